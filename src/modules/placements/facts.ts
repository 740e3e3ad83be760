import type { LocalDate, TimeZone } from '../../kernel/time.ts'
import { dayIn } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Facts, FactValue } from '../../rules/compile.ts'
import { evaluate } from '../../rules/evaluate.ts'
import type { Finding } from '../../rules/finding.ts'
import type { RuleSet, Step } from '../../rules/rule.ts'
import { reference, zoneOfArea } from '../offices/index.ts'
import { type Counting, type FileDays, rulesFor } from '../regulations/index.ts'
import {
  documentsOf,
  type FamilyFacts,
  familyFacts,
  type Worker,
  type WorkerDocument,
  workerById,
} from '../workers/index.ts'
import type { Application, State } from './application.ts'
import { verifiedSince } from './decisions.ts'

/** Whether a document the worker has handed in counts before an officer has looked at it. */
export type Count = 'shown' | 'verified'

export type Found = {
  readonly ruleSet: RuleSet
  /** Newer rules that a transition spares this file. */
  readonly spared: Counting['spared']
  readonly on: LocalDate
  readonly facts: Facts
  readonly findings: readonly Finding[]
}

/**
 * Everything known of a file today, and what every rule says of it. For the worker's own view and for sending,
 * documents count as soon as they are shown; for what an office has verified, only verified ones do.
 */
export async function findingsOf(tx: Tx, application: Application, count: Count): Promise<Found> {
  const zone = zoneOfArea(application.village)
  const on = dayIn(tx.now, zone)
  const { ruleSet, spared } = await rulesFor(tx, on, async () => await daysOf(tx, application, zone))
  const worker = await workerById(tx, application.worker)
  if (!worker) throw new Error(`application ${application.id} has no worker the actor may see`)
  const [documents, family] = [await documentsOf(tx, worker.id), await familyFacts(tx, worker.id)]
  const facts = factsOf({ application, worker, documents, family, count })
  const full = withSteps(facts, { ruleSet, on, application })
  return { ruleSet, spared, on, facts: full, findings: evaluate(ruleSet, full, on) }
}

/** How far the file has come, in days where it is at home: what a transition of the rules asks. */
export async function daysOf(
  tx: Tx,
  { id, createdAt, submittedAt }: Pick<Application, 'id' | 'createdAt' | 'submittedAt'>,
  zone: TimeZone,
): Promise<FileDays> {
  const verifiedAt = await verifiedSince(tx, id)
  return {
    begun: dayIn(createdAt, zone),
    sent: submittedAt && dayIn(submittedAt, zone),
    verified: verifiedAt && dayIn(verifiedAt, zone),
  }
}

type Around = { readonly ruleSet: RuleSet; readonly on: LocalDate; readonly application: Application }

/** Adds which steps are done. Which documents a step asks for is itself what the rules say of the file. */
export function withSteps(facts: Facts, { ruleSet, on, application }: Around): Facts {
  const asked = askedDocuments(evaluate(ruleSet, facts, on))
  const shown = Object.keys(facts['documents'] ?? {})
  const steps = ruleSet.schemes.get(application.scheme)?.steps ?? []
  const done = steps.map((step) => [step.code, { done: isStepDone(step, { shown, asked, state: application.state }) }])
  return { ...facts, steps: Object.fromEntries(done) as Facts }
}

/** The documents the rules ask of this file. */
export const askedDocuments = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.flatMap(({ document, applied }) => (document !== null && applied ? [document] : [])))

export type Known = {
  readonly application: Application
  readonly worker: Worker
  readonly documents: readonly WorkerDocument[]
  readonly family: FamilyFacts
  readonly count: Count
}

/** The facts of a file, by the paths of `regulations/facts.yaml`. What nobody has said is left out: it is unknown. Pure. */
export function factsOf({ application, worker, documents, family, count }: Known): Facts {
  const shown = Object.fromEntries(documents.flatMap((document) => shownAs(document, count)))
  const own: Record<string, Record<string, FactValue>> = {
    worker: known({
      birthDate: worker.birthDate,
      sex: worker.sex,
      maritalStatus: worker.maritalStatus,
      education: worker.education,
    }),
    family: known({ permitSigner: family.permitSigner, villageAware: family.villageAware }),
    placement: known({
      scheme: application.scheme,
      country: application.country,
      job: application.job,
      sector: application.sector,
      employer: application.employer,
      purpose: application.purpose,
      contractMonths: application.contractMonths,
      lowestPosition: application.lowestPosition,
    }),
    documents: shown,
    card: { held: application.state === 'issued' || application.state === 'departed' },
  }
  // What was answered only fills what nothing better says: an answer cannot change the scheme or the birth date.
  for (const [path, value] of Object.entries(application.answers)) {
    const [root = '', name = ''] = path.split('.')
    own[root] = { [name]: value, ...own[root] }
  }
  return own
}

/** A document as a fact: absent when nobody has shown it, unmet when it was given back. */
function shownAs({ kind, state, validUntil, issuedOn }: WorkerDocument, count: Count): [string, Facts][] {
  const dates = known({ validUntil, issuedOn })
  if (state === 'verified') return [[kind, { verified: true, ...dates }]]
  if (state === 'returned') return [[kind, { verified: false, ...dates }]]
  return count === 'shown' ? [[kind, { verified: true, ...dates }]] : []
}

const known = (values: Readonly<Record<string, FactValue | null | undefined>>): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, FactValue] => entry[1] !== null && entry[1] !== undefined),
  )

/** How far each review of an office is behind a file in this state. */
const passed: Readonly<Record<Exclude<Step['review'], 'none'>, readonly State[]>> = {
  verification: ['verified', 'scheduled', 'oriented', 'issued', 'departed', 'revoked'],
  orientation: ['oriented', 'issued', 'departed', 'revoked'],
  card: ['issued', 'departed', 'revoked'],
}

/** A reviewed step is done when its review is passed; another one when all documents it asks of this file are shown. */
export function isStepDone(
  { code, review, documents }: Step,
  { shown, asked, state }: { shown: readonly string[]; asked: ReadonlySet<string>; state: State },
): boolean {
  if (review !== 'none') return passed[review].includes(state)
  if (code === 'departure' || code === 'arrival-report') return state === 'departed'
  return documents.every((document) => !asked.has(document) || shown.includes(document))
}

/** The sector and the kind of employer of a job. @throws RangeError when there is no such job */
export function jobFacts(code: string): { readonly sector: string; readonly employer: Application['employer'] } {
  const job = reference().jobs.get(code)
  if (!job) throw new RangeError(`no job ${code}`)
  return { sector: job.sector, employer: job.employer }
}
