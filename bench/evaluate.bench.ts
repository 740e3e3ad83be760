import { fileURLToPath } from 'node:url'
import { day } from '../src/kernel/time.ts'
import { evaluate } from '../src/rules/evaluate.ts'
import type { Facts } from '../src/rules/facts.ts'
import type { RuleSet } from '../src/rules/rule.ts'
import { parseRegulations } from '../src/rules/source/parse.ts'
import { readRegulations } from '../src/rules/source/read-folder.ts'
import type { HandFile } from './evaluate.hand-law.ts'
import { checkByHand } from './evaluate.hand-written.ts'
import { jsonRules } from './evaluate.json-rules.ts'
import { inTurns, type Report } from './measure.ts'

type File = Facts & HandFile
const on = day('2026-11-23')

/** All rules of placement by a company on one file: ours, the same written by hand, and json-rules-engine. */
export async function bench(): Promise<Report> {
  const folder = fileURLToPath(new URL('../regulations', import.meta.url))
  const { ruleSet } = parseRegulations(await readRegulations(folder))
  if (!ruleSet) throw new Error('the regulations do not load; see `bekal regulations check`')
  const files = Array.from({ length: 16 }, (_, index) => fileOf(ruleSet, index))
  const differing = differences(ruleSet, files)
  const same: RuleSet = { ...ruleSet, rules: ruleSet.rules.filter(({ id }) => !differing.has(id)) }
  const at = (i: number): File => files[i % files.length] ?? {}
  const asked = evaluate(same, at(0), on).length
  if (asked < 60) throw new Error(`the hand-written rules fell behind: ${[...differing].join(', ')}`)

  const run = jsonRules(same.rules, on, at(0))
  const works = [(i: number) => checkByHand(at(i), on), (i: number) => evaluate(same, at(i), on)] as const
  await inTurns(works, { turns: 10, calls: 2_000 })
  const [byHand, ours] = await inTurns(works, { turns: 60, calls: 500 })
  const [engine] = await inTurns([async (i: number) => await run(at(i))], { turns: 20, calls: 16 })
  return {
    name: `evaluation: ${asked} rules on one file, three-valued, with citations (${differing.size} rules left out)`,
    against: 'the same rules written by hand in TypeScript; then json-rules-engine',
    rows: [
      { label: 'written by hand in TypeScript', perSecond: byHand, ratio: 1 },
      { label: 'rules as data, compiled', perSecond: ours, ratio: ours / byHand, aim: 0.2 },
      { label: 'json-rules-engine (two-valued, without amounts)', perSecond: engine, ratio: engine / byHand },
      { label: 'rules as data, beside json-rules-engine', perSecond: ours, ratio: ours / engine, aim: 100 },
    ],
  }
}

/** A file of a care worker to Taiwan: from `0`, with nothing shown, to `15`, with everything, some of it refused. */
function fileOf(ruleSet: RuleSet, index: number): File {
  const reached = (place: number, of: number): boolean => place / of < index / 15
  const documents = [...ruleSet.documents.keys()]
  const steps = ruleSet.schemes.get('p2p')?.steps ?? []
  return {
    worker: { birthDate: `${1970 + index * 2}-05-05`, maritalStatus: index % 2 ? 'married' : 'single', sex: 'female' },
    placement: {
      scheme: 'p2p',
      purpose: 'new',
      country: 'TW',
      job: 'elderly-carer',
      sector: 'household',
      employer: 'household',
      contractMonths: 6 + index * 3,
      ...(index > 4 ? { jobOrderVerified: index !== 9, oldAgeSaving: false, onHold: false } : {}),
      ...(index > 8 ? { arrangedBy: 'licensed-company', destinationClosed: false, chargedPlacementCost: false } : {}),
    },
    ...(index > 2 ? { family: { permitSigner: 'spouse', villageAware: true } } : {}),
    ...(index > 6 ? { company: { licensed: true, licenceTransferred: false, permitRemaining: 12 - index } } : {}),
    documents: Object.fromEntries(
      documents
        .filter((_, place) => reached(place, documents.length))
        .map((code, place) => [
          code,
          { verified: place !== index, validUntil: place % 5 ? '2030-01-01' : '2026-11-22', issuedOn: '2026-10-10' },
        ]),
    ),
    steps: Object.fromEntries(
      steps.filter((_, place) => reached(place, steps.length)).map(({ code }) => [code, { done: true }]),
    ),
  }
}

/** Rules on which the two do not say the same of every file, so that the same work is compared. */
function differences(ruleSet: RuleSet, files: readonly File[]): ReadonlySet<string> {
  type Said = { readonly rule: string; readonly outcome: string; readonly amount: number | null; payer: string | null }
  const saying = (found: readonly Said[]): ReadonlyMap<string, string> =>
    new Map(found.map(({ rule, outcome, amount, payer }) => [rule, `${outcome} ${amount} ${payer}`]))
  const differing = new Set<string>()
  for (const file of files) {
    const [hand, ours] = [saying(checkByHand(file, on)), saying(evaluate(ruleSet, file, on))]
    for (const rule of new Set([...hand.keys(), ...ours.keys()]))
      if (hand.get(rule) !== ours.get(rule)) differing.add(rule)
  }
  return differing
}
