import { assert, describe, it } from 'vitest'
import type { RuleSetDigest } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import type { Found } from '../facts.ts'
import { sparedPart } from './spared.ts'

const spared = (until: string | null): NonNullable<Found['spared']> => ({
  digest: 'new' as RuleSetDigest,
  effectiveFrom: day('2026-12-01'),
  transition: {
    keeps: 'sent',
    before: day('2026-12-01'),
    until: until === null ? null : day(until),
    reason: { id: 'Sudah dikirim <sebelumnya>.', en: 'Sent before.' },
  },
})
const shown = async (given: Found['spared']): Promise<string> =>
  String(await sparedPart({ lang: 'id' }, { spared: given }))

describe('rules that a file is spared', () => {
  it('are told with their first day, the last day of the old ones, and why', async () => {
    const text = await shown(spared('2027-02-28'))
    assert.include(text, 'Aturan baru berlaku; berkasmu tetap memakai aturan lama sampai Minggu, 28 Februari 2027')
    assert.include(text, 'Selasa, 1 Desember 2026')
    assert.include(text, 'Sudah dikirim &lt;sebelumnya&gt;.')
  })

  it('may be spared to the end, and mostly there are none', async () => {
    assert.include(await shown(spared(null)), 'berkasmu tetap memakai aturan lama sampai selesai')
    assert.equal(await shown(null), '')
  })
})
