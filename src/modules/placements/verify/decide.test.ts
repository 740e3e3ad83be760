import { describe, expect, it } from 'vitest'
import type { DecisionId, PersonId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/time.ts'
import type { Cleanliness } from '../application.ts'
import { fileIn, found, saidOf } from '../decide.examples.ts'
import type { DecisionRecord } from '../decision-record.ts'
import { approve, assign, giveBack, undo, whyNotBulk } from './decide.ts'

const ratna = '019a0000-0000-7000-8000-0000000000f1' as PersonId
const bayu = '019a0000-0000-7000-8000-0000000000f2' as PersonId
const by = 'counter-officer'
const met = [found('a', 'met')]

describe('approving a file', () => {
  it('is refused while anything is unmet or unknown: to approve it would be an offence', () => {
    for (const outcome of ['unmet', 'unknown'] as const) {
      const findings = [...met, found('b', outcome)]
      expect(approve({ application: fileIn('submitted'), findings, by, reason: 'Sudah saya cek sendiri.' })).toEqual({
        ok: false,
        refusal: { code: 'placements.not-met', rules: ['b'] },
      })
    }
  })

  it.each<[Cleanliness, string | null, string]>([
    ['match', null, 'placements.approved'],
    ['corrected', null, 'placements.approved'],
    ['differs', null, 'placements.no-reason'],
    ['differs', '         x', 'placements.no-reason'],
    ['unclear', 'pendek', 'placements.no-reason'],
    ['differs', 'KTP asli sudah saya lihat.', 'placements.approved'],
  ])('when the comparison says %s and the officer says %s: %s', (clean, reason, expected) => {
    expect(saidOf(approve({ application: fileIn('submitted', { clean }), findings: met, by, reason }))).toBe(expected)
  })

  it('is refused without an article to stand on', () => {
    expect(saidOf(approve({ application: fileIn('submitted'), findings: [], by, reason: null }))).toBe(
      'placements.no-citation',
    )
  })
})

describe('giving a file back', () => {
  const item = { rule: 'a', citation: 'UU 18/2017 Pasal 13', document: 'photo', text: 'Foto kabur.' }

  it('names items, each with its article and its sentence', () => {
    expect(giveBack(fileIn('submitted'), [item, item], by)).toMatchObject({
      ok: true,
      events: [{ citations: ['UU 18/2017 Pasal 13'] }],
    })
    expect(saidOf(giveBack(fileIn('submitted'), [], by))).toBe('placements.no-items')
    for (const spoiled of [{ citation: ' ' }, { text: '' }])
      expect(saidOf(giveBack(fileIn('submitted'), [item, { ...item, ...spoiled }], by))).toBe('placements.no-citation')
  })
})

describe('approving many', () => {
  it('takes only clean files, names those that are not, and wants a reason', () => {
    const [clean, other] = [fileIn('submitted'), fileIn('submitted', { clean: 'differs', number: 'JTM-26-000124' })]
    expect(whyNotBulk([clean], 'Sudah dicek semua.')).toBeUndefined()
    expect(whyNotBulk([clean, other], 'Sudah dicek semua.')).toEqual({
      code: 'placements.not-clean',
      numbers: ['JTM-26-000124'],
    })
    expect(whyNotBulk([], 'Sudah dicek semua.')?.code).toBe('placements.not-clean')
    expect(whyNotBulk([clean], 'ya')?.code).toBe('placements.no-reason')
  })
})

describe('taking a decision back', () => {
  const at = instant('2026-11-23T02:00:00Z')
  const record = {
    id: '019a0000-0000-7000-8000-0000000000d1' as DecisionId,
    kind: 'verification',
    outcome: 'approved',
    officer: ratna,
    at,
  } as DecisionRecord
  const undone = (seconds: number, person: PersonId, known: DecisionRecord | undefined = record) =>
    saidOf(
      undo(fileIn('verified'), {
        record: known,
        now: instant(new Date(Date.parse(at) + seconds * 1000)),
        by: { person, role: by },
      }),
    )

  it('is for the officer who took it, for ten seconds', () => {
    expect(undone(9, ratna)).toBe('placements.undone')
    expect(undone(10, ratna)).toBe('placements.too-late-to-undo')
    expect(undone(1, bayu)).toBe('placements.too-late-to-undo')
  })

  it('is for a verification that is the last word', () => {
    expect(undone(1, ratna, { ...record, kind: 'card' })).toBe('placements.too-late-to-undo')
    expect(saidOf(undo(fileIn('verified'), { record: undefined, now: at, by: { person: ratna, role: by } }))).toBe(
      'placements.too-late-to-undo',
    )
    expect(saidOf(undo(fileIn('scheduled'), { record, now: at, by: { person: ratna, role: by } }))).toBe(
      'placements.wrong-state',
    )
  })
})

describe('a file on a desk', () => {
  const moved = (assignedTo: PersonId | null, to: PersonId, role: 'counter-officer' | 'head-of-office') =>
    saidOf(assign(fileIn('submitted', { assignedTo }), { to, by: { person: ratna, role } }))

  it('is taken when free, given when one’s own, and a colleague’s is given away by the head alone', () => {
    expect(moved(null, ratna, 'counter-officer')).toBe('placements.assigned')
    expect(moved(ratna, bayu, 'counter-officer')).toBe('placements.assigned')
    expect(moved(bayu, '019a0000-0000-7000-8000-0000000000f3' as PersonId, 'counter-officer')).toBe(
      'placements.not-your-role',
    )
    expect(moved(bayu, '019a0000-0000-7000-8000-0000000000f3' as PersonId, 'head-of-office')).toBe(
      'placements.assigned',
    )
  })
})
