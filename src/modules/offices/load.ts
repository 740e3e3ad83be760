import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type Transaction } from 'kysely'
import { sha256 } from '../../kernel/digest.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { areasOf, levels } from './areas.ts'
import { reference } from './reference.ts'
import type { OfficeTables } from './store.ts'

type Part = { readonly files: readonly string[]; readonly load: (trx: Transaction<OfficeTables>) => Promise<void> }

const parts: Readonly<Record<string, Part>> = {
  areas: {
    files: ['provinces', 'regencies', 'districts', 'villages'].map((name) => `areas/${name}.tsv.br`),
    load: loadAreas,
  },
  offices: { files: ['offices.yaml'], load: loadOffices },
  calendar: { files: ['calendar.yaml'], load: loadCalendar },
}

/**
 * Brings areas, offices, service areas and the calendar into the database, and changes what has changed.
 * What is there already in this very version is skipped, so that every start may call it. Closures of offices stay.
 *
 * @returns the parts that were loaded; none when all was there
 */
export async function loadReference(tx: Tx): Promise<readonly string[]> {
  const trx = tx.db<OfficeTables>()
  const there = await trx.selectFrom('offices.loaded').selectAll().orderBy('part').limit(20).execute()
  const loaded: string[] = []
  for (const [part, { files, load }] of Object.entries(parts)) {
    const digest = digestOfFiles(files)
    if (there.some((each) => each.part === part && each.digest === digest)) continue
    await load(trx)
    await trx
      .insertInto('offices.loaded')
      .values({ part, digest, at: tx.now })
      .onConflict((conflict) => conflict.column('part').doUpdateSet({ digest, at: tx.now }))
      .execute()
    loaded.push(part)
  }
  return loaded
}

function digestOfFiles(files: readonly string[]): string {
  const folder = join(import.meta.dirname, '../../../data')
  return Buffer.from(sha256(Buffer.concat(files.map((file) => readFileSync(join(folder, file)))))).toString('hex')
}

async function loadAreas(trx: Transaction<OfficeTables>): Promise<void> {
  for (const level of levels) {
    const areas = [...areasOf(level).values()]
    const table = sql.table(`offices.${level}`)
    await sql`insert into ${table} as t (code, name)
      select * from unnest(${areas.map(({ code }) => code)}::text[], ${areas.map(({ name }) => name)}::text[])
      on conflict (code) do update set name = excluded.name where t.name <> excluded.name`.execute(trx)
  }
}

async function loadOffices(trx: Transaction<OfficeTables>): Promise<void> {
  const { offices, serviceAreas } = reference()
  await sql`insert into offices.office
    select * from jsonb_populate_recordset(null::offices.office, ${JSON.stringify([...offices.values()])}::jsonb)
    on conflict (id) do update set (kind, name, city, address, zone, prefix, parent, country, point, regencies, opens,
      closes, weekdays, observes, confidence) = row (excluded.kind, excluded.name, excluded.city, excluded.address,
      excluded.zone, excluded.prefix, excluded.parent, excluded.country, excluded.point, excluded.regencies,
      excluded.opens, excluded.closes, excluded.weekdays, excluded.observes, excluded.confidence)`.execute(trx)
  await sql`insert into offices.service_area
    select * from jsonb_populate_recordset(null::offices.service_area, ${JSON.stringify([...serviceAreas.values()])}::jsonb)
    on conflict (province) do update set (office, zone, confidence) =
      row (excluded.office, excluded.zone, excluded.confidence)`.execute(trx)
}

async function loadCalendar(trx: Transaction<OfficeTables>): Promise<void> {
  const { years, days } = reference().calendar
  const rows = JSON.stringify(days.map(({ on, kind, name }) => ({ on_day: on, kind, name })))
  await sql`insert into offices.calendar_year
    select * from jsonb_populate_recordset(null::offices.calendar_year, ${JSON.stringify(years)}::jsonb)
    on conflict (year) do update set (confirmed, confidence, source) =
      row (excluded.confirmed, excluded.confidence, excluded.source)`.execute(trx)
  await sql`delete from offices.calendar_day d where d.office is null and not exists (
    select from jsonb_populate_recordset(null::offices.calendar_day, ${rows}::jsonb) n where n.on_day = d.on_day)`.execute(
    trx,
  )
  await sql`insert into offices.calendar_day
    select * from jsonb_populate_recordset(null::offices.calendar_day, ${rows}::jsonb)
    on conflict (on_day, office) do update set (kind, name) = row (excluded.kind, excluded.name)`.execute(trx)
}
