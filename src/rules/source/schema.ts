import { z } from 'zod'
import { day, isDay } from '../../kernel/time.ts'
import { ranks } from '../rank.ts'
import { confidences, ruleKinds } from '../rule.ts'

/** The shapes of the files of `regulations/`; `docs/adr/0004-rules-as-data.md` explains them. */

const date = z
  .string('expected a day, YYYY-MM-DD')
  .refine(isDay, 'expected a day that exists, YYYY-MM-DD')
  .transform(day)
const slug = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'expected small letters, digits, hyphens and dots')
const text = z.strictObject(
  { id: z.string().min(1), en: z.string().min(1) },
  'expected a text in both languages: { id: …, en: … }',
)
const confidence = z.enum(confidences, `expected one of ${confidences.join(', ')}`)
const cel = z.union(
  [z.string().min(1), z.boolean().transform(String), z.number().transform(String)],
  'expected a condition',
)
const citation = z.strictObject({ instrument: slug, at: z.string().min(1) })
const days = z.strictObject({ min: z.int().min(0), max: z.int().min(0), confidence }).nullable()

const relationKinds = ['implements', 'amends', 'revokes', 'replaces', 'cites']

export const instrumentFile = z.strictObject({
  id: slug,
  rank: z.enum(ranks, `expected one of ${ranks.join(', ')}`),
  kind: z.string().min(1),
  number: z.union([z.string(), z.number(), z.null()]).transform((number) => String(number ?? '')),
  year: z.int().min(1900).max(2100).nullable(),
  title: z.string().min(3),
  aliases: z.array(z.string()),
  issued: date.nullable(),
  inForce: date.nullable(),
  ended: date.nullable(),
  status: z.string().min(1),
  relations: z.array(
    z
      .record(z.string(), slug)
      .refine(
        (relation) =>
          Object.keys(relation).length === 1 && Object.keys(relation).every((kind) => relationKinds.includes(kind)),
        `expected one of ${relationKinds.join(', ')}, e.g. { amends: uu-18-2017 }`,
      ),
  ),
  source: z.string().nullable(),
  textVerified: z.boolean(),
  confidence,
  summary: z.string().min(1),
})

const value = z.union([z.number(), z.boolean(), z.string(), z.array(z.union([z.string(), z.number()]))])

const example = z.strictObject({
  name: z.string().min(1),
  on: date,
  facts: z.record(z.string(), z.unknown()).default({}),
  finds: z.enum(['met', 'unmet', 'unknown', 'not-applicable']).optional(),
  needs: z.array(z.string()).optional(),
  amount: z.int().optional(),
  payer: z.string().optional(),
  length: z.int().optional(),
  starts: z.string().optional(),
  due: z.string().optional(),
  calendar: z.string().optional(),
})

export const ruleFile = z.strictObject({
  id: slug,
  instrument: slug,
  at: z.string().min(1),
  kind: z.enum(ruleKinds, `expected one of ${ruleKinds.join(', ')}`),
  title: text,
  from: date,
  until: date.nullable().optional(),
  applies: z
    .strictObject({
      schemes: z.array(slug).optional(),
      countries: z.array(z.string().regex(/^[A-Z]{2}$/, 'expected an ISO country code')).optional(),
      jobs: z.array(slug).optional(),
      sectors: z.array(slug).optional(),
      employers: z.array(z.enum(['household', 'legal-entity'])).optional(),
      when: cel.optional(),
    })
    .default({}),
  guards: z.array(slug).default([]),
  parameters: z
    .record(
      z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a name like minimumAge'),
      z.strictObject({
        unit: z.string().min(1),
        at: z.string().optional(),
        confidence: confidence.optional(),
        values: z
          .array(z.strictObject({ from: date, value, at: z.string().optional(), confidence: confidence.optional() }))
          .min(1),
      }),
    )
    .default({}),
  condition: cel.optional(),
  document: slug.optional(),
  unmet: text.optional(),
  values: z.record(z.string(), cel).default({}),
  remedy: z.strictObject({ id: z.string(), en: z.string(), who: z.string() }).optional(),
  component: slug.optional(),
  payer: z.union([z.string(), z.array(z.strictObject({ when: cel.optional(), payer: z.string() }))]).optional(),
  amount: cel.optional(),
  amountUnknown: z.boolean().optional(),
  clock: z
    .strictObject({
      starts: z.string(),
      length: cel,
      unit: z.enum(['working-day', 'calendar-day']),
      pauses: z.array(slug).default([]),
      warnsBefore: cel.optional(),
      escalates: z.array(slug).default([]),
    })
    .optional(),
  note: z.union([z.string(), text]).optional(),
  confidence,
  examples: z.array(example).default([]),
})
export type RuleFile = z.output<typeof ruleFile>

export const factsFile = z.record(
  z.string(),
  z.strictObject({
    type: z.enum(['bool', 'int', 'string', 'Day']),
    values: z.record(z.string(), text).default({}),
    question: text,
    asks: z.string(),
    source: z.string(),
  }),
)

export const documentsFile = z.record(
  slug,
  z.strictObject({
    name: text,
    everyday: text,
    issuer: text,
    where: text,
    fee: z.strictObject({ amount: z.int().min(0), confidence }).nullable(),
    days,
    icon: z.string(),
    comes: z.enum(['upload', 'family-confirmation', 'issued-here']),
    compares: z.strictObject({ register: z.string(), fields: z.array(z.string()) }).nullable(),
    reads: z.array(z.string()).default([]),
    validity: z.unknown().optional(),
  }),
)

export const schemeFile = z.strictObject({
  id: slug,
  open: z.boolean(),
  title: text,
  sentence: text,
  places: z.unknown().optional(),
  instead: text.optional(),
  employers: z.array(z.enum(['household', 'legal-entity'])).default([]),
  countries: z.array(z.string()).optional(),
  citation: citation.optional(),
  confidence: confidence.optional(),
  note: z.union([z.string(), text]).optional(),
  steps: z
    .array(
      z.strictObject({
        code: slug,
        name: text,
        acts: z.string(),
        documents: z.array(slug),
        review: z.enum(['none', 'verification', 'orientation', 'card']),
        usualDays: days.optional(),
        citation,
        note: z.union([z.string(), text]).optional(),
      }),
    )
    .default([]),
})
