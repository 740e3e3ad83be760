import type { Value } from '../expression.ts'
import type { Facts } from '../facts.ts'
import { expectations, helpers, payers, ruleKinds, subjects } from '../rule.ts'
import { cel, code, codes, confidence, country, date, name, none, note, slug, words } from './members.ts'
import {
  anything,
  bool,
  either,
  from0,
  group,
  listOf,
  made,
  mapOf,
  oneOf,
  optional,
  orNull,
  perhaps,
  placed,
  refused,
  type Shaped,
  text,
  that,
} from './shape.ts'

/** The shape of a rule; `docs/adr/0004-rules-as-data.md` explains it. */

const scalar = that(
  'a whole number, a text, true or false',
  (value): value is Value => typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value),
)
const parameter = group({
  unit: text,
  at: perhaps(text),
  confidence: perhaps(confidence),
  values: listOf(
    group({
      from: date,
      value: either(({ items }) => items !== undefined, listOf(scalar, 1), scalar),
      at: perhaps(text),
      confidence: perhaps(confidence),
    }),
    1,
  ),
})

const facts = refused('facts by path, e.g. { worker: { birthDate: 2008-03-01 } }')
const example = placed(
  group({
    name: text,
    on: date,
    facts: optional(
      either(
        ({ members }) => members !== undefined,
        made(anything, (json) => json as Facts),
        facts,
      ),
      {},
    ),
    finds: perhaps(oneOf(expectations)),
    needs: perhaps(listOf(text)),
    amount: perhaps(from0),
    payer: perhaps(oneOf(payers)),
    length: perhaps(from0),
    starts: perhaps(text),
    calendar: perhaps(text),
    due: perhaps(text),
  }),
)

export const ruleFile = group({
  id: placed(slug),
  instrument: placed(slug),
  at: text,
  kind: placed(oneOf(ruleKinds)),
  subject: optional(oneOf(subjects), 'placement'),
  title: words,
  from: date,
  until: optional(orNull(date), null),
  applies: optional(
    group({
      schemes: codes,
      countries: perhaps(listOf(placed(country))),
      jobs: codes,
      sectors: codes,
      employers: codes,
      when: perhaps(cel),
    }),
    {
      schemes: undefined,
      countries: undefined,
      jobs: undefined,
      sectors: undefined,
      employers: undefined,
      when: undefined,
    },
  ),
  guards: optional(listOf(placed(code)), none),
  parameters: optional(mapOf(name, placed(parameter)), none),
  condition: perhaps(cel),
  document: perhaps(placed(code)),
  unmet: perhaps(placed(words)),
  values: optional(mapOf(name, cel), none),
  remedy: perhaps(placed(group({ id: text, en: text, who: oneOf(helpers) }))),
  component: perhaps(code),
  payer: perhaps(
    either(
      ({ items }) => items !== undefined,
      listOf(placed(group({ when: perhaps(cel), payer: oneOf(payers) })), 1),
      oneOf(payers),
    ),
  ),
  amount: perhaps(cel),
  amountUnknown: perhaps(bool),
  clock: perhaps(
    group({
      starts: text,
      length: cel,
      unit: oneOf(['working-day', 'calendar-day']),
      pauses: optional(listOf(code), none),
      warnsBefore: perhaps(cel),
      escalates: optional(listOf(code), none),
    }),
  ),
  note: optional(orNull(note), null),
  confidence,
  examples: optional(listOf(example), none),
})
export type RuleFile = Shaped<typeof ruleFile>
