import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

export type Migration = { readonly name: string; readonly sql: string; readonly digest: string }
export type Migrated = { readonly applied: readonly string[]; readonly already: number }

/** A migration that was changed after it had been applied, or has gone missing. Nothing was done. */
export class MigrationProblem extends Error {
  override readonly name = 'MigrationProblem'
}

const fileName = /^(\d{4})_[a-z0-9_]+\.sql$/

/** Reads `NNNN_name.sql` files in order. @throws MigrationProblem on a bad name, a gap or a number used twice */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return await Promise.all(
    names.map(async (name, index) => {
      const number = fileName.exec(name)?.[1]
      if (number === undefined) throw new MigrationProblem(`${name}: expected a name like 0007_complaint_clock.sql`)
      if (Number(number) !== index + 1)
        throw new MigrationProblem(`${name}: expected number ${String(index + 1).padStart(4, '0')}`)
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings a database up to date: every migration that is not there yet, each in its own transaction, in order.
 * Only one process migrates at a time; a second one waits. Killed in the middle, the next run goes on.
 *
 * @param owner   the connection of the role that owns the schemas
 * @param folder  the folder of `NNNN_name.sql` files
 * @throws MigrationProblem when an applied file has changed, or one is unknown here (the code is older than the database)
 */
export async function migrate(owner: pg.ClientConfig, folder: string): Promise<Migrated> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`create schema if not exists bekal;
      create table if not exists bekal.migration (
        name text primary key, digest text not null, at timestamptz not null default now())`)
    await client.query('select pg_advisory_lock(725100)')
    const { rows } = await client.query<{ name: string; digest: string }>(
      'select name, digest from bekal.migration order by name',
    )
    refuseRewrittenHistory(migrations, rows)
    const missing = migrations.slice(rows.length)
    for (const migration of missing) await apply(client, migration)
    return { applied: missing.map(({ name }) => name), already: rows.length }
  } finally {
    await client.end()
  }
}

function refuseRewrittenHistory(
  migrations: readonly Migration[],
  applied: readonly { name: string; digest: string }[],
): void {
  applied.forEach(({ name, digest }, index) => {
    const ours = migrations[index]
    if (ours?.name !== name)
      throw new MigrationProblem(
        `The database has migration ${name}, which this version of Bekal does not know. Use the newer version.`,
      )
    if (ours.digest !== digest)
      throw new MigrationProblem(
        `${name} was changed after it had been applied. Put it back and write a new migration.`,
      )
  })
}

async function apply(client: pg.Client, { name, sql, digest }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into bekal.migration (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback')
    throw new MigrationProblem(`${name}: ${problem instanceof Error ? problem.message : String(problem)}`, {
      cause: problem,
    })
  }
}
