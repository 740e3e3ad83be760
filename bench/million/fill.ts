import type pg from 'pg'
import { nameOf, readNames } from '../../src/app/demo/names.ts'
import { random } from '../../src/app/demo/random.ts'
import { nameKey } from '../../src/modules/workers/index.ts'
import { moment } from './world.ts'

/** The office whose desk is measured: nearly a quarter of the files. */
const busiest = 'bp3mi-jawa-timur'

/** Shares of files by office, in thousandths, after the shares of provinces in the ministry's yearly figures. */
const offices: Readonly<Record<string, number>> = {
  [busiest]: 236,
  'bp3mi-jawa-tengah': 210,
  'bp3mi-jawa-barat': 210,
  'bp3mi-nusa-tenggara-barat': 119,
  'bp3mi-lampung': 81,
  'bp3mi-bali': 34,
  'bp3mi-sulawesi-selatan': 24,
  'bp3mi-nusa-tenggara-timur': 14,
  'bp3mi-banten': 12,
  'bp3mi-sumatera-utara': 12,
  'bp3mi-dki-jakarta': 48,
}
const countries = { TW: 300, HK: 240, MY: 230, SG: 60, JP: 50, KR: 50, SA: 30, BN: 20, IT: 12, TR: 8 }
/** The newest two hundredths of all files are under way, as when an office decides within days. */
const underWay = { submitted: 400, verified: 220, scheduled: 180, draft: 100, returned: 50, oriented: 30, held: 20 }
const settled = { departed: 800, issued: 60, withdrawn: 80, refused: 40, revoked: 20 }
const checks = { match: 700, differs: 130, unclear: 70, corrected: 60, unchecked: 40 }

const chunk = 50_000

/**
 * Writes so many workers, each with a passport and one application, by few statements, with every index the tables
 * have. The same count gives the same rows.
 */
export async function fill(superuser: pg.Client, many: number, say: (text: string) => void): Promise<void> {
  await superuser.query(
    "set session_replication_role = replica; set work_mem = '64MB'; set maintenance_work_mem = '512MB'",
  )
  await drawNames(superuser)
  await superuser.query(helpers)
  const likeness = await takeDownLikeness(superuser)
  for (let from = 1; from <= many; from += chunk) {
    const range = [from, Math.min(many, from + chunk - 1)]
    await superuser.query(workers, range)
    await superuser.query(documents, range)
    await superuser.query(served, range)
    await superuser.query(applications, [...range, many])
    say(`${(range[1] ?? 0).toLocaleString('en')} of ${many.toLocaleString('en')} applications`)
  }
  say('indexing names, analysing')
  for (const index of likeness) await superuser.query(index)
  await superuser.query('vacuum (analyze) workers.worker, workers.document, workers.served_by, placements.application')
}

/** Indexes of likeness are built at the end: row by row they cost more than all else. @returns what makes them again */
async function takeDownLikeness(superuser: pg.Client): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string; definition: string }>(
    `select format('%I.%I', schemaname, indexname) as name, indexdef as definition from pg_indexes
     where schemaname in ('workers', 'placements') and indexdef like '%USING gin%'`,
  )
  for (const { name } of rows) await superuser.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

/** Names as people have them, so that a search meets as many namesakes as it would. */
async function drawNames(superuser: pg.Client): Promise<void> {
  const chance = random('bench')
  const { peoples, provinces } = readNames()
  const names = Array.from({ length: 60_000 }, () => {
    const [province] = [chance.pick(['35', '35', '33', '33', '32', '32', '52', '18'])]
    const people = peoples[chance.weighted(provinces[province] ?? {})]
    if (!people) throw new Error(`nobody is named in province ${province}`)
    return nameOf(people, chance.chance(0.63) ? 'female' : 'male', { chance })
  })
  await superuser.query('create temp table name (place int primary key, name text not null, key text not null)')
  await superuser.query(
    'insert into name select o - 1, n, k from unnest($1::text[], $2::text[]) with ordinality as w (n, k, o)',
    [names, names.map(nameKey)],
  )
  await superuser.query('analyze name')
}

/** Thousandths as an SQL array of a thousand values: `values[1 + chance]` is as likely as its share. */
const thousand = (shares: Readonly<Record<string, number>>): string => {
  const all = Object.entries(shares).flatMap(([value, share]) => Array<string>(share).fill(value))
  if (all.length !== 1_000) throw new RangeError(`the shares make ${all.length} thousandths`)
  return `'{${all.join(',')}}'::text[]`
}

/** A number that is always the same for a row and a purpose; ids that sort as they were given. */
const helpers = `
  create function pg_temp.chance(n int, purpose int, below int) returns int language sql immutable
    return (hashint4extended(n, purpose) & 2147483647) % below;
  create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable
    return ('019a0000-0000-7000-' || kind || '-' || lpad(to_hex(n), 12, '0'))::uuid;
  create temp table share as select o - 1 as place, office, country, under_way, settled, checked
    from unnest(${thousand(offices)}, ${thousand(countries)}, ${thousand(underWay)}, ${thousand(settled)}, ${thousand(checks)})
      with ordinality as w (office, country, under_way, settled, checked, o);
  create unique index on share (place);
  create temp table company as select row_number() over (order by id) - 1 as place, id from companies.company;
  analyze share`

const workers = `
  insert into workers.worker (id, name, name_key, nik_hidden, nik_index, nik_last4, phone_hidden, phone_last4, birth_date, sex,
    birth_place, marital_status, education, village, created_at, changed_at)
  select pg_temp.id('8000', n), name.name, name.key, decode(repeat('ab', 44), 'hex'), sha256(('nik' || n)::bytea),
    lpad((n % 10000)::text, 4, '0'), decode(repeat('cd', 40), 'hex'), lpad((n * 7 % 10000)::text, 4, '0'),
    date '1985-01-01' + pg_temp.chance(n, 1, 7000), 'female', 'Blitar', 'single', 'sma', '3505012001', t.now, t.now
  from generate_series($1::int, $2::int) n join name on name.place = pg_temp.chance(n, 2, 60000), (select timestamptz '${moment}' as now) t`

const documents = `
  insert into workers.document (id, worker, kind, state, source, file, mime, size, pages, sha256, number_hidden, number_index,
    number_last4, issued_on, valid_until, uploaded_at, uploaded_by, reviewed_at)
  select pg_temp.id('a000', n), pg_temp.id('8000', n), 'passport', 'verified', 'upload', repeat('x', 26), 'image/webp', 1000, 1,
    repeat('a', 64), decode(repeat('ef', 40), 'hex'), sha256(('passport' || n)::bytea), lpad((n % 10000)::text, 4, '0'),
    date '2026-01-01', date '2031-01-01', t.now, pg_temp.id('8000', n), t.now
  from generate_series($1::int, $2::int) n, (select timestamptz '${moment}' as now) t`

const served = `
  insert into workers.served_by (worker, office, since)
  select pg_temp.id('8000', n), share.office, timestamptz '${moment}'
  from generate_series($1::int, $2::int) n join share on share.place = pg_temp.chance(n, 3, 1000)`

/** Begun evenly over the three and a half years in which a million leave; the newest are under way, most with a promise. */
const applications = `
  insert into placements.application (id, number, worker, worker_name, name_key, phone_last4, scheme, country, job, sector, employer,
    company, contract_months, province, village, office, state, since, created_at, submitted_at, assigned_to, due_at, clean,
    differences, held_ground)
  select pg_temp.id('9000', n), 'BCH-' || (20 + n / 1000000) || '-' || lpad((n % 1000000)::text, 6, '0'), pg_temp.id('8000', n),
    name.name, name.key, lpad((n * 7 % 10000)::text, 4, '0'), 'p2p', nation.country, 'elderly-carer', 'household', 'household',
    company.id, 24, '35', '3505012001', home.office,
    state, began + interval '1 day' * case when is_open then 0 else 14 end, began, began,
    case when is_open and pg_temp.chance(n, 6, 10) < 7 then pg_temp.id('b000', pg_temp.chance(n, 7, 30)) end,
    case when state in ('submitted', 'verified', 'oriented') and pg_temp.chance(n, 8, 100) > 0
      then timestamptz '${moment}' + interval '1 minute' * (pg_temp.chance(n, 9, 4320) - 1440) end,
    checked.checked, case checked.checked when 'differs' then 2 else 0 end, case state when 'held' then 'UU 18/2017 Pasal 5' end
  from generate_series($1::int, $2::int) n
    join name on name.place = pg_temp.chance(n, 2, 60000)
    join share home on home.place = pg_temp.chance(n, 3, 1000)
    left join company on company.place = pg_temp.chance(n, 4, 66)
    join share nation on nation.place = pg_temp.chance(n, 10, 1000)
    join share checked on checked.place = pg_temp.chance(n, 11, 1000)
    join share progress on progress.place = pg_temp.chance(n, 12, 1000),
    lateral (select n > $3::int * 0.98 as is_open, timestamptz '${moment}' - interval '1 second' * ($3::int - n) * (1.1e8 / $3::int) as began) life,
    lateral (select case when is_open then progress.under_way else progress.settled end as state) stands`
