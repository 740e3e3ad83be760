import { sql } from 'kysely'
import { day } from '../src/kernel/time.ts'
import { findingsOf } from '../src/modules/placements/facts.ts'
import { personNo, sendFile } from '../src/modules/placements/queue/files.examples.ts'
import { askSimulation } from '../src/modules/placements/simulate/act.ts'
import { effectOn } from '../src/modules/placements/simulate/compare.ts'
import { lookFurther } from '../src/modules/placements/simulate/run.ts'
import { type Simulation, simulationById } from '../src/modules/placements/simulate/store.ts'
import { sizeOf } from '../src/modules/placements/simulate/tally.ts'
import { applicationById } from '../src/modules/placements/store.ts'
import { parsedChange, ruleSetOn } from '../src/modules/regulations/index.ts'
import { draftRaisedAge } from '../src/modules/regulations/publish/raised-age.examples.ts'
import { type Actor, thePublic } from '../src/platform/access/actor.ts'
import type { Facts } from '../src/rules/facts.ts'
import type { Report } from './measure.ts'
import { type Million, openMillion } from './million/open.ts'

/** How many past decisions a change is tried out on; `BENCH_DECISIONS=1000000` for as many as there are files. */
const decided = Number(process.env['BENCH_DECISIONS'] ?? 20_000)
const today = day('2026-11-23')
const from = day('2027-03-01')
const ani: Actor = { ...thePublic, role: 'centre', person: personNo(0xf5) }

/** How many files on their way are looked at: each is read in several parts, and there are hundreds of them in a second. */
const ahead = 500

/** A change of the rules tried out on files: read, held against both versions, counted, kept; beside holding alone. */
export async function bench(): Promise<Report> {
  const million = await openMillion()
  try {
    const facts = await factsOfOne(million)
    await decide(million, facts)
    const id = await asked(million)
    const bare = await bareRate(million, { id, facts })
    const past = await rate(million, { id, until: ({ phase }) => phase !== 'past' })
    const onTheirWay = await rate(million, { id, until: (one) => sizeOf(one.ahead) + one.ahead.kept >= ahead })
    return {
      name: `simulation of a change of the rules, on ${decided.toLocaleString('en')} past decisions and ${ahead} files on their way`,
      against: 'the same two evaluations in memory, with nothing read and nothing kept',
      rows: [
        { label: 'past decisions', perSecond: past, ratio: past / bare },
        {
          label: 'files on their way: worker, papers, family and promises read anew',
          perSecond: onTheirWay,
          ratio: onTheirWay / bare,
        },
      ],
    }
  } finally {
    await million.close()
  }
}

/** What is known of a file with every paper: real facts, as a decision keeps them. */
async function factsOfOne(million: Million): Promise<Facts> {
  const number = Date.now()
  const sample = { number, name: 'Siti Nuraeni', nik: `998${number}`, passport: `Y${number % 1e7}`.padEnd(8, '0') }
  const file = await sendFile(million, sample)
  return await million.asSystem(async (tx) => {
    const application = await applicationById(tx, file)
    if (!application) throw new Error('no file')
    return (await findingsOf(tx, application, 'shown')).facts
  })
}

/** One decision on each of so many files, with facts of people of all ages; once, later runs find them there. */
async function decide({ asSystem }: Million, facts: Facts): Promise<void> {
  const chunk = 50_000
  for (let first = 1; first <= decided; first += chunk)
    await asSystem(async (tx) => {
      const { digest } = await ruleSetOn(tx, today)
      await sql`
        insert into placements.decision (id, application, kind, outcome, at, office, decided_on, rule_set, facts, findings, citations, digest)
        select ('019a0000-0000-7000-d000-' || right(id::text, 12))::uuid, id, 'verification', 'approved', created_at, office,
          created_at::date, ${digest},
          jsonb_set(${JSON.stringify(facts)}::jsonb, '{worker,birthDate}', to_jsonb((date '1985-01-01' + (n * 37 % 7000)::int)::text)),
          '[{}]', '{UU 18/2017 Pasal 5}', repeat('0', 64)
        from (
          select a.id, a.created_at, a.office, n from generate_series(${first}::bigint, ${Math.min(decided, first + chunk - 1)}::bigint) n
          join placements.application a on a.id = ('019a0000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid
        ) file
        on conflict (id) do nothing`.execute(tx.db())
    })
}

/** Asks what a minimum age of 40 would do to everything that was decided. */
async function asked({ as }: Million): Promise<string> {
  return await as(ani, async (tx) => {
    const draft = await draftRaisedAge(tx, { from, years: 40 })
    const simulation = await askSimulation(tx, { draft, firstDay: day('2020-01-01'), lastDay: today })
    if (!simulation.ok) throw new Error(simulation.refusal.code)
    return simulation.events[0].simulation
  })
}

type Wanted = { readonly id: string; readonly until: (simulation: Simulation) => boolean }

/** Files in a second, of a simulation that goes on until it is far enough. */
async function rate({ asSystem }: Million, { id, until }: Wanted): Promise<number> {
  const looked = async (): Promise<Simulation> => {
    const simulation = await asSystem(async (tx) => await simulationById(tx, id))
    if (!simulation) throw new Error('no simulation')
    return simulation
  }
  const sizeNow = ({ past, ahead }: Simulation): number => sizeOf(past) + sizeOf(ahead) + ahead.kept
  const before = sizeNow(await looked())
  const started = performance.now()
  for (;;) {
    const more = await asSystem(async (tx) => await lookFurther(tx, id))
    const now = await looked()
    if (!more || until(now)) return ((sizeNow(now) - before) * 1_000) / (performance.now() - started)
  }
}

/** The two evaluations alone. */
async function bareRate({ asSystem }: Million, { id, facts }: { id: string; facts: Facts }): Promise<number> {
  const laws = await asSystem(async (tx) => {
    const simulation = await simulationById(tx, id)
    if (!simulation) throw new Error('no simulation')
    return await parsedChange(tx, simulation.law)
  })
  const turns = 4_000
  const look = (): unknown => effectOn({ ...laws, from }, { facts, on: today, step: 'verification' })
  for (let n = 0; n < turns; n += 1) look()
  const started = performance.now()
  for (let n = 0; n < turns; n += 1) look()
  return (turns * 1_000) / (performance.now() - started)
}
