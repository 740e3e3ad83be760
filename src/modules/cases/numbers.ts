import { sql } from 'kysely'
import { dayIn, WIB } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'

type Tables = { 'cases.numbering': { year: number; last: number } }

/** The next number of this year, without gaps: `ADU-26-000012`. */
export async function nextCaseNumber(tx: Tx): Promise<string> {
  const year = Number(dayIn(tx.now, WIB).slice(0, 4))
  const { last } = await tx
    .db<Tables>()
    .insertInto('cases.numbering')
    .values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql`numbering.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `ADU-${String(year % 100).padStart(2, '0')}-${String(last).padStart(6, '0')}`
}

/** A number as people type it, in the form it is kept; `undefined` when it cannot be one. */
export function readNumber(text: string): string | undefined {
  const match = /^ADU-?(\d{2})-?(\d{6})$/.exec(text.toUpperCase().replace(/\s/g, ''))
  return match ? `ADU-${match[1]}-${match[2]}` : undefined
}
