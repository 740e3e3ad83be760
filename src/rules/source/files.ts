import { factTypes } from '../facts.ts'
import { ranks } from '../rank.ts'
import { answerers, origins, reviews, ruleKinds, settlements, statuses, subjects } from '../rule.ts'
import { citation, code, confidence, date, days, none, note, slug, words } from './members.ts'
import {
  bool,
  from0,
  group,
  listOf,
  made,
  mapOf,
  matching,
  oneOf,
  optional,
  orNull,
  perhaps,
  placed,
  type Shape,
  text,
  that,
  whole,
} from './shape.ts'

/** The shapes of the files of `regulations/` but rules; `docs/adr/0004-rules-as-data.md` explains them. */

const numberOfInstrument: Shape<string> = made(
  that(
    'a number, as a text',
    (value): value is string | number | null =>
      value === null || typeof value === 'string' || typeof value === 'number',
  ),
  (value) => String(value ?? ''),
)

const relation = mapOf(oneOf(['implements', 'amends', 'revokes', 'replaces', 'cites']), placed(slug))

export const instrumentFile = group({
  id: placed(slug),
  rank: oneOf(ranks),
  kind: text,
  number: numberOfInstrument,
  year: orNull(whole),
  title: text,
  aliases: listOf(text),
  issued: orNull(date),
  inForce: orNull(date),
  ended: orNull(date),
  status: oneOf(statuses),
  relations: listOf(relation),
  source: orNull(text),
  textVerified: bool,
  confidence,
  summary: text,
  reserves: optional(listOf(group({ at: text, kind: oneOf(ruleKinds), reads: text, rank: oneOf(ranks) })), none),
  governs: optional(listOf(oneOf(reviews)), none),
  provinces: optional(listOf(matching(/^\d{2}$/, "the two digits of a province, like '13'")), none),
})

export const resolutionsFile = listOf(
  group({
    rule: placed(slug),
    against: optional(orNull(text), null),
    by: oneOf(settlements),
    reason: words,
  }),
)

const path = matching(
  new RegExp(`^(worker|family|history|card|${subjects.join('|')})\\.[a-z][A-Za-z0-9]*$`),
  'a fact like worker.birthDate',
)
export const factsFile = mapOf(
  path,
  group({
    type: oneOf(factTypes),
    values: optional(mapOf(code, words), none),
    question: words,
    asks: oneOf(answerers),
    source: text,
  }),
)

export const documentsFile = mapOf(
  code,
  group({
    name: words,
    everyday: words,
    issuer: words,
    where: words,
    fee: orNull(group({ amount: from0, confidence })),
    days,
    icon: text,
    comes: oneOf(origins),
    compares: orNull(group({ register: text, fields: listOf(text) })),
    reads: optional(listOf(text), none),
    validity: optional(orNull(text), null),
  }),
)

export const schemeFile = group({
  id: placed(code),
  open: bool,
  title: words,
  sentence: words,
  places: optional(orNull(group({ who: text, name: words })), null),
  instead: optional(orNull(words), null),
  employers: optional(listOf(placed(code)), none),
  citation: perhaps(citation),
  confidence: optional(orNull(confidence), null),
  note: optional(orNull(note), null),
  steps: optional(
    listOf(
      placed(
        group({
          code,
          name: words,
          acts: text,
          documents: listOf(placed(code)),
          review: oneOf(reviews),
          usualDays: optional(days, null),
          citation,
          note: optional(orNull(note), null),
        }),
      ),
    ),
    none,
  ),
})
