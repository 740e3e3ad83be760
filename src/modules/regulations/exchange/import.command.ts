import { z } from 'zod'
import type { Decision } from '../../../kernel/decision.ts'
import { day, isDay } from '../../../kernel/time.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { type Command, command, type Outcome } from '../../../platform/cli/command.ts'
import type { EdgeRefusal, Performed } from '../../../platform/db/performed.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Instrument } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { textIn } from '../import/command.ts'
import { loadRegulations } from '../load.ts'
import { nameOfArticle } from '../register/article.ts'
import { instrumentNamed } from '../register/names.ts'
import { enter, previewOf, takeIn, textActs } from '../texts/act.ts'
import { articlesOn } from '../texts/expression.ts'
import { type Plan, planOf } from '../texts/plan.ts'
import { type BroughtText, expressionsOf } from '../texts/store.ts'

/** The installation as a command needs it: what is stored, who somebody is, and acting as them. */
export type Desk = {
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** An officer of the centre by their number; nothing when there is no such post today. */
  readonly centreOfficer: (number: string) => Promise<Actor | undefined>
  readonly perform: <Event, Refusal>(
    actor: Actor,
    performed: Performed<Event, Refusal>,
  ) => Promise<Decision<Event, Refusal | EdgeRefusal>>
}
type WithDesk = <T>(work: (desk: Desk) => Promise<T>) => Promise<T>
type Given = BroughtText

/** `bekal regulations import teks.txt --instrument uu-18-2017 --from 2017-11-22`: shows; with `--by` it is brought, and with `--checked-by` another enters it. */
export const importCommand = (shipped: string, withDesk: WithDesk): Command =>
  command({
    name: 'regulations import',
    summary:
      'Show what the text of an instrument changes beside what stands; with --by it is brought, with --checked-by entered.',
    options: z.object({
      arguments: z.array(z.string()).length(1).describe('a text file in UTF-8, at most 2 MB'),
      instrument: z.string().describe('the instrument whose text it is, by any of its names'),
      amends: z.string().optional().describe('the instrument whose articles it changes'),
      origin: z.string().min(1).max(300).describe('where the text was copied from, as every reader will see it'),
      from: z.string().refine(isDay, 'a day like 2026-03-01').describe('the first day it counts'),
      by: z
        .string()
        .optional()
        .describe('number of the officer of the centre who brings it; nothing is stored without'),
      'checked-by': z.string().optional().describe('number of another officer of the centre, who enters it'),
      folder: z.string().default(shipped).describe('the folder of the law as data'),
    }),
    exits: {
      0: 'entered, brought, or shown',
      1: 'the file cannot be read',
      2: 'the rules do not load',
      3: 'an instrument or the officer is not known, or both instruments are the same',
      4: 'nothing to enter, or it was refused; the code says why',
    },
    run: async ({ arguments: [path = ''], instrument, amends, origin, from, by, folder, ...more }, { out }) => {
      const text = await textIn(path)
      if (typeof text !== 'string') return failed(1, text.why)
      const { ruleSet } = await loadRegulations(folder)
      if (!ruleSet) return failed(2, 'The rules do not load. See: bekal regulations check')
      const own = instrumentNamed(ruleSet, instrument)
      const other = amends === undefined ? null : instrumentNamed(ruleSet, amends)
      if (!own) return failed(3, `There is no instrument "${instrument}".`)
      if (other === undefined) return failed(3, `There is no instrument "${amends}".`)
      if (other?.id === own.id) return failed(3, `${nameOf(own)} does not amend itself.`)
      const given = { instrument: own.id, amends: other?.id ?? null, effectiveFrom: day(from), origin, text }
      return await withDesk(async (desk) => {
        const plan = await planned(desk, given)
        for (const line of toldOf(plan, path)) out(`${line}\n`)
        return by === undefined
          ? shown(plan)
          : await brought(desk, { given, by, checkedBy: more['checked-by'], plan, own: other ?? own })
      })
    },
  })

const failed = (code: number, text: string): Outcome => ({ code, text, data: { problem: text } })

/** What the text would change, worked out without storing anything. */
async function planned({ read }: Desk, { instrument, amends, effectiveFrom, text }: Given): Promise<Plan> {
  const known = await read(async (tx) => await expressionsOf(tx, amends ?? instrument))
  return planOf(text, { amends: amends !== null, standing: articlesOn(known, effectiveFrom) })
}

const toldOf = ({ changes, unplaced, missing }: Plan, path: string): readonly string[] => [
  ...missing.map((number) => `Pasal ${number}: not in the text; its heading may be misspelt`),
  ...changes.map(({ article, kind }) => `${nameOfArticle(article)}: ${kind}`),
  ...unplaced.map(({ at, why, text }) => `${path}:${at}: ${why}: ${text.slice(0, 100)}`),
]

const sum = ({ changes, same, unplaced }: Plan): string =>
  `${changes.length} articles, ${same} the same, ${unplaced.length} lines without a place`

const shown = (plan: Plan): Outcome =>
  plan.changes.length === 0
    ? { ...failed(4, `Nothing to enter: ${sum(plan)}.`), data: { ...plan, entered: false } }
    : { code: 0, text: `${sum(plan)}. Nothing is stored; bring it with --by.`, data: { ...plan, entered: false } }

type Entering = {
  readonly given: Given
  readonly by: string
  readonly checkedBy: string | undefined
  readonly plan: Plan
  readonly own: Instrument
}

/** Takes the text in as one officer and enters it as another, by the same acts as the page. */
async function brought(desk: Desk, { given, by, checkedBy, plan, own }: Entering): Promise<Outcome> {
  const actor = await desk.centreOfficer(by)
  if (actor === undefined) return failed(3, `No officer of the centre has the number "${by}" today.`)
  const checker = checkedBy === undefined ? null : await desk.centreOfficer(checkedBy)
  if (checker === undefined) return failed(3, `No officer of the centre has the number "${checkedBy}" today.`)
  const subject = async () => ({})
  const taken = await desk.perform(actor, {
    act: textActs.takeIn,
    subject,
    work: async (tx) => await takeIn(tx, given),
    entry: ([event]) => ({
      act: textActs.takeIn.name,
      record: { kind: 'text', id: event.source },
      payload: { ...event },
    }),
  })
  if (!taken.ok) return failed(4, `Refused: ${taken.refusal.code}.`)
  const { source } = taken.events[0]
  if (checker === null)
    return {
      code: 0,
      text: `Brought as ${source}: ${sum(plan)}. A colleague enters it at /pusat/naskah/${source}.`,
      data: { ...plan, entered: false, source },
    }
  const seen = (await desk.read(async (tx) => await previewOf(tx, source)))?.digest ?? ''
  const done = await desk.perform(checker, {
    act: textActs.enter,
    subject,
    work: async (tx) => await enter(tx, source, seen),
    entry: ([event]) => ({ act: textActs.enter.name, record: { kind: 'text', id: source }, payload: { ...event } }),
  })
  return done.ok
    ? { code: 0, text: `Entered into ${nameOf(own)}: ${sum(plan)}.`, data: { ...plan, entered: true, source } }
    : failed(4, `Taken in as ${source}, not entered: ${done.refusal.code}.`)
}
