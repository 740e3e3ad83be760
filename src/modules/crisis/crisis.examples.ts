import type { PersonId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/time.ts'
import { type Actor, thePublic, theSystem } from '../../platform/access/actor.ts'
import type { TestDatabase } from '../../platform/db/testing/database.ts'
import { beginApplication } from '../placements/apply/begin.ts'
import { abroadOf } from '../placements/index.ts'
import { addWorker, type Ground, personNo, seal, toTaiwan, workerNo } from '../placements/queue/files.examples.ts'
import { moveTo } from '../placements/store.ts'
import { declareEvent } from './declare/act.ts'
import type { Declaring } from './declare/decide.ts'
import { rowOf } from './roll/enter.ts'
import { addToRoll, rollOfWorkers } from './roll/store.ts'

/** People of the centre: one proposes, another signs. */
export const sri: Actor = { ...thePublic, role: 'centre', person: personNo(0xf5) }
export const dewi: Actor = { ...sri, person: personNo(0xf7) }
export const bekal: Actor = theSystem('web')

/** A strong earthquake in Taiwan, an hour ago. */
export const quake: Declaring = {
  kind: 'earthquake',
  country: 'TW',
  area: 'Hualien',
  since: instant('2026-11-23T01:00:00Z'),
  known: { id: 'Gempa besar di Hualien.', en: 'A strong earthquake in Hualien.' },
  advice: { id: 'Keluar ke tempat terbuka.', en: 'Go to an open place.' },
  numbers: ['call-centre-abroad'],
}

/** Declares the earthquake. @returns the event's id */
export async function declared(db: Pick<TestDatabase, 'as'>, change: Partial<Declaring> = {}): Promise<string> {
  const decision = await db.as(sri, async (tx) => await declareEvent(tx, { ...quake, ...change }))
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events[0].event
}

/** A worker who has gone to Taiwan, or holds the card and should. */
export async function gone(
  ground: Pick<Ground, 'as' | 'asSystem'>,
  { number, name, state = 'departed' }: { number: number; name: string; state?: 'departed' | 'issued' },
): Promise<PersonId> {
  const id = personNo(number)
  await ground.asSystem(
    async (tx) => await addWorker(tx, seal, { number, id, name, nik: `35059941059${String(number).padStart(5, '0')}` }),
  )
  const begun = await ground.as(workerNo(number), async (tx) => await beginApplication(tx, toTaiwan, { person: id }))
  if (!begun.ok) throw new Error(begun.refusal.code)
  const { application } = begun.events[0]
  await ground.asSystem(async (tx) => await moveTo(tx, application, state, { submittedAt: tx.now }))
  return id
}

/** Puts a worker on the roll of an event. @returns their place on it */
export const onRoll = async (db: Pick<TestDatabase, 'as'>, event: string, worker: PersonId): Promise<string> =>
  await db.as(bekal, async (tx) => {
    const there = await abroadOf(tx, worker)
    if (!there) throw new Error('nobody is there')
    await addToRoll(tx, [rowOf(tx, seal, event, there)])
    return (await rollOfWorkers(tx, event, [worker]))[0]?.id ?? ''
  })
