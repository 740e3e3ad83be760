import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'

const src = import.meta.dirname
const twinOf = (file: string): string => file.replace(/\.id\.json$/, '.en.json')
const read = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(join(src, file), 'utf8')) as Record<string, string>

const indonesian = globSync('**/messages.id.json', { cwd: src }).toSorted()
const english = globSync('**/messages.en.json', { cwd: src }).toSorted()

type Element = {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
}

/** Every argument with its kind, e.g. `n:6`; arguments inside of choices too. */
function argumentsOf(text: string): string[] {
  const found = new Set<string>()
  const walk = (elements: readonly Element[]): void => {
    for (const { type, value, options } of elements) {
      if (type !== 0 && type !== 7 && typeof value === 'string') found.add(`${value}:${type}`)
      for (const { value: inner } of Object.values(options ?? {})) walk(inner)
    }
  }
  walk(new IntlMessageFormat(text, 'id-ID', undefined, { ignoreTag: true }).getAst())
  return [...found].toSorted()
}

/** Officers' and developers' pages may use the words of their work; citizens' may not. */
const isForOfficers = (file: string): boolean =>
  /(^|\/)(desk|queue|review|verify|hold|orient|revoke|slip|filters|readers|console|bulk)\//.test(file)
const mostWords = (file: string): number => (isForOfficers(file) ? 24 : 16)

/** Sentences of a text, choices opened, arguments counted as one word. */
export function sentencesOf(text: string): string[] {
  const opened = text
    .replace(/\{(\w+), *(?:plural|select|selectordinal),/g, ' ')
    .replace(/(?:=\d+|\b(?:zero|one|two|few|many|other|true|false|[\w-]+)) *\{(?!\w+\})/g, '. ')
    .replace(/\{\w+[^{}]*\}/g, 'X')
    .replace(/[{}#]/g, ' ')
  return opened
    .split(/(?<=[.!?:;])\s+|\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const wordsOf = (sentence: string): number => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Words of offices, and what people say. */
const bureaucratic: Readonly<Record<string, string>> = {
  'dalam rangka': 'untuk', sehubungan: 'karena', 'berkenaan dengan': 'tentang', guna: 'untuk', adapun: '', 'tersebut di atas': 'ini',
  dimohon: 'tolong', dihimbau: 'sebaiknya', diharapkan: 'tolong', dipersyaratkan: 'perlu', melakukan: 'kata kerjanya',
  'yang bersangkutan': 'kamu', pemohon: 'kamu', selambat: 'paling lambat', bilamana: 'kalau', apabila: 'kalau', manakala: 'kalau',
  sebagaimana: 'seperti', dimaksud: 'ini', merupakan: 'adalah', autentikasi: 'masuk', verifikasi: 'periksa', validasi: 'periksa',
  submit: 'kirim', upload: 'kirim', 'log in': 'masuk', login: 'masuk', error: 'kata apa yang salah', invalid: 'kata apa yang salah',
  'tidak valid': 'kata apa yang salah', username: 'nomor HP', password: 'kata sandi', klik: 'tekan', mohon: 'tolong', silakan: '', silahkan: '',
} // biome-ignore format: a list

const offendingWords = (text: string): string[] =>
  Object.keys(bureaucratic).filter((word) => new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, 'iu').test(text))

describe('the message files', () => {
  it('are there', () => expect(indonesian.length).toBeGreaterThan(5))

  it('come in pairs', () => {
    expect(indonesian.filter((file) => !existsSync(join(src, twinOf(file))))).toEqual([])
    expect(english.filter((file) => !indonesian.map(twinOf).includes(file))).toEqual([])
  })

  describe.each(indonesian)('%s', (file) => {
    const [id, en] = [read(file), existsSync(join(src, twinOf(file))) ? read(twinOf(file)) : {}]

    it('says the same things in both languages', () => expect(Object.keys(en)).toEqual(Object.keys(id)))

    it('takes the same values in both languages', () => {
      const values = (texts: Record<string, string>) =>
        Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, argumentsOf(text)]))
      expect(values(en)).toEqual(values(id))
    })

    it('says something, without spaces around it', () => {
      const empty = Object.entries({ ...id, ...en }).filter(([, text]) => text === '' || text !== text.trim())
      expect(empty).toEqual([])
    })

    it(`speaks in sentences of at most ${mostWords(file)} words`, () => {
      const long = Object.entries(id).flatMap(([key, text]) =>
        sentencesOf(text)
          .filter((sentence) => wordsOf(sentence) > mostWords(file))
          .map((sentence) => `${key}: ${wordsOf(sentence)} words: ${sentence}`),
      )
      expect(long).toEqual([])
    })

    it.skipIf(isForOfficers(file))('uses words that people use', () => {
      const found = Object.entries(id).flatMap(([key, text]) =>
        offendingWords(text).map((word) => `${key}: "${word}"; say: ${bureaucratic[word]}`),
      )
      expect(found).toEqual([])
    })
  })
})

describe('these tests themselves', () => {
  it('see arguments inside of choices', () => {
    expect(argumentsOf('{n, plural, other {# dari {all}}} {who}')).toEqual(['all:1', 'n:6', 'who:1'])
  })

  it('count the sentences of each choice by themselves', () => {
    expect(
      sentencesOf('NIK 16 angka. Punyamu {n, plural, =0 {belum diisi} other {baru # angka}}.').map(wordsOf),
    ).toEqual([3, 1, 2, 2])
  })

  it('see words of offices', () => {
    expect(offendingWords('Mohon melakukan verifikasi. Gunakan ini.')).toEqual(['melakukan', 'verifikasi', 'mohon'])
  })
})
