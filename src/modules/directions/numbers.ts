import { sql } from 'kysely'
import { dayIn, WIB } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'

type Tables = { 'directions.numbering': { kind: Kind; year: number; last: number } }
type Kind = 'question' | 'ruling'

const prefixes = { question: 'TNY', ruling: 'ARH' } as const

/** The next number of this year, without gaps: `TNY-26-000012`, `ARH-26-000007`. */
export async function nextNumber(tx: Tx, kind: Kind): Promise<string> {
  const year = Number(dayIn(tx.now, WIB).slice(0, 4))
  const { last } = await tx
    .db<Tables>()
    .insertInto('directions.numbering')
    .values({ kind, year, last: 1 })
    .onConflict((conflict) => conflict.columns(['kind', 'year']).doUpdateSet({ last: sql`numbering.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${prefixes[kind]}-${String(year % 100).padStart(2, '0')}-${String(last).padStart(6, '0')}`
}
