import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { repliesOf, rulesAskedAbout } from './reply.ts'

const now = instant('2026-11-23T10:00:00Z')
const at = (text: string) => instant(`2026-11-${text}Z`)
const asked = {
  state: 'open',
  directorate: 'a',
  rule: 'r',
  citation: 'UU',
  askedAt: at('20T10:00:00'),
  dueAt: null,
  closedAt: null,
} as const
const answered = (from: string, until: string) =>
  ({ ...asked, state: 'answered', askedAt: at(from), closedAt: at(until) }) as const

describe('the duty of reply', () => {
  it('counts what waits, what is late and since when', () => {
    const questions = [
      { ...asked, dueAt: at('22T00:00:00') },
      { ...asked, askedAt: at('19T10:00:00'), dueAt: at('24T00:00:00') },
      { ...asked, directorate: 'b', state: 'withdrawn', closedAt: at('21T00:00:00') } as const,
    ]
    expect(repliesOf(questions, now)).toEqual([
      { directorate: 'a', open: 2, late: 1, oldest: at('19T10:00:00'), answered: 0, medianHours: null },
      { directorate: 'b', open: 0, late: 0, oldest: null, answered: 0, medianHours: null },
    ])
  })

  it('measures answers by their median, so that one long wait does not hide the rest', () => {
    const two = [answered('20T00:00:00', '20T02:00:00'), answered('20T00:00:00', '20T04:00:00')]
    expect(repliesOf(two, now)[0]).toMatchObject({ answered: 2, medianHours: 3 })
    expect(repliesOf([...two, answered('01T00:00:00', '20T00:00:00')], now)[0]).toMatchObject({ medianHours: 4 })
  })

  it('names the rules asked about most', () => {
    const questions = [asked, { ...asked, rule: 's', citation: 'PP' }, { ...asked, rule: 's', citation: 'PP' }]
    expect(rulesAskedAbout(questions)).toEqual([
      { rule: 's', citation: 'PP', questions: 2 },
      { rule: 'r', citation: 'UU', questions: 1 },
    ])
    expect(rulesAskedAbout(questions, 1)).toHaveLength(1)
  })
})
