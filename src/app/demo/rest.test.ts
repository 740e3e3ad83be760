import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, it } from 'vitest'
import { instant } from '../../kernel/time.ts'
import { draw } from './draw.ts'
import type { DemoFile } from './file.ts'
import { restOf } from './rest.ts'

const { files } = draw(instant('2026-11-23T03:00:00Z'), 8)

/** What is said and lived when these files are left. */
function resting(live: (file: DemoFile) => Promise<void> = async () => undefined) {
  const [lived, said]: [string[], string[]] = [[], []]
  const rest = restOf(
    files,
    async (file) => {
      await live(file)
      lived.push(file.key)
    },
    (text) => void said.push(text),
  )
  return { rest, lived, said }
}

/** Waits until it has said how it ended. */
async function ended(said: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 300 && !said.some((text) => text.includes('all files')); tries += 1) await wait(10)
}

describe('the rest of a demonstration', () => {
  it('is lived in order, one file after another, and says when all are there', async () => {
    let at = 0
    const { rest, lived, said } = resting(async () => {
      at += 1
      assert.equal(at, 1, 'two at once')
      await wait(1)
      at -= 1
    })
    assert.equal(rest.left, files.length)
    rest.begin()
    await ended(said)
    assert.deepEqual(
      lived,
      files.map(({ key }) => key),
    )
    assert.equal(said.length, 1)
  })

  it('stops after the file it is at', async () => {
    let going = (): void => undefined
    const begun = new Promise<void>((resolve) => (going = resolve))
    const { rest, lived, said } = resting(async () => {
      going()
      await wait(30)
    })
    rest.begin()
    await begun
    await rest.stop()
    assert.deepEqual(lived, [files[0]?.key])
    assert.deepEqual(said, [])
  })

  it('leaves a file that fails for the next start, and says so', async () => {
    const { rest, lived, said } = resting(async ({ key }) => {
      if (key === files[1]?.key) throw new Error('the disk is full')
    })
    rest.begin()
    for (let tries = 0; tries < 300 && lived.length < files.length - 1; tries += 1) await wait(10)
    await rest.stop()
    assert.equal(lived.length, files.length - 1)
    assert.match(said[0] ?? '', /was left for the next start\. .*the disk is full/)
    assert(!said.some((text) => text.includes('all files')))
  })

  it('gives up when three in a row fail', async () => {
    let tried = 0
    const { rest, said } = resting(async () => {
      tried += 1
      throw new Error('the database is gone')
    })
    rest.begin()
    await wait(200)
    await rest.stop()
    assert.equal(tried, 3)
    assert.equal(said.length, 3)
  })

  it('that never began stops at once', async () => await resting().rest.stop())
})
