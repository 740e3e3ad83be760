import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { day } from '../../kernel/time.ts'
import { reference } from '../offices/index.ts'
import { companyStatuses, isOpen, standingOn } from './company.ts'
import { inventedCompanies } from './reference.ts'

const { companies, permits } = inventedCompanies()
const text = readFileSync(join(import.meta.dirname, '../../../data/companies.yaml'), 'utf8')

describe('the invented placement companies', () => {
  it('are forty, of every status, and say that they are invented', () => {
    assert.equal(companies.length, 40)
    assert.deepEqual(new Set(companies.map(({ status }) => status)), new Set(companyStatuses))
    assert.match(text, /SEMUA NAMA DI SINI DIKARANG/)
    for (const number of [...companies.map(({ licence }) => licence), ...permits.map(({ number }) => number)])
      assert.match(number, /^CONTOH\//)
    for (const { employerName } of permits) assert.match(employerName, /Contoh/)
  })
  it('hold permits only for destinations and jobs there are, with the employer the job has', () => {
    const { destinations, jobs } = reference()
    for (const { number, country, job, employerKind } of permits) {
      assert(destinations.get(country)?.open, number)
      assert.equal(jobs.get(job)?.employer, employerKind, number)
    }
  })
  it('say why when they may not place any more', () => {
    for (const { status, statusGround, id } of companies) assert.equal(statusGround === null, status === 'licensed', id)
  })
})

describe('a company on a day', () => {
  const licensed = { status: 'licensed', licensedUntil: day('2026-12-31') } as const
  it('may place up to the last day of its licence', () => {
    assert.equal(standingOn(licensed, day('2026-12-31')), 'licensed')
    assert.equal(standingOn(licensed, day('2027-01-01')), 'expired')
  })
  it('stays suspended or revoked, whatever the licence says', () => {
    for (const status of ['suspended', 'revoked'] as const)
      assert.equal(standingOn({ ...licensed, status }, day('2026-01-01')), status)
  })
  it('uses a permit from its first day to its last', () => {
    const permit = { from: day('2026-01-01'), until: day('2026-01-31') }
    assert.deepEqual(
      ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((on) => isOpen(permit, day(on))),
      [false, true, true, false],
    )
  })
})

describe('a company file that is wrong', () => {
  const change = (from: string | RegExp, to: string) => () => inventedCompanies(text.replace(from, to))
  it('is refused with line and place for a job, a country or a seat that is not there', () => {
    assert.throws(
      change('job: elderly-carer', 'job: elderly-carrer'),
      /companies\.yaml:\d+: companies\[0\]\.permits\[0\]\.job: no job has the slug elderly-carrer/,
    )
    assert.throws(change('country: TW', 'country: XX'), /no destination has the code XX/)
    assert.throws(change(/regency: '\d+'/, `regency: '3599'`), /expected the code of a regency or city/)
  })
  it('is refused for a licence or a permit number that stands twice, and a permit that ends before it begins', () => {
    assert.throws(change('SIP3MI/002/2021', 'SIP3MI/001/2022'), /stands here twice/)
    assert.throws(change(/SIP2MI\/0002\/\d+/, text.match(/SIP2MI\/0001\/\d+/)?.[0] ?? ''), /stands here twice/)
    assert.throws(change(/until: '20\d\d-\d\d-01' \}/, `until: '2001-01-01' }`), /expected a day not before/)
  })
  it('is refused when a suspended company gives no ground', () =>
    assert.throws(change(/is: suspended, since: ('[\d-]+'), ground: \{[^}]*\}/, 'is: suspended, since: $1'), /ground/))
})
