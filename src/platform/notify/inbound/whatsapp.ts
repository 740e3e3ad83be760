import { createHmac } from 'node:crypto'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'
import { type Instant, instant } from '../../../kernel/time.ts'
import { sameToken } from '../../http/origin.ts'
import { clean, jsonOf } from './plain.ts'
import type { Delivery, Media, Received } from './received.ts'

const media = z.object({
  id: z.string().min(1).max(200),
  caption: z.string().optional(),
  filename: z.string().optional(),
})

const message = z.object({
  from: z.string().regex(/^\d{6,15}$/),
  id: z.string().min(1).max(300),
  timestamp: z.coerce.number().int().positive().max(9_999_999_999),
  type: z.string().max(40),
  text: z.object({ body: z.string() }).optional().catch(undefined),
  button: z.object({ text: z.string() }).optional().catch(undefined),
  interactive: z
    .object({
      button_reply: z.object({ title: z.string() }).optional(),
      list_reply: z.object({ title: z.string() }).optional(),
    })
    .optional()
    .catch(undefined),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional()
    .catch(undefined),
  image: media.optional().catch(undefined),
  audio: media.optional().catch(undefined),
  document: media.optional().catch(undefined),
})

const value = z.object({
  contacts: z
    .array(z.object({ wa_id: z.string(), profile: z.object({ name: z.string() }).optional() }))
    .optional()
    .catch(undefined),
  messages: z.array(z.unknown()).optional(),
})

/** The envelope of the Cloud API; statuses of what we sent come in it too and are passed over. */
const envelope = z.object({
  entry: z.array(z.object({ changes: z.array(z.object({ value })) })),
})

/** Whether WhatsApp signed these bytes: HMAC-SHA256 with the secret of our app. */
const isSigned = (body: Uint8Array, signature: string | null, appSecret: string): boolean =>
  sameToken(signature ?? '', `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`)

/**
 * Reads a delivery of the WhatsApp Cloud API. One message in it that cannot be read does not keep back the others, and is
 * itself kept as something that cannot be taken, as long as it says who sent it.
 */
export function readWhatsApp(
  body: Uint8Array,
  { signature, appSecret }: { readonly signature: string | null; readonly appSecret: string },
): Delivery {
  if (!isSigned(body, signature, appSecret)) return { ok: false, code: 'not-signed' }
  const read = envelope.safeParse(jsonOf(body))
  if (!read.success) return { ok: false, code: 'not-understood' }
  const values = read.data.entry.flatMap(({ changes }) => changes.map((change) => change.value))
  return {
    ok: true,
    received: values.flatMap(({ messages = [], contacts = [] }) =>
      messages.flatMap((one) => {
        const names = new Map(contacts.map(({ wa_id, profile }) => [wa_id, profile?.name ?? '']))
        return messageOf(one, names)
      }),
    ),
  }
}

function messageOf(given: unknown, names: ReadonlyMap<string, string>): Received[] {
  const read = message.safeParse(given)
  if (!read.success) return []
  const { from, id, timestamp, type, text, button, interactive, location, image, audio, document } = read.data
  const number = parsePhoneNumberFromString(`+${from}`)?.number ?? `+${from}`
  const file = image ?? audio ?? document
  const words =
    text?.body ??
    file?.caption ??
    button?.text ??
    interactive?.button_reply?.title ??
    interactive?.list_reply?.title ??
    (location && placeText(location)) ??
    ''
  return [
    {
      external: `whatsapp:${id}`,
      channel: 'whatsapp',
      from: number,
      name: names.get(from)?.slice(0, 120) ?? '',
      saidAt: momentOf(timestamp),
      text: clean(words),
      media: file ? [mediaOf(type, file)] : [],
      untakable: words === '' && !file ? type : null,
      unproven: false,
    },
  ]
}

const mediaOf = (type: string, { id, filename }: z.output<typeof media>): Media => ({
  kind: 'fetch',
  id,
  name: filename?.slice(0, 200) ?? type,
})

const placeText = ({ latitude, longitude, name, address }: NonNullable<z.output<typeof message>['location']>): string =>
  [name, address, `geo:${latitude},${longitude}`].filter(Boolean).join('\n')

const momentOf = (seconds: number): Instant => instant(new Date(seconds * 1_000))
