import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** A statement as it went to the database. */
export type Said = { readonly sql: string; readonly parameters: readonly unknown[] }

/** The very statements, one after another in one transaction, without anything of ours. */
export async function sayRaw(pool: pg.Pool, said: readonly Said[]): Promise<void> {
  await within(pool, async (client) => {
    for (const { sql, parameters } of said) await client.query(sql, [...parameters])
  })
}

/** The same, each prepared at its first use on a connection, as our pool prepares them. */
export async function sayPrepared(pool: pg.Pool, said: readonly Said[]): Promise<void> {
  await within(pool, async (client) => {
    for (const { sql, parameters } of said)
      await client.query({ name: nameOf(sql), text: sql, values: [...parameters] })
  })
}

async function within(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  } finally {
    client.release()
  }
}

const names = new Map<string, string>()
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `raw_${names.size}`
  names.set(sql, name)
  return name
}

const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89a-f][0-9a-f]{3}-[0-9a-f]{12}/g

/**
 * The same statements about something else: identifiers that are given are replaced, any other one that was made on
 * the way is made anew, each wherever it stands.
 */
export function about(said: readonly Said[], given: Readonly<Record<string, string>>): Said[] {
  const made = new Map(Object.entries(given))
  const other = (old: string): string => {
    const fresh = made.get(old) ?? randomUUID()
    made.set(old, fresh)
    return fresh
  }
  return said.map(({ sql, parameters }) => ({
    sql,
    parameters: parameters.map((value) => (typeof value === 'string' ? value.replaceAll(identifier, other) : value)),
  }))
}
