import { z } from 'zod'
import { job } from '../../../platform/jobs/jobs.ts'
import { officeOf } from '../../offices/index.ts'
import { personAt, toOfficer } from '../alarm/tell.ts'
import { caseById } from '../store.ts'
import { words } from './words.ts'

/** Tells the office of somebody's home that they have landed: the number, and nothing else. */
export const returnJob = job({
  name: 'cases.return',
  retries: 5,
  payload: z.object({ case: z.string(), office: z.string() }),
  run: async ({ case: id, office: at }, { tools, inTx }) =>
    await inTx(async (tx) => {
      const [one, office] = [await caseById(tx, id), officeOf(at)]
      const told = office && (await personAt(tx, { office: office.id, handler: null }, 0))
      if (!one || !told) return
      const text = words('id')('sms.arrived', { number: one.number, address: `${tools.config.publicUrl}/meja/aduan` })
      await toOfficer(tx, tools, told.person, { key: `case-return:${id}:${at}`, text })
    }),
})
