// `npm run schema` writes schema.sql from an empty, migrated database; with `--check` it only compares.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '../src/platform/db/embedded/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { snapshot } from '../src/platform/db/snapshot.ts'

const root = join(import.meta.dirname, '..')
const file = join(root, 'schema.sql')
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

async function written(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bekal-schema-'))
  const server = await startEmbedded({ dataDir, durable: false })
  const owner = { host: server.host, port: server.port, database: server.database, user: 'bekal_owner' }
  try {
    await migrate(owner, join(root, 'migrations'))
    const client = new pg.Client(owner)
    await client.connect()
    try {
      return `-- The result of all migrations, for reading. Written by: npm run schema\n\n${await snapshot(client)}`
    } finally {
      await client.end()
    }
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const now = await written()
if (values.check) {
  const committed = await readFile(file, 'utf8').catch(() => '')
  if (committed !== now) {
    const lines = new Set(committed.split('\n'))
    const first = now.split('\n').find((line) => !lines.has(line)) ?? 'a line is gone'
    process.stderr.write(
      `schema.sql is not what the migrations make. The first difference: ${first}\nRun: npm run schema\n`,
    )
    process.exitCode = 1
  }
} else {
  await writeFile(file, now)
  process.stdout.write(`schema.sql: ${now.split('\n').length} lines\n`)
}
