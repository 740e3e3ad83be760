import type { Instant } from '../../kernel/time.ts'
import { plusMinutes } from '../../kernel/time.ts'
import { theSystem } from '../../platform/access/actor.ts'
import { transact, type World } from '../../platform/db/perform.ts'
import type { Tools } from '../../platform/tools.ts'
import { allAtOnce } from './at-once.ts'
import { noteLived, quiet } from './book.ts'
import type { Demonstration } from './draw.ts'
import { enrolWorker } from './enrol.ts'
import type { DemoFile, DemoPerson } from './file.ts'
import { papersOf } from './papers.ts'
import type { Pictures } from './pictures.ts'
import { reliving } from './relive.ts'
import { readShares } from './shares.ts'
import { holderOf, staffAtOffices, witnessFor } from './staff.ts'
import { type Living, stageOf } from './stage.ts'

type Setting = {
  readonly world: World
  readonly tools: Tools
  readonly demonstration: Demonstration
  /** The present of the demonstration. */
  readonly present: Instant
  readonly pictures: Pictures
}

export type Lives = {
  /** Lives one file: from its worker's registration to where it stands. */
  readonly live: (file: DemoFile) => Promise<void>
  /** Lives files one after another; while one is lived, the papers of the next are drawn. */
  readonly liveAll: (files: readonly DemoFile[]) => Promise<void>
}

/**
 * How files are lived: each with everything that belongs to it in one transaction, noted as done in it. Whatever stops
 * it, even a power cut, leaves the file wholly lived or not begun.
 */
export function livingOf({ world, tools, demonstration, present, pictures }: Setting): Lives {
  const { people, staff } = demonstration
  const byKey = new Map(people.map((person) => [person.key, person]))
  const atOffices = staffAtOffices(staff)
  const grounds = Object.values(readShares().refusals).flatMap((refusal) => Object.entries(refusal.grounds))
  const known = { airport: holderOf(staff, 'airport-desk').id, learned: Object.fromEntries(grounds) }
  function ownerOf({ key, person }: DemoFile): DemoPerson {
    const owner = byKey.get(person)
    if (!owner) throw new Error(`${key} belongs to nobody`)
    return owner
  }
  async function live(file: DemoFile): Promise<void> {
    const person = ownerOf(file)
    await allAtOnce(world, async (once) => {
      const now = async <T>(work: Parameters<typeof transact<T>>[2]): Promise<T> =>
        await transact(once, theSystem('cli'), work)
      if (!(await now(async (tx) => await noteLived(tx, file.key)))) return
      const stage = stageOf({ world: once, tools, staff: atOffices, present })
      const step = reliving(stage, papersOf(stage, pictures), known)
      const witness = witnessFor(staff, person.village).id
      const worker = await stage.asSystem(
        plusMinutes(file.steps[0].at, -60),
        async (tx) => await enrolWorker(tx, tools.seal, { person, witness, permits: file.state !== 'draft' }),
      )
      const living: Living = {
        file,
        person,
        worker,
        application: null,
        office: null,
        orientation: null,
        stopped: false,
      }
      for (const each of file.steps) await step(living, each)
      await now(async (tx) => await quiet(tx, present))
    })
  }
  async function liveAll(files: readonly DemoFile[]): Promise<void> {
    for (const [index, file] of files.entries()) {
      const next = files[index + 1]
      const drawn = next && pictures.prepare({ file: next, person: ownerOf(next) })
      const [lived, prepared] = await Promise.allSettled([live(file), drawn])
      for (const done of [lived, prepared]) if (done.status === 'rejected') throw done.reason
    }
  }
  return { live, liveAll }
}
