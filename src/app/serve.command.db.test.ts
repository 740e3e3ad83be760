import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bekal-stop-'))
})
afterAll(async () => await rm(dataDir, { recursive: true, force: true }))

it('a first start that is stopped while it loads leaves no database running, and says so', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'serve'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '' },
  })
  let said = ''
  const ended = once(child, 'close')
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    // The data folder is there and its database runs; nothing is served yet. Asked once: who asks twice is not waited for.
    if (said.includes('Reference data') && !child.killed) child.kill('SIGINT')
  })
  const [code] = await ended
  expect(said).toContain('Stopping before everything has begun')
  expect(code).toBe(0)
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
}, 120_000)
