import { dayIn, type Instant, momentOf, plusMonths, WIB } from '../../kernel/time.ts'
import { appointOfficer } from '../../modules/accounts/index.ts'
import { officeOf, zoneOfArea } from '../../modules/offices/index.ts'
import { reserveNumbers } from '../../modules/placements/index.ts'
import { ruleSetOn } from '../../modules/regulations/index.ts'
import { theSystem } from '../../platform/access/actor.ts'
import { transact } from '../../platform/db/perform.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Bekal } from '../open.ts'
import { allAtOnce } from './at-once.ts'
import { drawnBefore, keepDrawn, livedFiles, notePicture, picturesKept } from './book.ts'
import { complain, laporReports } from './complaints.ts'
import { askInDoubt } from './doubts.ts'
import { type Demonstration, draw } from './draw.ts'
import type { DemoFile } from './file.ts'
import { livingOf } from './live.ts'
import { picturesOf } from './pictures.ts'
import { nothingLeft, type Rest, restOf } from './rest.ts'
import type { Appointed } from './staff.ts'

export type { Demonstration } from './draw.ts'
export { busiestOffice } from './order.ts'

/** What of a running Bekal the demonstration is filled into. */
export type Ground = Pick<Bekal, 'world' | 'tools' | 'asSystem' | 'simulators'>

export type Wanted = {
  /** How many files, 1 or more. A demonstration that is there already keeps its number. */
  readonly files: number
  /** Whether only what somebody needs to begin is lived at once; everything else is then the rest. */
  readonly aheadOnly: boolean
}

export type Loaded = {
  /** `null` where an earlier version filled it in. */
  readonly demonstration: Demonstration | null
  /** What is still to be lived. */
  readonly rest: Rest
}

/**
 * Fills the demonstration in: people, their files as they came to be, and the officers. Nothing is done twice: whatever
 * an earlier start has lived is left as it is, and what it has not is done now or is the rest.
 */
export async function loadDemonstration(
  ground: Ground,
  { files, aheadOnly }: Wanted,
  say: (text: string) => void,
): Promise<Loaded> {
  const before = await ground.asSystem(drawnBefore)
  if (before?.drawn === null) {
    say('Demonstration: an earlier version filled it in. Start with an empty data folder to have the whole of it.\n')
    return { demonstration: null, rest: nothingLeft }
  }
  const present = before?.moment ?? ground.world.now()
  const demonstration = before?.drawn ?? (await establish(ground, present, files))
  know(ground, demonstration)
  const lived = await ground.asSystem(livedFiles)
  const isLeft = ({ key }: DemoFile): boolean => !lived.has(key)
  const ahead = aheadOnly ? demonstration.ahead : demonstration.files.length
  const now = demonstration.files.slice(0, ahead).filter(isLeft)
  const { live, liveAll } = await settingOf(ground, demonstration, present)
  if (now.length > 0) say(`Demonstration: ${now.length} people live their journeys …\n`)
  await liveAll(now)
  if (now.length > 0) say(`Demonstration: ${now.length} files.\n`)
  await askInDoubt(ground.world, demonstration)
  await complain(ground.world, { staff: demonstration.staff, seal: ground.tools.seal })
  return { demonstration, rest: restOf(demonstration.files.slice(ahead).filter(isLeft), live, say) }
}

const know = ({ simulators }: Ground, { people, strangers, files, papers }: Demonstration): void => {
  simulators?.registers.know({ people: [...people, ...strangers], files: [...files, ...papers] })
  simulators?.registers.report(laporReports())
}

/** Draws the demonstration, appoints its officers, reserves its numbers, and keeps it; all or nothing. */
async function establish({ world, tools }: Ground, present: Instant, count: number): Promise<Demonstration> {
  const drawn = draw(present, count)
  const begin = momentOf(plusMonths(dayIn(present, WIB), -19), '08:00', WIB)
  return await allAtOnce(world, async (once) => {
    const staff = await transact({ ...once, now: () => begin }, theSystem('cli'), async (tx) => {
      const appointed: Appointed[] = []
      for (const one of drawn.staff) appointed.push({ ...one, id: await appointOfficer(tx, tools.seal, one) })
      return appointed
    })
    return await transact(once, theSystem('cli'), async (tx) => {
      const demonstration = { ...drawn, staff, files: await numbered(tx, drawn) }
      await keepDrawn(tx, present, demonstration)
      return demonstration
    })
  })
}

/** Gives each file the number it had got when it was begun: counted by office and year, none given twice. */
async function numbered(tx: Tx, { people, files }: Pick<Demonstration, 'people' | 'files'>): Promise<DemoFile[]> {
  const villages = new Map(people.map(({ key, village }) => [key, village]))
  const begun = files.toSorted((a, b) => (a.steps[0].at < b.steps[0].at ? -1 : 1))
  const yearOf = ({ person, steps }: DemoFile): number =>
    Number(dayIn(steps[0].at, zoneOfArea(villages.get(person) ?? '')).slice(0, 4))
  const numbers = new Map<string, string>()
  for (const together of Map.groupBy(begun, (file) => `${file.office}/${yearOf(file)}`).values()) {
    const [first] = together
    if (!first) continue
    const numbering = { office: first.office, prefix: officeOf(first.office)?.prefix ?? 'BKL', year: yearOf(first) }
    const reserved = await reserveNumbers(tx, numbering, together.length)
    together.forEach(({ key, number }, index) => numbers.set(key, reserved[index] ?? number))
  }
  return files.map((file) => ({ ...file, number: numbers.get(file.key) ?? file.number }))
}

async function settingOf({ world, tools, asSystem }: Ground, demonstration: Demonstration, present: Instant) {
  const ruleSet = await asSystem(async (tx) => await ruleSetOn(tx, dayIn(present, WIB)))
  const pictures = picturesOf(tools.files, ruleSet, {
    kept: await asSystem(picturesKept),
    note: async (name, kept) => void (await asSystem(async (tx) => await notePicture(tx, name, kept))),
  })
  return livingOf({ world, tools, demonstration, present, pictures })
}
