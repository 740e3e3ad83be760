import type { Decision } from '../../../kernel/decision.ts'
import type { ApplicationId, PersonId } from '../../../kernel/ids.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { officeServing, zoneOfArea } from '../../offices/index.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { serve, workerById } from '../../workers/index.ts'
import type { Application } from '../application.ts'
import { jobFacts } from '../facts.ts'
import type { Refusal } from '../refusal.ts'
import { addToHistory, applicationsOf, insertApplication, nextNumber } from '../store.ts'
import { type Begun, begin } from './decide.ts'
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
  const worker = await workerById(tx, person)
  const village = worker?.village ?? null
  const zone = zoneOfArea(village ?? '')
  const today = dayIn(tx.now, zone)
  const ruleSet = await ruleSetOn(tx, today)
  const id = tx.newId<ApplicationId>()
  const others = await applicationsOf(tx, person)
  const draft = { id, scheme: ruleSet.schemes.get(form.jalur), schemeCode: form.jalur, others, village }
  const allowed = begin(draft, '')
  if (!allowed.ok || !worker || village === null) return allowed

  const office = officeServing(village)
  if (!office) throw new Error(`no office serves ${village}`)
  const number =
    reserved ??
    (await nextNumber(tx, {
      office: office.id,
      prefix: office.prefix ?? 'BKL',
      year: Number(today.slice(0, 4)),
    }))
  const application: Application = {
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
    office: office.id,
    state: 'draft',
    since: tx.now,
    createdAt: tx.now,
    submittedAt: null,
    assignedTo: null,
    dueAt: null,
    clean: 'unchecked',
    differences: 0,
    heldGround: null,
    answers: {},
    version: 1,
  }
  await insertApplication(tx, application)
  await serve(tx, worker.id, office.id)
  await addToHistory(tx, id, {
    type: 'placements.begun',
    data: { scheme: form.jalur, country: form.ke, job: form.kerja },
  })
  return begin(draft, number)
}
