import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import { day, dayIn, type Instant, momentOf, plusMinutes, plusMonths, WIB } from '../../kernel/time.ts'
import { type Appointing, appointOfficer } from '../../modules/accounts/index.ts'
import { officeOf, officeServing } from '../../modules/offices/index.ts'
import { ruleSetOn } from '../../modules/regulations/index.ts'
import { theSystem } from '../../platform/access/actor.ts'
import { transact } from '../../platform/db/perform.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Bekal } from '../open.ts'
import { allAtOnce } from './at-once.ts'
import { enrolWorker } from './enrol.ts'
import type { DemoOfficer, DemoPerson } from './file.ts'
import { papersOf } from './papers.ts'
import { picturesOf } from './pictures.ts'
import { type Population, population } from './population.ts'
import { reliving } from './relive.ts'
import { type Living, type OfficeStaff, stageOf } from './stage.ts'

/** The one demonstration that is filled in. */
const seed = 'bekal'

/** People the registers know, but Bekal does not: for whoever tries to register. */
const strangers = 6

/** How many people are drawn for each that lives here: the busiest office's queue is filled from among them. */
const crowd = 6

export type Demonstration = Pick<Population, 'people' | 'files'> & {
  readonly staff: readonly Appointing[]
  readonly strangers: readonly DemoPerson[]
}

/** What of a running Bekal the demonstration is filled into. */
type Ground = Pick<Bekal, 'world' | 'tools' | 'asSystem' | 'simulators'>

type DemoTables = { 'demo.loaded': { seed: string; moment: Instant; files: number; at: Instant } }

/**
 * Fills the demonstration in, once: people, their files as they came to be, and the officers. A second start finds
 * what the first one left and changes nothing; one that was stopped halfway left nothing, and is done again.
 *
 * @param count  how many files
 */
export async function loadDemonstration(
  bekal: Ground,
  count: number,
  say: (text: string) => void,
): Promise<Demonstration> {
  const { asSystem, world, tools, simulators } = bekal
  const before = await asSystem(
    async (tx) =>
      await tx.db<DemoTables>().selectFrom('demo.loaded').selectAll().where('seed', '=', seed).executeTakeFirst(),
  )
  const moment = before?.moment ?? world.now()
  const files = before?.files ?? count
  const made = population({ seed, moment, count: files * crowd + strangers })
  const demonstration = demonstrationOf(made, files)
  simulators?.registers.know(made)
  if (before) return demonstration

  say(`Demonstration: ${demonstration.people.length} people live their journeys …\n`)
  const lived = await allAtOnce(world, async (once) => {
    const lived = await fill({ world: once, tools }, demonstration, moment)
    await transact(once, theSystem('cli'), async (tx) => {
      await quiet(tx)
      await tx.db<DemoTables>().insertInto('demo.loaded').values({ seed, moment, files, at: tx.now }).execute()
    })
    return lived
  })
  say(`Demonstration: ${lived} files.\n`)
  return demonstration
}

/** The first people, everybody who waits at the busiest office, and the last few, who have not registered. */
function demonstrationOf({ people, files, officers }: Population, count: number): Demonstration {
  const [drawn, strange] = [people.slice(0, -strangers), people.slice(-strangers)]
  const office = busiestOffice(files)
  const first = new Set(drawn.slice(0, count).map(({ key }) => key))
  const unknown = new Set(strange.map(({ key }) => key))
  const living = files.filter(
    ({ person, state, office: served }) =>
      first.has(person) || (!unknown.has(person) && state === 'submitted' && served === office),
  )
  const taken = new Set(living.map(({ person }) => person))
  return {
    people: drawn.filter(({ key }) => taken.has(key)),
    files: living,
    strangers: strange,
    staff: staffOf(officers, people[0]?.village ?? ''),
  }
}

/** Where most files wait to be verified. */
export const busiestOffice = (files: Demonstration['files']): OfficeId | undefined =>
  [
    ...Map.groupBy(
      files.filter(({ state }) => state === 'submitted'),
      ({ office }) => office,
    ),
  ].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]

/** Numbers of officers begin at BKL-1001, in the order of their offices. */
function staffOf(officers: readonly DemoOfficer[], village: string): Appointing[] {
  const atOffices = officers.map(({ name, phone, role, office }) => ({
    name,
    phone,
    role,
    office,
    village: null,
    title: role === 'head-of-office' ? 'Kepala BP3MI' : 'Pengantar Kerja',
  }))
  const others = (['village-officer', 'centre', 'airport-desk', 'auditor'] as const).map((role, index) => ({
    name: ['Bambang Contoh', 'Sri Contoh', 'Agus Contoh', 'Dewi Contoh'][index] ?? 'Contoh',
    phone: `+62810490000${index}`,
    role,
    title: {
      'village-officer': 'Petugas desa',
      centre: 'Analis hukum',
      'airport-desk': 'Petugas bandara',
      auditor: 'Auditor',
    }[role],
    office: role === 'airport-desk' ? (officers[0]?.office ?? null) : null,
    village: role === 'village-officer' ? village : null,
  }))
  return [...others, ...atOffices].map((one, index) => ({
    ...one,
    officerNumber: `BKL-${1001 + index}`,
    from: day('2024-01-01'),
  }))
}

async function fill(
  { world, tools }: Pick<Ground, 'world' | 'tools'>,
  { people, files, staff }: Demonstration,
  moment: Instant,
): Promise<number> {
  const begin = momentOf(plusMonths(dayIn(moment, WIB), -19), '08:00', WIB)
  const past = <T>(at: Instant, work: (tx: Tx) => Promise<T>): Promise<T> =>
    transact({ ...world, now: () => at }, theSystem('cli'), work)

  const ids = await past(begin, async (tx) => {
    const enrolled: (Appointing & { readonly id: PersonId })[] = []
    for (const one of staff) enrolled.push({ ...one, id: await appointOfficer(tx, tools.seal, one) })
    return enrolled
  })
  const idOf = (role: Appointing['role']): PersonId => {
    const found = ids.find((one) => one.role === role)
    if (!found) throw new Error(`the demonstration has no ${role}`)
    return found.id
  }
  const atOffices = new Map<OfficeId, OfficeStaff>()
  for (const { office } of ids)
    if (office && officeOf(office)?.kind === 'bp3mi')
      atOffices.set(office, {
        counter: ids.filter((one) => one.office === office && one.role === 'counter-officer').map(({ id }) => id),
        head: ids.find((one) => one.office === office && one.role === 'head-of-office')?.id as PersonId,
      })

  const ruleSet = await past(moment, async (tx) => await ruleSetOn(tx, dayIn(moment, WIB)))
  const stage = stageOf({ world, tools, staff: atOffices })
  const live = reliving(stage, papersOf(stage, picturesOf(tools.files, ruleSet)), idOf('airport-desk'))
  const byKey = new Map(people.map((person) => [person.key, person]))
  const living: Living[] = []
  for (const file of files) {
    const person = byKey.get(file.person)
    const office = person && officeServing(person.village)
    if (!person || !office || !atOffices.has(office.id)) continue
    const permits = file.state !== 'draft'
    const worker = await past(
      plusMinutes(file.steps[0].at, -60),
      async (tx) => await enrolWorker(tx, tools.seal, { person, witness: idOf('village-officer'), permits }),
    )
    living.push({ file, person, worker, application: null, office: null, orientation: null, stopped: false })
  }
  const steps = living
    .flatMap((one) => one.file.steps.map((step) => ({ one, step })))
    .toSorted((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : 0))
  for (const { one, step } of steps) await live(one, step)
  return living.filter(({ application }) => application !== null).length
}

/** Messages of the past have long arrived: none of them leaves now. */
const quiet = async (tx: Tx): Promise<unknown> =>
  await tx
    .db<{ 'outbox.message': { sentAt: Instant | null } }>()
    .updateTable('outbox.message')
    .set({ sentAt: tx.now })
    .where('sentAt', 'is', null)
    .execute()
