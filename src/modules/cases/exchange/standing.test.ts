import { assert, constantFrom, nat, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { caseStates } from '../case.ts'
import type { ReportNow } from './lapor-store.ts'
import { updateOf, updatesWaiting } from './standing.ts'

const at = instant('2026-11-23T02:00:00Z')
const filed: ReportNow = {
  external: 'lapor:L-1',
  report: 'L-1',
  told: null,
  missing: [],
  case: { number: 'ADU-26-000007', state: 'filed', reopened: 0 },
}
const any = record({ state: constantFrom(...caseStates), reopened: nat(3) }).map(
  ({ state, reopened }): ReportNow => ({ ...filed, case: { number: 'ADU-26-000007', state, reopened } }),
)

describe('what SP4N-LAPOR is told', () => {
  it('is first the number, for the reporter to keep', () => {
    expect(updateOf(filed, at)).toMatchObject({
      report: 'L-1',
      status: 'received',
      number: 'ADU-26-000007',
      text: 'Laporan sudah diterima. Nomor pengaduan: ADU-26-000007.',
    })
  })

  it('is what is missing, when it is no complaint yet', () => {
    const without = { ...filed, case: null, missing: ['text'] as const }
    expect(updateOf(without, at)).toMatchObject({ status: 'incomplete', number: null })
    expect(updateOf(without, at).text).toContain('cerita')
  })

  it('is told once as long as nothing changes, and again when it does', () => {
    assert(
      property(any, any, (one, other) => {
        const told = { ...one, told: updateOf(one, at).key }
        expect(updatesWaiting([told], at)).toEqual([])
        const next = { ...other, told: told.told }
        const isSame = one.case?.state === other.case?.state && one.case?.reopened === other.case?.reopened
        expect(updatesWaiting([next], at).length).toBe(isSame ? 0 : 1)
      }),
    )
  })
})
