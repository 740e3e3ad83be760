import { z } from 'zod'
import { job } from '../../../platform/jobs/jobs.ts'
import { hiddenAt } from '../hidden.ts'
import { caseById, contactOf } from '../store.ts'
import { words } from '../words.ts'

/**
 * Tells the reporter that an answer waits, where they said they can be reached. The message says nothing of a complaint:
 * somebody else may read it.
 */
export const tellJob = job({
  name: 'cases.tell',
  retries: 8,
  payload: z.object({ case: z.string() }),
  run: async ({ case: id }, { tools, inTx }) =>
    await inTx(async (tx) => {
      const one = await caseById(tx, id)
      const contact = one && (await contactOf(tx, id))
      if (!one || !contact?.channel || contact.addressHidden === null) return
      const lang = one.language === 'en' ? 'en' : 'id'
      await tx.notify({
        key: `case-told:${id}:${one.officeAt ?? one.filedAt}`,
        channel: contact.channel,
        to: tools.seal.reveal(contact.addressHidden, hiddenAt.address(id)),
        text: words(lang)('told.reporter', { address: `${tools.config.publicUrl}/p` }),
      })
    }),
})
