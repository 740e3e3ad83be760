import { createHmac } from 'node:crypto'
import { type Instant, instant } from '../../../kernel/time.ts'
import type { Received } from '../../../platform/notify/inbound/received.ts'

/** A WhatsApp message of a worker in Taiwan. */
export const whatsAppOf = (change: Partial<Received> & { readonly external: string }): Received => ({
  channel: 'whatsapp',
  from: '+886912345678',
  name: 'Siti',
  saidAt: instant('2026-11-23T02:00:00Z'),
  text: 'Gajiku belum dibayar.',
  media: [],
  untakable: null,
  unproven: false,
  ...change,
})

/** A delivery as the Cloud API makes it, signed. */
export function cloudDelivery(
  messages: readonly object[],
  appSecret: string,
): { readonly body: string; readonly signature: string } {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: '1' },
    contacts: [{ wa_id: '886912345678', profile: { name: 'Siti' } }],
    messages,
  }
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  })
  return { body, signature: `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` }
}

/** Headers of a delivery signed as Standard Webhooks says. */
export function standardHeaders(
  body: string | Uint8Array,
  { secret, now, id = 'd1' }: { readonly secret: string; readonly now: Instant; readonly id?: string },
): Record<string, string> {
  const seconds = String(Math.floor(Date.parse(now) / 1_000))
  const signature = createHmac('sha256', secret).update(`${id}.${seconds}.`).update(body).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}
