import { instant } from '../src/kernel/time.ts'
import { everything, type Filter } from '../src/modules/placements/filters/filter.ts'
import { wantedOf } from '../src/modules/placements/queue/asked.ts'
import { deskFacts } from '../src/modules/placements/queue/desk.ts'
import { officerFor, personNo, ratna, seal, sendFile } from '../src/modules/placements/queue/files.examples.ts'
import { findFiles } from '../src/modules/placements/queue/find.ts'
import { type Asking, choicesOf, countsOf, rowsOf } from '../src/modules/placements/queue/store.ts'
import { transact, type World } from '../src/platform/db/perform.ts'
import type { Tx } from '../src/platform/db/tx.ts'
import { inTurns, type Report, type Row } from './measure.ts'
import { type Million, many, openMillion } from './million/open.ts'
import { sayPrepared, sayRaw } from './million/raw.ts'
import { heardIn, moment } from './million/world.ts'

type Read = (tx: Tx) => Promise<unknown>

const officer = officerFor(ratna)
/** Rows of a page and the one that tells that there are more. */
const limit = 41
const asking: Asking = {
  filter: everything,
  office: officer.office.id,
  officer: officer.person,
  now: instant(moment),
  endOfToday: instant('2026-11-23T16:59:59Z'),
  withoutClass: ['individual', 're-entry', 'ssw-japan'],
}
const rows = async (tx: Tx, narrowed: Partial<Filter>): Promise<unknown> =>
  await rowsOf(tx, { ...asking, filter: { ...everything, ...narrowed } }, { after: null, limit })
const find = async (tx: Tx, text: string): Promise<unknown> => await findFiles(tx, { seal }, wantedOf(text))

/** One of the thirty who have files of this office. */
const colleague = '019a0000-0000-7000-b000-000000000007'

/** A file like nobody else's, among the million. */
const own = {
  number: Date.now(),
  name: 'Siti Nuraeni',
  nik: `999${Date.now()}`,
  passport: `Z${Date.now() % 1e7}`.padEnd(8, '0'),
}

/** What an officer of the busiest office asks of the queue: each list, each visible filter, a far page, each search. */
const reads: Readonly<Record<string, Read>> = {
  'the queue, first page': async (tx) => await rows(tx, {}),
  'the queue, a page far down': async (tx) =>
    await rowsOf(tx, asking, { after: { at: instant('2026-11-24T12:00:00.000Z'), id: personNo(1) }, limit }),
  'my files': async (tx) => await rows(tx, { list: 'saya' }),
  'what is held': async (tx) => await rows(tx, { list: 'tertahan' }),
  'what waits for a card': async (tx) => await rows(tx, { list: 'kartu' }),
  'what has no promise': async (tx) => await rows(tx, { list: 'tanpa-janji' }),
  'filter: service': async (tx) => await rows(tx, { service: 'opp' }),
  'filter: country': async (tx) => await rows(tx, { country: 'TR' }),
  'filter: nobody’s yet': async (tx) => await rows(tx, { officer: 'belum' }),
  'filter: a colleague': async (tx) => await rows(tx, { officer: colleague }),
  'filter: unclear papers': async (tx) => await rows(tx, { check: 'tidak-jelas' }),
  'filter: due later': async (tx) => await rows(tx, { standing: 'nanti' }),
  'counts of the queue': async (tx) => await countsOf(tx, asking),
  'choices of the filters': async (tx) => await choicesOf(tx, asking.office),
  'all around the desk (seven lists counted)': async (tx) => await deskFacts(tx, officer),
  'search: file number': async (tx) => await find(tx, 'BCH-20-500000'),
  'search: NIK': async (tx) => await find(tx, own.nik),
  'search: passport': async (tx) => await find(tx, own.passport),
  'search: a name of thousands (Siti)': async (tx) => await find(tx, 'Siti'),
  'search: a full name': async (tx) => await find(tx, 'Siti Nur Rahayu'),
  'search: a rare name': async (tx) => await find(tx, 'Painem'),
}

/** The console's queue and its search, each beside the same SQL sent raw over the same pool. */
export async function bench(): Promise<Report> {
  const million = await openMillion()
  try {
    await sendFile(million, own)
    const measured: Row[] = []
    for (const [label, read] of Object.entries(reads)) measured.push(await beside(million, label, read))
    return {
      name: `console queue, with ${many.toLocaleString('en')} applications, an officer of the busiest office`,
      against: 'the very same SQL in the same transaction, as a client sends it who knows nothing of Bekal',
      rows: measured,
    }
  } finally {
    await million.close()
  }
}

async function beside({ world, raw }: Million, label: string, read: Read): Promise<Row> {
  const ask = async (world: World): Promise<unknown> => await transact(world, ratna, read)
  const said = await heardIn(world, ask)
  const [ours, unprepared, prepared] = await inTurns(
    [async () => await ask(world), async () => await sayRaw(raw, said), async () => await sayPrepared(raw, said)],
    { turns: 60 },
  )
  return { label, perSecond: ours, ratio: ours / unprepared, prepared: ours / prepared }
}
