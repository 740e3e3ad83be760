import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { ApplicationId, OfficeId, PersonId } from '../../../kernel/ids.ts'
import { dayIn, type Instant } from '../../../kernel/time.ts'
import { takeTurn } from '../../../platform/db/lock.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { officeServing, zoneOfArea } from '../../offices/index.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { serve, type Worker, workerById } from '../../workers/index.ts'
import type { Application } from '../application.ts'
import { jobFacts } from '../facts.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, applicationsOf, insertApplication, nextNumber } from '../store.ts'
import { type Begun, whyNotBegin } from './decide.ts'
import type { ApplyForm } from './form.ts'

/**
 * Begins an application of the worker who acts; the office that serves their home gets it later.
 *
 * @param reserved  a number of that office and year that was reserved for it; the next one when absent
 */
export async function beginApplication(
  tx: Tx,
  form: ApplyForm,
  { person, reserved }: { readonly person: PersonId; readonly reserved?: string },
): Promise<Decision<Begun, Refusal>> {
  await takeTurn(tx, `begin ${person}`)
  const worker = await workerById(tx, person)
  const village = worker?.village ?? null
  const today = dayIn(tx.now, zoneOfArea(village ?? ''))
  const { schemes } = await ruleSetOn(tx, today)
  const others = await applicationsOf(tx, person)
  const no = whyNotBegin({ scheme: schemes.get(form.jalur), schemeCode: form.jalur, others, village })
  if (no) return refused(no)
  if (!worker || village === null) return refused({ code: 'placements.profile-unfinished', missing: ['village'] })

  const office = officeServing(village)
  if (!office) throw new Error(`no office serves ${village}`)
  const year = Number(today.slice(0, 4))
  const number = reserved ?? (await nextNumber(tx, { office: office.id, prefix: office.prefix ?? 'BKL', year }))
  const id = tx.newId<ApplicationId>()
  const application = draftOf(form, { id, number, worker, village, office: office.id, at: tx.now })
  await insertApplication(tx, application)
  await serve(tx, worker.id, office.id)
  await addToHistory(tx, id, {
    type: 'placements.begun',
    data: { scheme: form.jalur, country: form.ke, job: form.kerja },
  })
  return happened({ type: 'placements.begun', application: id, number })
}

type Home = {
  readonly id: ApplicationId
  readonly number: string
  readonly worker: Worker
  readonly village: string
  readonly office: OfficeId
  readonly at: Instant
}

/** An application as it begins. */
const draftOf = (form: ApplyForm, { id, number, worker, village, office, at }: Home): Application => ({
  id,
  number,
  worker: worker.id,
  workerName: worker.name,
  phoneLast4: worker.phoneLast4,
  scheme: form.jalur,
  country: form.ke,
  job: form.kerja,
  ...jobFacts(form.kerja),
  employerName: form.majikan,
  company: form.perusahaan,
  contractMonths: form.bulan,
  lowestPosition: null,
  purpose: 'new',
  province: village.slice(0, 2),
  village,
  office,
  state: 'draft',
  since: at,
  createdAt: at,
  submittedAt: null,
  assignedTo: null,
  dueAt: null,
  clean: 'unchecked',
  differences: 0,
  heldGround: null,
  answers: {},
  version: 1,
})
