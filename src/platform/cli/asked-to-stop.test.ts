import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'

/** Starts a process that needs `ms` to close, sends it signals with pauses, and tells how it ended. */
async function stopped(ms: number, ...signals: readonly (readonly [NodeJS.Signals, number])[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'stopping.examples.ts'), String(ms)])
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  await once(child.stdout, 'data')
  const ended = once(child, 'close')
  for (const [signal, pause] of signals) {
    child.kill(signal)
    await wait(pause)
  }
  const [code] = await ended
  return { code, said }
}

describe('a process that is asked to stop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('closes cleanly on %s', async (signal) => {
    expect(await stopped(0, [signal, 0])).toEqual({ code: 0, said: 'ready\nclosed\n' })
  })

  it('takes a Ctrl-C that arrives twice for one', async () => {
    expect(await stopped(200, ['SIGINT', 10], ['SIGINT', 0])).toEqual({ code: 0, said: 'ready\nclosed\n' })
  })

  it('ends at once for somebody who asks again later', async () => {
    expect(await stopped(20_000, ['SIGINT', 1_700], ['SIGINT', 0])).toEqual({ code: 130, said: 'ready\n' })
  })
})
