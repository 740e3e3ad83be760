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
export const fitsOneSms = (text: string): boolean => {
  const length = [...text].reduce((total, letter) => total + (gsmExtended.includes(letter) ? 2 : 1), 0)
  return length <= 160 && [...text].every((letter) => gsm.includes(letter) || gsmExtended.includes(letter))
}

const gsm =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const gsmExtended = '^{}\\[~]|€'
