import type { Tx } from '../db/tx.ts'
import type { Channel } from './channel.ts'
import { markFailed, markSent, type OutboxTables, takeWaiting } from './outbox.ts'

/**
 * Sends what waits in the outbox, oldest first. A message that fails stays and is tried again; the others go on.
 * Runs as the system, in its own transaction, so that another sender skips what this one holds.
 *
 * @returns how many left
 */
export async function sendWaiting(tx: Tx, channel: Channel, { keepsText = false } = {}): Promise<number> {
  const db = tx.db<OutboxTables>()
  let sent = 0
  for (const message of await takeWaiting(db, tx.now)) {
    try {
      await channel.send(message)
      await markSent(db, message.id, { at: tx.now, keepsText })
      sent += 1
    } catch (problem) {
      await markFailed(db, message, { now: tx.now, problem: problem instanceof Error ? problem.message : 'unknown' })
    }
  }
  return sent
}

/** Whether a text fits into one SMS: at most 160 characters of the GSM 7-bit alphabet. */
export const fitsOneSms = (text: string): boolean => isGsm(text) && smsParts(text) <= 1

const isGsm = (text: string): boolean =>
  [...text].every((letter) => gsm.includes(letter) || gsmExtended.includes(letter))

/** Room of a text that goes alone, and of each part of one that does not (3GPP TS 23.040: a header joins them). */
const room = { gsm: { alone: 160, part: 153 }, wide: { alone: 70, part: 67 } } as const

/**
 * In how many parts a text leaves as SMS, which is what it costs: in the GSM 7-bit alphabet (3GPP TS 23.038), or, when one
 * letter is not in it, in UCS-2. No letter is cut in two.
 */
export function smsParts(text: string): number {
  const plain = isGsm(text)
  const { alone, part } = plain ? room.gsm : room.wide
  const widths = [...text].map((letter) => (plain ? (gsmExtended.includes(letter) ? 2 : 1) : letter.length))
  if (widths.reduce((sum, width) => sum + width, 0) <= alone) return widths.length === 0 ? 0 : 1
  let [parts, used] = [1, 0]
  for (const width of widths)
    if (used + width > part) [parts, used] = [parts + 1, width]
    else used += width
  return parts
}

const gsm =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const gsmExtended = '^{}\\[~]|€'
