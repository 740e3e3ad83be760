import { sql } from 'kysely'
import { type Instant, plusMinutes } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { RollRow, RollTables } from '../roll/store.ts'
import { crisisStandard } from '../standard.ts'

/** The lists of an event. `telepon`: silent after every reminder. Somebody unmatched who needs help stands on two. */
export const lists = ['bantuan', 'telepon', 'belum', 'aman', 'tak-cocok'] as const
export type List = (typeof lists)[number]

/** Which of the people on a roll. */
export type ListFilter = { readonly province: string | null; readonly company: string | null }
type Rolled = { readonly event: string } & ListFilter

export type Counts = Readonly<Record<List, number>> & { readonly asked: number; readonly all: number }

const cutoff = (now: Instant): Instant => plusMinutes(now, -crisisStandard().call)
const lastAsked = (): number => 1 + crisisStandard().reminders.length

/** Who stands on a list, as the database asks it. */
const conditions = (now: Instant) =>
  ({
    bantuan: sql<boolean>`says = 'help'`,
    aman: sql<boolean>`says = 'safe' and worker is not null`,
    belum: sql<boolean>`says is null and worker is not null`,
    telepon: sql<boolean>`says is null and worker is not null and asked >= ${lastAsked()} and asked_at <= ${cutoff(now)}`,
    'tak-cocok': sql<boolean>`worker is null`,
  }) as const satisfies Record<List, unknown>

const rolled = (tx: Tx, { event, province, company }: Rolled) =>
  tx
    .db<RollTables>()
    .selectFrom('crisis.roll')
    .where('event', '=', event)
    .$if(province !== null, (query) => query.where('province', '=', province ?? ''))
    .$if(company !== null, (query) => query.where('company', '=', company ?? ''))

/** How many stand on each list now. */
export async function countsOf(tx: Tx, of: Rolled): Promise<Counts> {
  const on = conditions(tx.now)
  const count = (which: ReturnType<typeof sql<boolean>>) => sql<number>`(count(*) filter (where ${which}))::int`
  return await rolled(tx, of)
    .select([
      count(on.bantuan).as('bantuan'),
      count(on.aman).as('aman'),
      count(on.belum).as('belum'),
      count(on.telepon).as('telepon'),
      count(on['tak-cocok']).as('tak-cocok'),
      count(sql<boolean>`asked > 0`).as('asked'),
      sql<number>`count(*)::int`.as('all'),
    ])
    .executeTakeFirstOrThrow()
}

/** One page of a list, in the order people were put on it. */
export const peopleOn = async (
  tx: Tx,
  list: List,
  { after, most, ...of }: Rolled & { readonly after: string | null; readonly most: number },
): Promise<readonly RollRow[]> =>
  await rolled(tx, of)
    .selectAll()
    .where(conditions(tx.now)[list])
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(most)
    .execute()

/** The provinces and companies on a roll, to choose from. */
export async function choicesOf(
  tx: Tx,
  event: string,
): Promise<{ readonly provinces: readonly string[]; readonly companies: readonly string[] }> {
  const every = rolled(tx, { event, province: null, company: null })
  const provinces = await every.select('province').distinct().where('province', 'is not', null).limit(100).execute()
  const companies = await every.select('company').distinct().where('company', 'is not', null).limit(500).execute()
  return {
    provinces: provinces.flatMap(({ province }) => province ?? []),
    companies: companies.flatMap(({ company }) => company ?? []),
  }
}
