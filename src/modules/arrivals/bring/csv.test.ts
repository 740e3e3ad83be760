import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { columns, type Listed, longestList, readList } from './csv.ts'

const now = instant('2026-11-24T02:00:00Z')
const event = '019a0000-0000-7000-8000-00000000e001'
const read = (text: string | Uint8Array): Listed =>
  readList(typeof text === 'string' ? Buffer.from(text) : text, { event, now })
const good = (text: string) => {
  const list = read(text)
  if (!list.ok) throw new Error(list.why)
  return list
}

describe('a list from paper', () => {
  it('is read with commas or semicolons, a mark of its bytes, and any order of columns', () => {
    const { lines, bad } = good(
      '\uFEFFasal;nama;lahir;kelamin;perlu\r\nNunukan;Siti, anak Ahmad;1-5-1996;perempuan;Hamil/no-money\r\n',
    )
    expect(bad).toEqual([])
    expect(lines[0]?.told).toEqual({
      name: 'Siti, anak Ahmad',
      sex: 'female',
      birth: '1996-05-01',
      home: 'Nunukan',
      document: '',
      needs: ['no-money', 'pregnant'],
      signs: [],
    })
  })

  it('names each bad line and takes the good ones', () => {
    const { lines, bad } = good(
      'nama,lahir,kelamin\nSiti,1996,P\n,1990,L\nBudi,dahulu,L\n\nAni,2091,P\nTono,1980,X\nRina,,\n',
    )
    expect(lines.map(({ told }) => told.name)).toEqual(['Siti', 'Rina'])
    expect(bad).toEqual([
      { line: 3, column: 'nama', why: 'enter.name.empty' },
      { line: 4, column: 'lahir', why: 'enter.birth.wrong' },
      { line: 6, column: 'lahir', why: 'enter.birth.wrong' },
      { line: 7, column: 'kelamin', why: 'enter.sex.wrong' },
    ])
  })

  it('does not leave out a need that nobody knows', () => {
    const { lines, bad } = good('nama,perlu\nSiti,sakit parah\nBudi,sick\n')
    expect(lines.map(({ told }) => told.needs)).toEqual([['sick']])
    expect(bad).toEqual([{ line: 2, column: 'perlu', why: 'csv.need' }])
  })

  it('that is none is said to be none', () => {
    const why = (text: string | Uint8Array): string => {
      const list = read(text)
      return list.ok ? 'ok' : list.why
    }
    expect(why('name\nSiti\n')).toBe('csv.no-name')
    expect(why('nama\n')).toBe('csv.empty')
    expect(why('')).toBe('csv.no-name')
    expect(why('nama\n"Siti')).toBe('csv.unreadable')
    expect(why(Uint8Array.of(0x6e, 0xff, 0xfe))).toBe('csv.unreadable')
    expect(why(`nama\n${'Siti\n'.repeat(longestList + 1)}`)).toBe('csv.long')
  })

  it('is the same lines the second time, whatever was added around them; two alike are two', () => {
    const name = fc.constantFrom('Siti', 'Budi', 'Ani, binti "Ali"', 'Tono')
    const people = fc.array(fc.record({ nama: name, lahir: fc.constantFrom('', '1990', '1991') }), { minLength: 1 })
    const listOf = (some: readonly object[]): string =>
      stringify([...some], { header: true, columns: ['nama', 'lahir'] })
    fc.assert(
      fc.property(people, people, (some, more) => {
        const first = good(listOf(some)).lines.map(({ id }) => id)
        expect(new Set(first).size).toBe(some.length)
        expect(good(listOf(some)).lines.map(({ id }) => id)).toEqual(first)
        const longer = good(listOf([...some, ...more])).lines.map(({ id }) => id)
        expect(longer.slice(0, some.length)).toEqual(first)
      }),
    )
  })

  it('never throws, whatever bytes come', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void read(bytes)))
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => void read(`nama\n${text}`)))
  })

  it('has the columns that the page shows', () => expect(columns[0]).toBe('nama'))
})
