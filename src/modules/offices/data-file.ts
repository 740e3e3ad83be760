import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { day, isDay, timeZone } from '../../kernel/time.ts'
import type { Language } from '../../platform/i18n/language.ts'

/** How sure we are of a fact: read in a published source; one weak source or inferred; from memory. */
export const confidences = ['verified', 'likely', 'to-confirm'] as const
export type Confidence = (typeof confidences)[number]

/** The same words in both languages of the service. */
export type Words = Readonly<Record<Language, string>>

/** A reference file that does not say what it must; the message names file, line, place and what was expected. */
export class DataProblem extends Error {
  override readonly name = 'DataProblem'
}

const folder = join(import.meta.dirname, '../../../data')

/**
 * Reads a YAML file of `data/` and checks it.
 *
 * @param file    its name, e.g. `offices.yaml`
 * @param schema  what it must hold; checks across entries stand in its refinements
 * @param text    its text, for tests; read from disk when absent
 * @throws DataProblem  with one line per problem: `data/offices.yaml:31: regional[3].prefix: …`
 */
export function readData<T>(file: string, schema: z.ZodType<T>, text = readFileSync(join(folder, file), 'utf8')): T {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [syntax] = document.errors
  if (syntax) throw new DataProblem(`data/${file}: ${syntax.message}`)
  const read = schema.safeParse(document.toJS())
  if (read.success) return read.data
  const lineAt = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  throw new DataProblem(
    read.error.issues
      .map(({ path, message }) => `data/${file}:${lineAt(path)}: ${z.core.toDotPath(path)}: ${message}`)
      .join('\n'),
  )
}

/** Fields that most files share. */
export const words = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a slug: small letters, digits and single hyphens')
export const confidence = z.enum(confidences)
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166-1 code of two capital letters')
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code of three capital letters')
export const localDate = z.string().refine(isDay, 'expected a day that exists, YYYY-MM-DD').transform(day)
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time, HH:MM')
export const zoneName = z.string().transform((name, context) => {
  try {
    return timeZone(name)
  } catch {
    context.addIssue({ code: 'custom', message: `expected an IANA time zone, got ${name}` })
    return z.NEVER
  }
})

/** Says, at the place of each later one, that a value stands twice. */
export function eachOnce<T>(of: (item: T) => string): (items: readonly T[], context: z.RefinementCtx) => void {
  return (items, context) => {
    const seen = new Set<string>()
    items.forEach((item, index) => {
      const key = of(item)
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [index], message: `${key} stands here twice` })
      seen.add(key)
    })
  }
}
