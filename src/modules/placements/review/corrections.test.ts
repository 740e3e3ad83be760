import { describe, expect, it } from 'vitest'
import type { DecisionId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/time.ts'
import { correctionsOf, type Returned } from './corrections.ts'

const given = instant('2026-11-23T03:00:00Z')
const [before, after] = [instant('2026-11-22T03:00:00Z'), instant('2026-11-23T04:00:00Z')]
const id = '019a0000-0000-7000-8000-0000000000d1' as DecisionId
const item = (document: string | null) => ({
  rule: `rule.${document}`,
  citation: 'UU 18/2017 Pasal 13',
  document,
  text: `Perbaiki ${document}.`,
})

const file = (change: Partial<Returned> = {}): Returned => ({
  application: { state: 'submitted' },
  decisions: [{ id, kind: 'verification', outcome: 'returned', at: given, items: [item('passport'), item('diploma')] }],
  documents: [
    { kind: 'passport', uploadedAt: after },
    { kind: 'diploma', uploadedAt: before },
    { kind: 'photo', uploadedAt: after },
    { kind: 'family-card', uploadedAt: before },
  ],
  history: [],
  ...change,
})

describe('a file that comes again after it was given back', () => {
  it('shows what was asked and sent anew, what was asked and was not, and what was sent besides', () => {
    const found = correctionsOf(file())
    expect(found?.since).toBe(given)
    expect(found?.asked.map(({ document, at }) => [document, at])).toEqual([
      ['passport', after],
      ['diploma', null],
    ])
    expect(found?.besides).toEqual([{ kind: 'photo', at: after }])
  })

  it('keeps an item without a document: the officer looks for themselves', () => {
    const [decision] = file().decisions
    const asked = correctionsOf(file({ decisions: decision ? [{ ...decision, items: [item(null)] }] : [] }))?.asked
    expect(asked).toEqual([{ ...item(null), at: null }])
  })

  it('says nothing of a file that waits for the worker, was never given back, or was given back by mistake', () => {
    expect(correctionsOf(file({ application: { state: 'returned' } }))).toBeUndefined()
    expect(correctionsOf(file({ decisions: [] }))).toBeUndefined()
    expect(correctionsOf(file({ history: [{ type: 'placements.undone', data: { decision: id } }] }))).toBeUndefined()
  })

  it('goes by the newest decision of the check', () => {
    const [returned] = file().decisions
    if (!returned) throw new Error('no decision')
    const approved = {
      ...returned,
      id: '019a0000-0000-7000-8000-0000000000d2' as DecisionId,
      outcome: 'approved' as const,
    }
    const held = {
      ...returned,
      id: '019a0000-0000-7000-8000-0000000000d3' as DecisionId,
      kind: 'hold' as const,
      outcome: 'held' as const,
    }
    expect(correctionsOf(file({ decisions: [approved, returned] }))).toBeUndefined()
    expect(correctionsOf(file({ decisions: [held, returned], application: { state: 'held' } }))?.asked).toHaveLength(2)
  })
})
