import { z } from 'zod'
import type { ApplicationId } from '../../../kernel/ids.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { job } from '../../../platform/jobs/jobs.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { revealPhone } from '../../workers/index.ts'
import { words } from '../review/words.ts'
import { applicationById } from '../store.ts'
import { classById } from './store.ts'

/** Tells a worker that their class does not take place, and where to choose another. Twice is once. */
export const cancelledJob = job({
  name: 'placements.tell-cancelled',
  retries: 8,
  payload: z.object({ application: z.string(), orientation: z.string() }),
  run: async ({ application: id, orientation }, { tools, inTx }) =>
    await inTx(async (tx) => {
      const application = await applicationById(tx, id as ApplicationId)
      const held = await classById(tx, orientation)
      const to = application && (await revealPhone(tx, tools.seal, application.worker, 'message'))
      if (!application || !held || to === undefined) return
      await tx.notify({
        key: `cancelled:${orientation}:${id}`,
        channel: 'sms',
        to,
        text: words('id')('message.cancelled', {
          when: moment('id', held.startsAt, zoneOfArea(application.village)),
          address: `${tools.config.publicUrl}/perjalanan`,
        }),
      })
    }),
})
