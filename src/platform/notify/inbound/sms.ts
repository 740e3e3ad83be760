import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'
import { instant } from '../../../kernel/time.ts'
import { clean, jsonOf } from './plain.ts'
import type { Delivery } from './received.ts'

const shape = z.object({
  id: z.string().min(1).max(200),
  from: z.string().min(3).max(30),
  text: z.string(),
  at: z.iso.datetime({ offset: true }).optional(),
})

/**
 * Reads one SMS as `docs/gateways/inbound.openapi.yaml` has it. Whoever calls has held the signature. The sender of an SMS can
 * be forged, and is never taken as proven.
 */
export function readSms(body: Uint8Array, now: Date): Delivery {
  const read = shape.safeParse(jsonOf(body))
  const number = read.success ? parsePhoneNumberFromString(read.data.from, 'ID')?.number : undefined
  if (!read.success || number === undefined) return { ok: false, code: 'not-understood' }
  const { id, text, at } = read.data
  const said = { text: clean(text), media: [], untakable: null }
  return {
    ok: true,
    received: [
      {
        external: `sms:${id}`,
        channel: 'sms',
        from: number,
        name: '',
        saidAt: instant(at ?? now),
        unproven: true,
        ...said,
      },
    ],
  }
}
