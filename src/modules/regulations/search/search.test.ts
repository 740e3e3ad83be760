import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { day } from '../../../kernel/time.ts'
import { reportOf } from '../coverage/coverage.ts'
import { shippedCoverage } from '../coverage/load.ts'
import { loadRegulations } from '../load.ts'
import { articlesIn } from '../register/article.ts'
import type { Expression } from '../texts/expression.ts'
import { searcherFor } from './find.ts'
import { searchablesOf } from './of-the-law.ts'
import { searchPage } from './page.ts'
import { stem } from './stem.ts'
import { keyOfName, termsOf } from './terms.ts'

const { ruleSet: law } = await loadRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url)))
if (!law) throw new Error('the shipped rules do not load')
const items = searchablesOf(law, reportOf(law, await shippedCoverage()))
const search = await searcherFor(law)

type Asked = { readonly asks: string; readonly finds: readonly string[] }
const queriesOf = (file: string): readonly Asked[] =>
  Object.values(parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<string, Asked[]>).flat()
const isFound = ({ asks, finds }: Asked): boolean => search(asks, 3).some(({ id }) => finds.includes(id))

describe.each([
  { file: 'queries.yaml', count: 50, least: 45 },
  { file: 'queries-unseen.yaml', count: 20, least: 15 },
])('the everyday queries of $file', ({ file, count, least }) => {
  const queries = queriesOf(file)

  it(`look for things that are there, ${count} of them`, () => {
    const ids = new Set(items.map(({ id }) => id))
    expect(queries).toHaveLength(count)
    expect(queries.flatMap(({ finds }) => finds).filter((id) => !ids.has(id))).toEqual([])
  })

  it(`have the right hit in the first three at least ${least} times`, () => {
    const missed = queries.filter((query) => !isFound(query))
    const found = count - missed.length
    process.stdout.write(
      `${file}: ${found} of ${count} found in the first three${missed.length === 0 ? '' : `; missed: ${missed.map(({ asks }) => asks).join(' | ')}`}\n`,
    )
    expect(found).toBeGreaterThanOrEqual(least)
  })
})

describe('words of one root', () => {
  it.each([
    ['tempat', ['penempatan', 'ditempatkan', 'menempatkan', 'ditempatkannya']],
    ['berangkat', ['keberangkatan', 'diberangkatkan', 'memberangkatkan', 'pemberangkatan']],
    ['tipu', ['penipuan', 'ditipu', 'menipu', 'tertipu']],
    ['pulang', ['pemulangan', 'dipulangkan', 'kepulangan', 'memulangkan']],
    ['lindung', ['pelindungan', 'perlindungan', 'melindungi']],
    ['urus', ['pengurusan', 'mengurus', 'ngurusin', 'diurus']],
    ['sehat', ['kesehatan', 'menyehatkan']],
    ['pungut', ['memungut', 'pungutan', 'dipungut']],
    ['tahan', ['ditahan', 'menahan', 'penahanan']],
    ['kirim', ['mengirim', 'pengiriman', 'dikirimkan']],
  ])('%s', (root, family) => {
    for (const word of [root, ...family]) expect(stem(word), word).toBe(root)
  })

  it('of an unknown root keep their form, but for what is stuck on', () => {
    expect(stem('tokutei')).toBe('tokutei')
    expect(stem('p3mi')).toBe('p3mi')
    expect(stem('ginouku')).toBe('ginou')
  })

  it('have the same root again when it is looked for a second time', () => {
    const words = [
      ...new Set(items.flatMap(({ title, body }) => `${title} ${body}`.toLowerCase().match(/[a-z]+/g) ?? [])),
    ]
    for (const word of words) expect(stem(stem(word)), word).toBe(stem(word))
  })
})

describe('a search', () => {
  it('finds the same for every word of one root', () => {
    for (const [one, other] of [
      ['penempatan', 'ditempatkan'],
      ['berangkat', 'keberangkatan'],
    ] as const)
      expect(search(one).map(({ id }) => id)).toEqual(search(other).map(({ id }) => id))
  })

  it.each([
    ['pmk 29', 'permenkes-29-2013'],
    ['Peraturan BPPMI 23/2025', 'permen-p2mi-23-2025'],
    ['oendang-oendang 18 2017', 'uu-18-2017'],
    ['soerat idjin soeami', 'uu-18-2017.pasal-13.b.penandatangan'],
    ['PASPOOR', 'uu-18-2017.pasal-13.e'],
  ])('%s first of all finds %s', (asked, id) => {
    expect(search(asked, 3).map((found) => found.id)).toContain(id)
  })

  it('finds what is in force before what it replaced', () => {
    const ids = search('tiket berangkat').map(({ id }) => id)
    const [now, before] = ['permen-p2mi-17-2025.tiket-berangkat', 'perban-bp2mi-9-2020.tiket-berangkat']
    expect(ids.indexOf(now)).toBeGreaterThanOrEqual(0)
    expect(ids.indexOf(before)).toBeGreaterThan(ids.indexOf(now))
  })

  it('finds nothing for nothing, and for what nobody wrote', () => {
    for (const asked of ['', '   ', 'yang di ke', 'qqqqqqqq', '()*"\\', '中文'])
      expect(search(asked), asked).toEqual([])
  })

  it('answers anything that can be typed, and quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (asked) => search(asked).length <= 20),
      { numRuns: 300 },
    )
    const started = performance.now()
    for (const { asks } of queriesOf('queries.yaml')) search(asks)
    expect((performance.now() - started) / 50).toBeLessThan(5)
  })

  it('is not slowed down by somebody who types on and on', () => {
    const started = performance.now()
    search(Array.from({ length: 5_000 }, (_, at) => `kata${String.fromCharCode(97 + (at % 26))}`).join(' '))
    expect(performance.now() - started).toBeLessThan(250)
  })
})

describe('a page of what was found', () => {
  it('writes what was asked as text, whatever it is', async () => {
    const page = String(await searchPage('<script>alert(1)</script>', [], 'id').body)
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script>')
  })

  it('says what to try when nothing was found', async () => {
    const page = String(await searchPage('qqqq', [], 'id').body)
    expect(page).toContain('Tidak ada untuk “qqqq”')
    expect(page).toContain('href="/peraturan?q=izin+keluarga"')
    expect(page).toContain('href="/kantor"')
  })
})

describe('texts that came in', () => {
  const expression = (of: Partial<Expression>, text: string): Expression => ({
    instrument: 'uu-18-2017', article: 'pasal-6', effectiveFrom: day('2017-11-22'), revision: 1, state: 'text',
    body: { number: '6', within: [], text, pieces: [] }, madeBy: 'uu-18-2017', origin: null, ...of,
  }) // biome-ignore format: a row
  const withTexts = async (key: string, ...standing: readonly Expression[]) =>
    await searcherFor(law, { key, standing: async () => standing })

  it('are found by a word that stands only in them, each article once, and lead to the article', async () => {
    const said = 'Kapal yang berlayar membawa kompas cadangan.'
    const find = await withTexts('kompas', expression({}, said), expression({ article: 'pasal-4' }, said))
    expect(find('kompas cadangannya', 2).map(({ id, href }) => `${id} ${href}`)).toEqual(
      expect.arrayContaining([
        'uu-18-2017#pasal-4 /peraturan/uu-18-2017/pasal-4',
        'uu-18-2017#pasal-6 /peraturan/uu-18-2017/pasal-6',
      ]),
    )
    expect(find('paspor saya ditahan majikan', 5).filter(({ id }) => id === 'uu-18-2017#pasal-6')).toHaveLength(1)
  })

  it('are not found when they were taken away, nor when nobody knows the instrument', async () => {
    const gone = expression({ body: null, state: 'removed' }, '')
    const strange = expression({ instrument: 'tidak-ada' }, 'Kompas.')
    expect((await withTexts('gone', gone, strange))('kompas')).toEqual([])
  })

  it('are read again only when there are others', async () => {
    let reads = 0
    const texts = (key: string) => ({ key, standing: async () => ((reads += 1), []) })
    for (const key of ['a', 'a', 'b', 'b']) await searcherFor(law, texts(key))
    expect(reads).toBe(2)
    await expect(searcherFor(law, { key: 'c', standing: () => Promise.reject(new Error('away')) })).rejects.toThrow()
    await searcherFor(law, texts('c'))
    expect(reads).toBe(3)
  })

  it('that say what our rules say leave the everyday queries where they were', async () => {
    const standing = law.rules.flatMap(({ instrument, citation, title, unmet, remedy }) =>
      articlesIn(citation.at).map((article) =>
        expression({ instrument: instrument.id, article }, `${title.id} ${unmet?.id ?? ''} ${remedy?.id ?? ''}`),
      ),
    )
    const find = await withTexts('all', ...standing)
    const found = queriesOf('queries.yaml').filter(({ asks, finds }) =>
      find(asks, 3).some(({ id }) => finds.includes(id)),
    )
    process.stdout.write(`with ${standing.length} texts: ${found.length} of 50\n`)
    expect(found.length).toBeGreaterThanOrEqual(45)
  })
})

describe('an index', () => {
  it('reads two spellings of a name as one key', () => {
    expect(keyOfName('Peraturan Menteri Kesehatan Nomor 29 Tahun 2013')).toBe(keyOfName('pmk 29/2013'))
    expect(termsOf('PMK 29')).toEqual(termsOf('permenkes nomor 29'))
  })
})
