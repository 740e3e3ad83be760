import { z } from 'zod'
import { day, isDay, type LocalDate } from '../../../kernel/time.ts'
import { type Command, command, type Outcome } from '../../../platform/cli/command.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Instrument, RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { loadRegulations } from '../load.ts'
import { nameOfArticle, orderOf } from '../register/article.ts'
import { instrumentNamed } from '../register/names.ts'
import { articlesOn, type Expression, linesOfArticle } from '../texts/expression.ts'
import { expressionsOf } from '../texts/store.ts'
import { akomaNtoso } from './akn.ts'
import { jdihnOf } from './jdihn.ts'

/** Reads from the database of this installation. */
export type Reading = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

type Written = { readonly instrument: Instrument; readonly expressions: readonly Expression[]; readonly on: LocalDate }

/**
 * `bekal regulations export uu-18-2017 --format akn --on 2026-03-01`.
 * @param today  the day that is meant where none is named
 */
export const exportCommand = (
  shipped: string,
  { reading, origin, today }: { reading: Reading; origin: () => string; today: () => LocalDate },
): Command =>
  command({
    name: 'regulations export',
    summary: 'Write an instrument as Akoma Ntoso, as plain text or as a JDIHN record; without a name, all as JDIHN.',
    options: z.object({
      arguments: z.array(z.string()).max(1).describe('an instrument by any of its names; none only with jdihn'),
      format: z.enum(['akn', 'jdihn', 'text']).default('akn').describe('akn, jdihn or text'),
      on: z.string().refine(isDay, 'a day like 2026-03-01').optional().describe('as it stood on this day; today'),
      folder: z.string().default(shipped).describe('the folder of the law as data'),
    }),
    exits: { 0: 'written', 2: 'the rules do not load', 3: 'no such instrument, or none of its text is known then' },
    run: async ({ arguments: [name], format, on: asked, folder }) => {
      const { ruleSet } = await loadRegulations(folder)
      if (!ruleSet) return { code: 2, text: 'The rules do not load. See: bekal regulations check', data: {} }
      const instrument = name === undefined ? undefined : instrumentNamed(ruleSet, name)
      if (instrument === undefined && (name !== undefined || format !== 'jdihn'))
        return missing(name === undefined ? 'Name an instrument.' : `There is no instrument "${name}".`)
      if (format === 'jdihn') return asJdihn(ruleSet, { instrument, origin: origin() })
      if (instrument === undefined) return missing('Name an instrument.')
      const on = asked === undefined ? today() : day(asked)
      const expressions = await reading(async (tx) => await expressionsOf(tx, instrument.id))
      const written = { instrument, expressions, on }
      const text = format === 'akn' ? asAkn(written, ruleSet) : asText(written)
      return text === undefined
        ? missing(`No text of ${nameOf(instrument)} is known on ${on}.`)
        : { code: 0, text: text.trimEnd(), data: { instrument: instrument.id, format, on, text } }
    },
  })

const missing = (text: string): Outcome => ({ code: 3, text, data: { problem: text } })

function asJdihn(
  ruleSet: RuleSet,
  { instrument, origin }: { instrument: Instrument | undefined; origin: string },
): Outcome {
  const all = jdihnOf(ruleSet, origin)
  const records = instrument === undefined ? all : all.filter(({ idData }) => idData === instrument.id)
  return records.length === 0
    ? missing('It was never in force here, so JDIHN has no record of it.')
    : { code: 0, text: JSON.stringify(records, null, 2), data: { records } }
}

const asAkn = (written: Written, { instruments }: RuleSet): string | undefined =>
  akomaNtoso({
    ...written,
    nameIn: (id) => {
      const known = instruments.get(id)
      return known === undefined ? id : nameOf(known)
    },
  })

/** The articles as they stand, in the form they are read in again. */
function asText({ expressions, on }: Written): string | undefined {
  const articles = [...articlesOn(expressions, on).values()]
    .filter(({ body }) => body !== null)
    .toSorted((a, b) => orderOf(a.article) - orderOf(b.article))
  const lines = articles.flatMap(({ article, body }) => [
    nameOfArticle(article),
    ...(body === null ? [] : linesOfArticle(body)),
    '',
  ])
  return articles.length === 0 ? undefined : lines.join('\n')
}
