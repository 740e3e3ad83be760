import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const src = import.meta.dirname
const law = join(src, '../regulations')

/**
 * What the law says stands in `regulations/`, dated and cited; here we look for what slipped into TypeScript.
 * Drawings, styles, the gallery and the demonstration speak of nothing that binds anybody; months and leap years are
 * older.
 */
const theCalendarItself = ['kernel/time.ts', 'kernel/deadline.ts', 'rules/civil.ts']
const files = globSync('**/*.ts', { cwd: src })
  .filter((file) => !theCalendarItself.includes(file))
  .filter(
    (file) => !/\.(test|examples|generated)\.ts$|\/(testing|examples|illustration|gallery|style|demo)\//.test(file),
  )
  .toSorted()

/** Code without its comments; a comment may explain the law. */
const codeOf = (file: string): string =>
  readFileSync(join(src, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*/g, '$1')

type Yaml = null | boolean | number | string | Yaml[] | { [key: string]: Yaml }
const numbersIn = (value: Yaml): number[] => {
  if (typeof value === 'number') return [value]
  if (Array.isArray(value)) return value.flatMap(numbersIn)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : []
}

/** Amounts of the law are like nothing else in a program: 37500, 370000. */
const amounts = new Set(
  globSync('*/*.yaml', { cwd: law })
    .flatMap((file) => numbersIn(parse(readFileSync(join(law, file), 'utf8')) as Yaml))
    .filter((number) => number >= 10_000 && !/^\d0+$/.test(String(number))),
)

type Document = { readonly name: { readonly id: string }; readonly everyday: { readonly id: string } }
const documents = parse(readFileSync(join(law, 'documents.yaml'), 'utf8')) as Record<string, Document>
const documentNames = Object.values(documents).flatMap(({ name, everyday }) => [name.id, everyday.id])

/** Words that a number of the law stands beside: ages, money, promises. */
const legal =
  /age|umur|usia|fee|biaya|premi|premium|hari|days?|deadline|dueIn|validity|iuran|denda|quota|kuota|hours?|jam|months?|bulan|years?|tahun|rupiah/i
const words = (line: string): string[] => line.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []
const isLegal = (line: string): boolean =>
  words(line.replace(/'[^']*\.(ts|json|css)'/g, '')).some((word) => new RegExp(`^(?:${legal.source})$`, 'i').test(word))
/** What is no number of anything: texts, patterns, places in a text, the length of a list, the life of a cookie. */
const meaningless =
  /'(?:[^'\\]|\\.)*'|`[^`]*`|\/(?:[^/\\\n]|\\.)+\/[dgimsuvy]*|\.(?:slice|padStart|padEnd|limit|at)\([^)]*\)|maxAge: \d+/g
const literals = (line: string): number[] =>
  [...line.replace(meaningless, "''").matchAll(/(?<![\w.$#])\d[\d_]*(?:\.\d+)?(?![\w%])/g)].map(([text]) =>
    Number(text.replaceAll('_', '')),
  )

/** Numbers that mean nothing by themselves: nothing, two, hours, minutes and milliseconds, powers of ten. */
const arithmetic = new Set([0, 2, 24, 60, 3_600, 60_000, 86_400, 3_600_000, 86_400_000])
const isPowerOfTen = (number: number): boolean => /^10*$/.test(String(number))

type Offence = { readonly line: number; readonly what: string }

/** What of the law stands in this code. */
export function offencesIn(code: string): Offence[] {
  return code.split('\n').flatMap((text, index) => {
    const line = index + 1
    const near = isLegal(text)
      ? literals(text).filter((number) => !arithmetic.has(number) && !isPowerOfTen(number))
      : []
    const money = literals(text).filter((number) => amounts.has(number))
    const codes = [...text.matchAll(/'([a-z][a-z0-9-]+)'/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => name in documents)
    const names = documentNames.filter((name) => name.length > 3 && text.includes(name))
    return [
      ...near.map((number) => ({ line, what: `the number ${number} beside a word of the law` })),
      ...money.map((number) => ({ line, what: `the amount ${number}` })),
      ...codes.map((name) => ({ line, what: `the document "${name}"` })),
      ...names.map((name) => ({ line, what: `the document's name "${name}"` })),
    ]
  })
}

/** The card shows a face and carries a passport's last figures by its own design; both are everyday words too. */
const onTheCard = new Set(['the document "photo"', 'the document "passport"'])

/** Places where such a number or word is not the law's, and what it is. */
const notOfTheLaw: Readonly<Record<string, string>> = {
  'kernel/nik.ts: the number 40 beside a word of the law': 'a NIK adds 40 to the day of birth of women',
  'modules/offices/calendar.ts: the number 2007 beside a word of the law': 'years a calendar may be written for',
  'modules/offices/calendar.ts: the number 2200 beside a word of the law': 'years a calendar may be written for',
  'modules/accounts/store.ts: the number 30 beside a word of the law': 'ended sessions kept for a look',
  'modules/workers/family/decide.ts: the number 5 beside a word of the law':
    'messages a day to a phone that is not theirs',
  'modules/open-data/count/read.ts: the number 30 beside a word of the law': 'how much of the log one page shows',
  'modules/open-data/verify/words.ts: the number 48 beside a word of the law': 'an age said in hours, then in days',
  'modules/placements/requirements/say.ts: the number 30 beside a word of the law': 'days said in months',
  'platform/http/multipart.ts: the number 300000 beside a word of the law': 'the patience for a slow upload',
  'rules/plan.ts: the number 64 beside a word of the law': 'compiled days kept in memory',
  'rules/source/tree.ts: the document "health-letter"': 'an example in a message of the parser',
}

describe('the law', () => {
  it('stands in regulations/ only: no age, document, fee or time limit in TypeScript', () => {
    const found = files.flatMap((file) =>
      offencesIn(codeOf(file))
        .filter(({ what }) => !onTheCard.has(what) && !(`${file}: ${what}` in notOfTheLaw))
        .map(({ line, what }) => `${file}:${line}: ${what}`),
    )
    expect(found).toEqual([])
  })

  it('has no exception that nothing needs any more', () => {
    const all = new Set(files.flatMap((file) => offencesIn(codeOf(file)).map(({ what }) => `${file}: ${what}`)))
    expect(Object.keys(notOfTheLaw).filter((exception) => !all.has(exception))).toEqual([])
  })

  it('is known well enough to be looked for', () => {
    expect(amounts.has(370_000) || amounts.has(37_500)).toBe(true)
    expect(Object.keys(documents).length).toBeGreaterThan(20)
  })

  it.each([
    ['if (age < 18) return refused(tooYoung)', 'the number 18 beside a word of the law'],
    ['const minimumAge = 21', 'the number 21 beside a word of the law'],
    ['const promisedDays = 5', 'the number 5 beside a word of the law'],
    ['const maxFeeRupiah = 45_000', 'the number 45000 beside a word of the law'],
    ['total += 370_000', 'the amount 370000'],
    ["if (missing.has('family-card')) warn()", 'the document "family-card"'],
    ['const label = `Bawa Akta Kelahiran asli`', `the document's name "Akta Kelahiran"`],
  ])('is found when it slips into code: %s', (code, what) => {
    expect(offencesIn(code).map((offence) => offence.what)).toContain(what)
  })

  it('is not seen where it is not', () => {
    expect(offencesIn("const page = rows.slice(0, 11) // 'message'\nconst week = addDays(start, 1)")).toEqual([])
  })
})
