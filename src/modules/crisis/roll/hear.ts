import type { Tx } from '../../../platform/db/tx.ts'
import type { Tools } from '../../../platform/tools.ts'
import { type Heard, type Said, tellNumber } from '../../cases/index.ts'
import { askedIndex } from '../hidden.ts'
import { crisisStandard } from '../standard.ts'
import { words } from '../words.ts'
import { answerEntry, keepAnswer } from './act.ts'
import { saysIn } from './reply.ts'
import { rollById, rollsAsked } from './store.ts'

/**
 * Hears a reply to a roll-call before it becomes a complaint: *aman* stands on the roll and is answered; whoever needs help
 * has a case, and what they wrote goes into it. Where two people share the number nobody can tell who speaks, so that
 * somebody reads it. Runs as Bekal itself.
 */
export async function hearReply(tx: Tx, tools: Pick<Tools, 'seal' | 'config'>, { said, text }: Said): Promise<Heard> {
  if (said.channel === 'email') return 'not-ours'
  const says = saysIn(text, crisisStandard().replies)
  if (says === undefined) return 'not-ours'
  const rolls = await rollsAsked(tx, askedIndex(tools.seal, said.from))
  const [row] = rolls
  if (row === undefined || rolls.some(({ worker }) => worker !== row.worker)) return 'not-ours'
  const kept = await keepAnswer(tx, tools.seal, row.id, {
    says,
    words: '',
    place: '',
    via: said.channel,
    language: 'id',
  })
  if (kept.ok) await tx.record(answerEntry(kept.events[0]))
  else if (kept.refusal.code !== 'crisis.same-answer') return 'not-ours'
  const filed = kept.ok ? kept.events[0].filed : null
  if (filed) await tellNumber(tx, tools, { filed, channel: said.channel, to: said.from })
  if (says === 'safe') {
    const answered = words('id')('sms.safe')
    await tx.notify({ key: `crisis-heard:${said.external}`, channel: said.channel, to: said.from, text: answered })
    return 'heard'
  }
  const into = (await rollById(tx, row.id))?.case
  return into ? { into } : 'not-ours'
}
