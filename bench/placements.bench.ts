import { randomUUID } from 'node:crypto'
import type { ApplicationId, OfficeId, PersonId } from '../src/kernel/ids.ts'
import { day, instant } from '../src/kernel/time.ts'
import { acts } from '../src/modules/placements/acts.ts'
import { beginApplication } from '../src/modules/placements/apply/begin.ts'
import { findingsOf } from '../src/modules/placements/facts.ts'
import { everything } from '../src/modules/placements/filters/filter.ts'
import { rowsOf } from '../src/modules/placements/queue/store.ts'
import { applicationById, applicationByNumber, changeApplication } from '../src/modules/placements/store.ts'
import { sendApplication } from '../src/modules/placements/submit/send.ts'
import { putDocument } from '../src/modules/workers/index.ts'
import { insertWorker } from '../src/modules/workers/store.ts'
import { type Actor, thePublic } from '../src/platform/access/actor.ts'
import { perform, transact, type World } from '../src/platform/db/perform.ts'
import type { Tx } from '../src/platform/db/tx.ts'
import { fillApplications, inTurns, openBench, type Said } from './placements.setup.ts'

const many = Number(process.env['BENCH_APPLICATIONS'] ?? 1_000_000)
type Bench = Awaited<ReturnType<typeof openBench>>

/** Status page, console queue and sending a file, each beside the same SQL sent raw over the same pool. */
export async function bench() {
  const open = await openBench()
  try {
    await fillApplications(open.superuser, many)
    const [status, statusRaw] = await againstRaw(
      open,
      officerOf,
      async (tx) => await applicationByNumber(tx, 'BCH-26-500000-500000'),
    )
    const [queue, queueRaw] = await againstRaw(
      open,
      officerOf,
      async (tx) => await rowsOf(tx, asking, { after: null, limit: 30 }),
    )
    const [send, sendRaw] = await sending(open)
    return {
      name: `placements: with ${many.toLocaleString('en')} applications, beside the same SQL sent raw`,
      rows: [
        { label: 'status by number, raw', perSecond: statusRaw, ratio: 1 },
        { label: 'status by number', perSecond: status, ratio: status / statusRaw },
        { label: 'console queue, 30 rows, raw', perSecond: queueRaw, ratio: 1 },
        { label: 'console queue, 30 rows', perSecond: queue, ratio: queue / queueRaw },
        { label: 'send an application, its statements raw', perSecond: sendRaw, ratio: 1 },
        { label: 'send an application (policy, rules, promise, ledger)', perSecond: send, ratio: send / sendRaw },
      ],
    }
  } finally {
    await open.close()
  }
}

const office = 'bp3mi-jawa-timur' as OfficeId
const officerOf: Actor = { ...thePublic, role: 'counter-officer', person: randomUUID() as PersonId, office }
const asking = {
  filter: everything,
  office,
  officer: officerOf.person ?? ('' as PersonId),
  now: instant('2026-11-23T03:00:00Z'),
  endOfToday: instant('2026-11-23T16:59:59Z'),
  withoutClass: [],
}

async function againstRaw(open: Bench, actor: Actor, read: (tx: Tx) => Promise<unknown>): Promise<[number, number]> {
  open.heard.length = 0
  await transact(open.listening, actor, read)
  const said = [...open.heard]
  const [ours = 0, raw = 0] = await inTurns([
    async () => await transact(open.world, actor, read),
    async () => await sayRaw(open, said),
  ])
  return [ours, raw]
}

/** The very statements, in one transaction, without anything of ours. */
async function sayRaw({ raw }: Bench, said: readonly Said[]): Promise<void> {
  const client = await raw.connect()
  try {
    await client.query('begin')
    for (const { sql, parameters } of said) await client.query(sql, [...parameters])
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function sending(open: Bench): Promise<[number, number]> {
  const rounds = 5
  const calls = 20
  const files: { id: ApplicationId; worker: PersonId }[] = []
  for (let n = 0; n < rounds * calls * 2 + 1; n += 1) files.push(await readyFile(open))
  const send = async (world: World, { id, worker }: { id: ApplicationId; worker: PersonId }) => {
    const answer = await perform(
      world,
      { ...thePublic, role: 'worker', person: worker },
      {
        act: acts.submit,
        key: randomUUID(),
        subject: async (tx) => ({ owner: (await applicationById(tx, id))?.worker ?? null }),
        work: async (tx) => await sendApplication(tx, id),
        entry: () => ({ act: acts.submit.name, record: { kind: 'application', id }, payload: { id } }),
      },
    )
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  }
  const first = files.pop()
  if (!first) throw new Error('no file')
  open.heard.length = 0
  await send(open.listening, first)
  const said = [...open.heard].filter(({ sql }) => !/^(begin|commit|rollback)/i.test(sql))
  const raw = async () => {
    const file = files.pop()
    if (file)
      await sayRaw(
        open,
        said.map(({ sql, parameters }) => ({ sql, parameters: forFile(parameters, { first, file }) })),
      )
  }
  const ours = async () => {
    const file = files.pop()
    if (file) await send(open.world, file)
  }
  const [fast = 0, bare = 0] = await inTurns([ours, raw], { rounds, calls })
  return [fast, bare]
}

/** The same parameters for another file; every identifier that was made for the first is made anew, consistently. */
function forFile(
  parameters: readonly unknown[],
  { first, file }: Record<'first' | 'file', { id: ApplicationId; worker: PersonId }>,
): unknown[] {
  return parameters.map((value) => {
    if (value === first.id) return file.id
    if (value === first.worker) return file.worker
    return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-/.test(value) ? randomUUID() : value
  })
}

/** A worker with an application that lacks nothing, as a draft. */
async function readyFile({ asSystem }: Bench): Promise<{ id: ApplicationId; worker: PersonId }> {
  return await asSystem(async (tx) => {
    const worker = tx.newId<PersonId>()
    const hidden = new Uint8Array(32)
    await insertWorker(tx, {
      id: worker,
      name: 'Siti Nuraeni',
      nikHidden: hidden,
      nikIndex: Buffer.from(worker),
      nikLast4: '0004',
      phoneHidden: hidden,
      phoneLast4: '0000',
      birthDate: day('2001-05-01'),
      sex: 'female',
      birthPlace: 'Blitar',
      maritalStatus: 'single',
      education: 'sma',
      village: '3505012001',
      addressHidden: null,
      photo: null,
      createdAt: tx.now,
      changedAt: tx.now,
    })
    const begun = await beginApplication(
      tx,
      { ke: 'TW', kerja: 'elderly-carer', jalur: 'p2p', bulan: 24, majikan: null, perusahaan: null },
      { person: worker },
    )
    if (!begun.ok) throw new Error(begun.refusal.code)
    const id = begun.events[0].application
    await changeApplication(tx, id, { answers: { 'family.permitSigner': 'parent', 'family.villageAware': true } })
    for (let round = 0; round < 3; round += 1) {
      const application = await applicationById(tx, id)
      if (!application) throw new Error('no application')
      for (const { document, outcome } of (await findingsOf(tx, application, 'shown')).findings)
        if (document !== null && outcome !== 'met')
          await putDocument(tx, {
            id: tx.newId(),
            worker,
            kind: document,
            state: 'uploaded',
            source: 'upload',
            file: 'x'.repeat(26),
            mime: 'image/webp',
            size: 1,
            pages: 1,
            sha256: 'a'.repeat(64),
            numberHidden: null,
            numberIndex: null,
            numberLast4: null,
            issuedOn: day('2026-11-01'),
            validUntil: day('2029-01-01'),
            uploadedAt: tx.now,
            uploadedBy: worker,
            reviewedAt: null,
            reviewedBy: null,
            reviewReason: null,
          })
    }
    return { id, worker }
  })
}
