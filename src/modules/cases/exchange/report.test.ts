import { anything, assert, constantFrom, dictionary, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gaps, readReport } from './report.ts'

const whole = {
  id: 'LPR-77',
  at: '2026-11-20T02:15:00Z',
  category: 'gaji',
  text: 'Dua bulan belum dibayar.',
  country: 'tw',
  province: '35',
  place: 'Taipei',
  anonymous: false,
  name: 'Sari',
  phone: '0812 0000 0001',
}

describe('a report of SP4N-LAPOR', () => {
  it('becomes a complaint with all it says', () => {
    const { external, report, missing, filing } = readReport(whole)
    expect([external, report, missing]).toEqual(['lapor:LPR-77', 'LPR-77', []])
    expect(filing).toMatchObject({
      category: 'unpaid-wage',
      story: 'Dua bulan belum dibayar.',
      country: 'TW',
      origin: '35',
      channel: 'lapor',
      contact: { channel: 'sms', address: '+6281200000001', name: 'Sari' },
      external: 'lapor:LPR-77',
    })
  })

  it('keeps nothing of who wants to stay unnamed, and takes silence for that wish', () => {
    for (const anonymous of [true, undefined, 'no']) {
      expect(readReport({ ...whole, anonymous }).body).not.toMatch(/Sari|0812/)
      expect(readReport({ ...whole, anonymous }).filing.contact).toEqual({
        channel: null,
        address: '',
        name: '',
        hours: '',
      })
    }
  })

  it('names what is missing and what was not understood, and takes the rest', () => {
    expect(readReport({ ...whole, text: '  ' }).missing).toEqual(['text'])
    expect(readReport({ ...whole, category: 'baru', country: 'Taiwan', province: '99', phone: 'rumah' })).toMatchObject(
      {
        missing: ['category', 'country', 'province', 'contact'],
        filing: { category: 'other', country: null, origin: null, story: whole.text },
      },
    )
    expect(readReport({}).missing).toEqual(['id', 'text', 'category'])
  })

  it('without a usable number is known by all that came, whatever the order of its fields', () => {
    const { id: _, ...unnumbered } = whole
    const turned = Object.fromEntries(Object.entries(unnumbered).toReversed())
    const [one, other] = [readReport(unnumbered), readReport(turned)]
    expect(one.report).toBeNull()
    expect(one.external).toMatch(/^lapor:[0-9a-f]{64}$/)
    expect(other.external).toBe(one.external)
    expect(readReport({ ...unnumbered, text: 'Lain.' }).external).not.toBe(one.external)
  })

  it('is read whatever it holds: it never throws, and everything that came is kept', () => {
    const names = oneof(constantFrom(...Object.keys(whole)), string())
    assert(
      property(dictionary(names, oneof(string({ unit: 'binary' }), anything({ maxDepth: 2 }))), (raw) => {
        const read = readReport(JSON.parse(JSON.stringify(raw)) as Record<string, unknown>)
        expect(gaps).toEqual(expect.arrayContaining([...read.missing]))
        expect(read.missing.includes('text')).toBe(read.filing.story === '')
        const came = JSON.parse(JSON.stringify(raw)) as Record<string, unknown>
        const who = came['anonymous'] === false ? [] : ['name', 'phone', 'email']
        const kept = Object.keys(came).filter((name) => !who.includes(name))
        expect(Object.keys(JSON.parse(read.body) as object).toSorted()).toEqual(kept.toSorted())
        expect(readReport(JSON.parse(read.body) as Record<string, unknown>).digest).toBe(read.digest)
      }),
    )
  })
})
