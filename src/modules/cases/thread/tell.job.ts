import { z } from 'zod'
import type { Tx } from '../../../platform/db/tx.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { fitsOneSms } from '../../../platform/notify/send.ts'
import type { Tools } from '../../../platform/tools.ts'
import type { Case } from '../case.ts'
import { hiddenAt } from '../hidden.ts'
import { caseById, contactOf } from '../store.ts'
import { messageById } from '../thread-store.ts'
import { words } from '../words.ts'

/**
 * Tells the reporter that an answer waits, where they said they can be reached. The message says nothing of a complaint:
 * somebody else may read it. Who wrote by WhatsApp, SMS or e-mail has the answer itself in the same conversation there.
 */
export const tellJob = job({
  name: 'cases.tell',
  retries: 8,
  payload: z.object({ case: z.string(), message: z.string().nullable().default(null), what: z.string().default('') }),
  run: async ({ case: id, message, what }, { tools, inTx }) =>
    await inTx(async (tx) => {
      const one = await caseById(tx, id)
      const contact = one && (await contactOf(tx, id))
      if (!one || !contact?.channel || contact.addressHidden === null) return
      const answer =
        one.channel === contact.channel && message !== null ? await answerOf(tx, tools, { one, message }) : ''
      const neutral = words(one.language === 'en' ? 'en' : 'id')('told.reporter', {
        address: `${tools.config.publicUrl}/p`,
      })
      await tx.notify({
        key: `case-told:${message ?? `${id}:${what === '' ? (one.officeAt ?? one.filedAt) : what}`}`,
        channel: contact.channel,
        to: tools.seal.reveal(contact.addressHidden, hiddenAt.address(id)),
        text:
          answer === '' || answer.length > longest || (contact.channel === 'sms' && !fitsOneSms(answer))
            ? neutral
            : answer,
      })
    }),
})

/** What is longer is read on the page: an outbox keeps no letters. */
const longest = 3_500

/** What the office said, as a message of ours in somebody's own channel. */
async function answerOf(tx: Tx, { seal }: Pick<Tools, 'seal'>, { one, message }: { one: Case; message: string }) {
  const said = await messageById(tx, message)
  return said?.side === 'office' && said.case === one.id
    ? words('id')('told.answer', { number: one.number, text: seal.reveal(said.body, hiddenAt.body(message)) })
    : ''
}
