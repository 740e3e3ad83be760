import { z } from 'zod'
import { plusMinutes } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import type { Tools } from '../../../platform/tools.ts'
import { caseStandard } from '../categories.ts'
import { hiddenAt } from '../hidden.ts'
import { enterStep } from '../step.ts'
import { casesToFollow, changeCase, contactOf } from '../store.ts'
import { words } from '../words.ts'

/** Every day: whoever's case was closed a month ago is asked whether it is still well. */
export const followUpJob = job({
  name: 'cases.follow-up',
  cron: { at: '40 9 * * *', zone: 'Asia/Jakarta' },
  retries: 3,
  payload: z.object({}).loose(),
  run: async (_, { tools, inTx }) => void (await inTx(async (tx) => await followUp(tx, tools))),
})

/** @returns how many were asked; each case once after each closing */
export async function followUp(tx: Tx, { seal, config }: Pick<Tools, 'seal' | 'config'>): Promise<number> {
  const before = plusMinutes(tx.now, -caseStandard().followUpDays * 24 * 60)
  const all = await casesToFollow(tx, before)
  for (const one of all) {
    await changeCase(tx, one.id, { followedAt: tx.now })
    const contact = await contactOf(tx, one.id)
    const none = { person: null, office: null, data: {}, said: null }
    await enterStep(tx, { id: tx.newId(), case: one.id, at: tx.now, step: 'followed-up', ...none })
    if (!contact?.channel || contact.addressHidden === null) continue
    await tx.notify({
      key: `case-followed:${one.id}:${one.closedAt}`,
      channel: contact.channel,
      to: seal.reveal(contact.addressHidden, hiddenAt.address(one.id)),
      text: words(one.language === 'en' ? 'en' : 'id')('sms.follow-up', { address: `${config.publicUrl}/p` }),
    })
  }
  return all.length
}
