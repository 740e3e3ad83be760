import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'
import { invented, written } from './text.examples.ts'
import type { ArticleText, Division, Piece } from './text.ts'

const word = fc.constantFrom(
  'pembaca',
  'menulis',
  'contoh',
  'dengan tenang',
  'setiap hari',
  'Buku Harian',
  'seratus',
  '(dua)',
)
const sentence = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => `Kata ${words.join(' ')}.`)
const rows = [
  (at: number) => `(${at})`,
  (at: number) => `${String.fromCharCode(96 + at)}.`,
  (at: number) => `${at}.`,
  (at: number) => `${String.fromCharCode(96 + at)})`,
  (at: number) => `${at})`,
]

const pieces = (from: number): fc.Arbitrary<readonly Piece[]> =>
  from >= rows.length
    ? fc.constant([])
    : fc
        .array(
          fc.record({ text: sentence, pieces: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, pieces(from + 1)) }),
          {
            maxLength: 4,
          },
        )
        .map((list) => list.map((piece, index) => ({ mark: rows[from]?.(index + 1) ?? '', ...piece })))

const article = fc.record({
  text: sentence,
  pieces: fc.integer({ min: 0, max: 4 }).chain(pieces),
  chapter: fc.nat(3),
  part: fc.boolean(),
})
const instrument = fc.array(article, { minLength: 1, maxLength: 12 }).map((list): readonly ArticleText[] => {
  const romans = ['I', 'II', 'III', 'IV']
  const chapters = list.map(({ chapter }) => chapter).toSorted((a, b) => a - b)
  return list.map(({ text, pieces, part }, index) => {
    const chapter: Division = {
      kind: 'chapter',
      number: romans[chapters[index] ?? 0] ?? 'I',
      heading: 'TATA CARA CONTOH',
    }
    const inner: Division = { kind: 'part', number: 'Kesatu', heading: 'Umum' }
    return { number: String(index + 1), within: part ? [chapter, inner] : [chapter], text, pieces }
  })
})

/** A part ends where an article stands in the chapter alone; paper cannot say so, so such a tree is not written. */
const isWritable = (articles: readonly ArticleText[]): boolean =>
  articles.every(({ within }, index) => {
    const before = articles[index - 1]?.within ?? []
    return !(before.length > within.length && before[0]?.number === within[0]?.number)
  })

describe('the text of an instrument', () => {
  it('is read into the tree it was written from', () => {
    fc.assert(
      fc.property(instrument.filter(isWritable), (articles) => {
        const read = readText(written(articles))
        expect(read.articles).toEqual(articles)
        expect(read.unplaced).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('loses no line: each is in the tree or listed with its number, whatever stands between', () => {
    fc.assert(
      fc.property(
        instrument,
        fc.array(fc.tuple(fc.nat(60), fc.string({ maxLength: 30, unit: 'binary' }))),
        (articles, junk) => {
          const lines = written(articles).split('\n')
          for (const [at, text] of junk) lines.splice(at % (lines.length + 1), 0, text.replaceAll(/[\n\r\f]/g, ' '))
          const { unplaced, ...read } = readText(lines.join('\n'))
          const letters = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '')
          const kept = letters(JSON.stringify(read))
          const listed = new Map(unplaced.map(({ at, text }) => [at, letters(text)]))
          const all = [...listed.values()].join(' ')
          for (const [index, line] of lines.entries()) {
            const own = /^(?:BAB|Bagian|Pasal|\(?[\da-z]{1,3}[.)])/.test(line) ? '' : letters(line)
            if (own === '' || !/^\p{L}+$/u.test(own)) continue
            expect(listed.has(index + 1) || kept.includes(own) || all.includes(own), line).toBe(true)
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  it('never throws, and takes no longer for a line without end', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => void readText(text)),
      { numRuns: 300 },
    )
    for (const seed of ['(1) ', 'a. ', 'Pasal 1', '. . .', 'BAB I ', '2017, No. ', 'www.', ' dan', '\u00AD', '-1-']) {
      const started = performance.now()
      readText(seed.repeat(200_000))
      readText(`${seed.repeat(4_000)}\n`.repeat(20))
      expect(performance.now() - started, seed).toBeLessThan(2_000)
    }
  })
})

describe('an instrument as a PDF gives it', () => {
  const { articles, unplaced, opening, closing, explanation, annexes } = readText(invented)
  const one = (number: string): ArticleText | undefined => articles.find((each) => each.number === number)

  it('has its articles in their chapters, inserted ones among them', () => {
    expect(articles.map(({ number }) => number)).toEqual(['1', '2', '2A', '3'])
    expect(one('2')?.within).toEqual([
      { kind: 'chapter', number: 'II', heading: 'TATA CARA' },
      { kind: 'part', number: 'Kesatu', heading: 'Membaca' },
    ])
  })

  it('makes cut words whole and leaves doubled ones their hyphen', () => {
    expect(one('1')?.pieces[1]?.text).toBe(
      'Contoh adalah tulisan yang dibuat untuk diuji selama pengujian berjalan sesuai peraturan perundang-undangan.',
    )
  })

  it('does not take a place that is named for a heading or a piece', () => {
    expect(one('2')?.pieces[0]?.pieces.map(({ text }) => text)).toContain(
      'jelas, sebagaimana dimaksud pada ayat (1); dan',
    )
    expect(one('2A')?.text).toBe('Pembaca boleh bertanya sesuai Pasal 3 tanpa takut.')
  })

  it('lists what it cannot place, with the line and why', () => {
    expect(unplaced.map(({ text, why }) => [text, why])).toEqual(
      expect.arrayContaining([
        ['- 2 -', 'page-furniture'],
        ['www.peraturan.go.id', 'page-furniture'],
        ['(9a) Ayat ini salah tempat.', 'out-of-order'],
        ['Baris ini ikut salah.', 'after-unplaced'],
        ['BAB III TANPA PASAL', 'empty-division'],
      ]),
    )
    expect(unplaced[0]).toEqual({ at: 14, text: '- 2 -', why: 'page-furniture' })
  })

  it('keeps what stands around the articles', () => {
    expect(opening[0]).toBe('PERATURAN CONTOH')
    expect(closing).toHaveLength(1)
    expect(explanation).toEqual(['PENJELASAN', 'Pasal 1', 'Cukup jelas.'])
    expect(annexes).toEqual([['LAMPIRAN', 'Pasal 9']])
  })
})

describe('a heading that a scanner misread', () => {
  const row = (heading: string): string => `Pasal 12\nSatu.\n${heading}\nDua.\nPasal 14\nTiga.`

  it.each([
    'Pasal l3',
    'PasaI 13',
    'Pasa1 13',
    'Pasal 1 3',
    'Pasal I3',
    'Pasal 13 :',
    'pasal 13',
    'P@sal 13',
    'Pasal G',
    'Pasal 13 A',
  ])('%s begins no article, and what follows hangs on none', (heading) => {
    const { articles, unplaced } = readText(row(heading))
    expect(articles.map(({ number, text }) => [number, text])).toEqual([
      ['12', 'Satu.'],
      ['14', 'Tiga.'],
    ])
    expect(unplaced).toEqual([
      { at: 3, text: heading, why: 'unreadable-heading' },
      { at: 4, text: 'Dua.', why: 'after-unplaced' },
    ])
  })

  it('is missed by its number even where nothing of it can be seen', () => {
    const from = (text: string): readonly string[] => readText(text).missing
    expect(from(row('13. Dua'))).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '13'])
    expect(from('Pasal 1\nSatu.\nPasal 2\nDua.\nPasal 2A\nTiga.\nPasal 3\nEmpat.')).toEqual([])
    expect(from('Pasal I\nSatu.\nPasal II\nDua.')).toEqual([])
  })

  it('below a chapter takes nothing of an article into the name of the chapter', () => {
    const { articles, unplaced } = readText(
      'Pasal 1\nSatu.\nBAB II\nLIBUR\nPasl 2\n(1) Pekerja libur.\n(2) Libur dibayar.\nPasal 3\nTiga.',
    )
    expect(articles.map(({ number, text, within }) => [number, text, within.map(({ heading }) => heading)])).toEqual([
      ['1', 'Satu.', []],
      ['3', 'Tiga.', ['LIBUR']],
    ])
    expect(unplaced.map(({ at, why }) => [at, why])).toEqual([
      [5, 'no-article-yet'],
      [6, 'after-unplaced'],
      [7, 'after-unplaced'],
    ])
  })

  it('is not needed to see that a paragraph or a letter is left out', () => {
    const { gaps } = readText('Pasal 4\n(1) Satu:\na. a;\nc. c.\n(3) Tiga.\n(3a) Tiga a.\n(4) Empat.')
    expect(gaps).toEqual([
      { article: '4', from: 'a.', to: 'c.' },
      { article: '4', from: '(1)', to: '(3)' },
    ])
  })

  it('is a place and no heading where a sentence asks for one', () => {
    const { articles, unplaced } = readText('Pasal 1\nSebagaimana dimaksud dalam\nPasal l3\ntanpa takut.')
    expect(articles[0]?.text).toBe('Sebagaimana dimaksud dalam Pasal l3 tanpa takut.')
    expect(unplaced).toEqual([])
  })
})
