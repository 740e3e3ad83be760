import { randomUUID } from 'node:crypto'
import type { ApplicationId, PersonId } from '../src/kernel/ids.ts'
import { acts } from '../src/modules/placements/acts.ts'
import { sendFile, workerNo } from '../src/modules/placements/queue/files.examples.ts'
import { applicationById, applicationByNumber } from '../src/modules/placements/store.ts'
import { sendApplication } from '../src/modules/placements/submit/send.ts'
import { theSystem } from '../src/platform/access/actor.ts'
import { perform, transact, type World } from '../src/platform/db/perform.ts'
import { inTurns, type Report } from './measure.ts'
import { type Million, many, openMillion } from './million/open.ts'
import { about, sayPrepared, sayRaw } from './million/raw.ts'
import { heardIn } from './million/world.ts'

/** A file in the middle of them all. */
const middle = `BCH-20-${String(Math.floor(many / 2)).padStart(6, '0')}`

/** The status page's reading and sending a file, each beside the same SQL sent raw over the same pool. */
export async function bench(): Promise<Report> {
  const million = await openMillion()
  try {
    const status = await statusRates(million)
    const send = await sendRates(million)
    return {
      name: `placements, with ${many.toLocaleString('en')} applications`,
      against: 'the very same SQL in the same transaction, as a client sends it who knows nothing of Bekal',
      rows: [
        { label: 'status by number', ...status },
        {
          label: `send an application: policy, rules, promise, ledger, job; ${send.statements} statements`,
          ...send.row,
          aim: 0.7,
        },
      ],
    }
  } finally {
    await million.close()
  }
}

async function statusRates({ world, raw }: Million) {
  const ask = async (world: World) =>
    await transact(world, theSystem('web'), async (tx) => await applicationByNumber(tx, middle))
  const said = await heardIn(world, ask)
  const [ours, unprepared, prepared] = await inTurns(
    [async () => await ask(world), async () => await sayRaw(raw, said), async () => await sayPrepared(raw, said)],
    { turns: 400 },
  )
  return { perSecond: ours, ratio: ours / unprepared, prepared: ours / prepared }
}

type Draft = { readonly id: ApplicationId; readonly worker: PersonId }

async function sendRates(million: Million) {
  const { world, raw } = million
  const turns = 80
  const drafts = await draftsFor(million, Math.ceil(turns * 1.1) * 3 + 1)
  const next = (): Draft => {
    const draft = drafts.pop()
    if (!draft) throw new Error('no draft is left')
    return draft
  }
  const first = next()
  const said = await heardIn(world, async (world) => await send(world, first))
  const ofNext = () => {
    const { id, worker } = next()
    return about(said, { [first.id]: id, [first.worker]: worker })
  }
  const [ours, unprepared, prepared] = await inTurns(
    [
      async () => await send(world, next()),
      async () => await sayRaw(raw, ofNext()),
      async () => await sayPrepared(raw, ofNext()),
    ],
    { turns },
  )
  return { row: { perSecond: ours, ratio: ours / unprepared, prepared: ours / prepared }, statements: said.length }
}

/** Workers with everything a file needs, whose file is not sent. Their numbers come after the million. */
async function draftsFor(million: Million, count: number): Promise<Draft[]> {
  const drafts: Draft[] = []
  const from = Date.now()
  for (let number = from; number < from + count; number += 1) {
    const worker = workerNo(number).person
    const sample = { number, name: 'Siti Nuraeni', nik: String(number).padStart(16, '9') }
    const id = await sendFile(million, sample, { complete: false })
    if (worker !== null) drafts.push({ id, worker })
  }
  return drafts
}

async function send(world: World, { id, worker }: Draft): Promise<void> {
  const sent = await perform(
    world,
    { ...workerNo(0), person: worker },
    {
      act: acts.submit,
      key: randomUUID(),
      subject: async (tx) => ({ owner: (await applicationById(tx, id))?.worker ?? null }),
      work: async (tx) => await sendApplication(tx, id),
      entry: () => ({ act: acts.submit.name, record: { kind: 'application', id }, payload: { id } }),
    },
  )
  if (!sent.ok) throw new Error(JSON.stringify(sent.refusal))
}
