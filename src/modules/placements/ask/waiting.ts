import { z } from 'zod'
import { type Instant, instant } from '../../../kernel/time.ts'
import type { HistoryLine } from '../store.ts'

/** A question about a file that the centre has not answered. */
export type OpenQuestion = { readonly number: string; readonly since: Instant; readonly dueAt: Instant | null }

const data = z.object({ number: z.string(), dueAt: z.string().nullable().default(null) })
const closing = ['placements.direction-given', 'placements.question-closed']

/** What the centre was asked about a file and has not answered, oldest first. Pure. */
export function openIn(history: readonly Pick<HistoryLine, 'at' | 'type' | 'data'>[]): readonly OpenQuestion[] {
  const numbered = history.flatMap(({ at, type, data: said }) => {
    const read = data.safeParse(said)
    return read.success ? [{ at, type, ...read.data }] : []
  })
  const closed = new Set(numbered.filter(({ type }) => closing.includes(type)).map(({ number }) => number))
  return numbered
    .filter(({ type, number }) => type === 'placements.asked' && !closed.has(number))
    .map(({ at, number, dueAt }) => ({ number, since: at, dueAt: dueAt === null ? null : instant(dueAt) }))
    .toSorted((a, b) => (a.since < b.since ? -1 : 1))
}
