import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { birthOf, lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'bekal-lock-'))))
afterEach(async () => await rm(folder, { recursive: true, force: true }))

const leave = async (holder: object | string): Promise<void> =>
  await writeFile(join(folder, 'bekal.lock'), typeof holder === 'string' ? holder : JSON.stringify(holder))

describe('the lock of a data folder', () => {
  it('is taken, let go, and taken again, and leaves nothing behind', async () => {
    for (let time = 0; time < 2; time += 1) {
      const lock = await lockFolder(folder)
      expect(await readdir(folder)).toEqual(['bekal.lock'])
      await lock.release()
    }
    expect(await readdir(folder)).toEqual([])
  })

  it('names the process that holds it and since when', async () => {
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(
      new RegExp(`^The data folder ${folder} is in use by process ${process.pid} since 20\\d\\d-.*DATA_DIR`),
    )
    await lock.release()
  })

  it('is taken over from a process that is no more', async () => {
    await leave({ pid: 999_999_999, bornAt: '5', since: '2026-11-23T00:00:00.000Z' })
    await (await lockFolder(folder)).release()
  })

  it.runIf(process.platform === 'linux')(
    'is taken over when its number belongs to another process by now',
    async () => {
      expect(await birthOf(1)).toMatch(/^\d+$/)
      await leave({ pid: 1, bornAt: 'another birth', since: '2026-11-23T00:00:00.000Z' })
      await (await lockFolder(folder)).release()
    },
  )

  it('is respected when that very process lives', async () => {
    await leave({ pid: 1, bornAt: await birthOf(1), since: '2026-11-23T00:00:00.000Z' })
    await expect(lockFolder(folder)).rejects.toThrow('in use by process 1 since 2026-11-23T00:00:00.000Z')
  })

  it.each(['', '{', 'null', '7'])('is taken over when it was torn: %j', async (text) => {
    await leave(text)
    await (await lockFolder(folder)).release()
  })

  it('goes to exactly one of many that want it at once, also over a dead one', async () => {
    for (let round = 0; round < 20; round += 1) {
      await leave({ pid: 999_999_999, bornAt: '5', since: '' })
      const all = await Promise.allSettled(Array.from({ length: 8 }, async () => await lockFolder(folder)))
      const won = all.filter((result) => result.status === 'fulfilled')
      expect(won).toHaveLength(1)
      await won[0]?.value.release()
    }
  })

  it('is not removed by somebody who lost it', async () => {
    const lock = await lockFolder(folder)
    await leave({ pid: 1, bornAt: await birthOf(1), since: 'x' })
    await lock.release()
    expect(await readdir(folder)).toEqual(['bekal.lock'])
  })
})
