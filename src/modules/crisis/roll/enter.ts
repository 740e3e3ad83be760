import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { type Abroad, abroadOf } from '../../placements/index.ts'
import { workerById } from '../../workers/index.ts'
import { codeBits, codeHash, hiddenAt, whoIndex } from '../hidden.ts'
import { addToRoll, insertCode, type RollRow, rollOfWho, rollOfWorkers } from './store.ts'

const fresh = (tx: Tx, event: string) =>
  ({
    id: tx.newId<string>(),
    event,
    who: null,
    placeHidden: null,
    phoneHidden: null,
    message: null,
    asked: 0,
    askedAt: null,
    askedIndex: null,
    says: null,
    saidAt: null,
    case: null,
    caseNumber: null,
    addedAt: tx.now,
  }) as const

/** A place on the roll for somebody whose file says that they are there. */
export function rowOf(tx: Tx, seal: Seal, event: string, there: Abroad): RollRow {
  const row = fresh(tx, event)
  const { worker, number, province, company, scheme, state, workerName } = there
  const nameHidden = seal.hide(workerName, hiddenAt.name(row.id))
  return { ...row, worker, nameHidden, number, province, company, scheme, expected: state === 'issued' }
}

/** The place of a signed-in worker on the roll, made when they have none. Runs as Bekal itself. */
export async function placeOfWorker(
  tx: Tx,
  seal: Seal,
  { event, worker }: { readonly event: string; readonly worker: PersonId },
): Promise<RollRow | undefined> {
  const [known] = await rollOfWorkers(tx, event, [worker])
  if (known) return known
  const there = await abroadOf(tx, worker)
  if (there) await addToRoll(tx, [rowOf(tx, seal, event, there)])
  else {
    const person = await workerById(tx, worker)
    if (!person) return undefined
    const row = fresh(tx, event)
    const nameHidden = seal.hide(person.name, hiddenAt.name(row.id))
    const province = person.village?.slice(0, 2) ?? null
    const unplaced = { number: null, company: null, scheme: null, expected: false }
    await addToRoll(tx, [{ ...row, ...unplaced, worker, nameHidden, province }])
  }
  return (await rollOfWorkers(tx, event, [worker]))[0]
}

export type Stranger = { readonly name: string; readonly phone: string; readonly place: string }

/** The place of somebody who came by themself: unmatched until the centre finds whose file it is. Runs as Bekal itself. */
export async function placeOfStranger(
  tx: Tx,
  seal: Seal,
  event: string,
  { name, phone, place }: Stranger,
): Promise<RollRow | undefined> {
  const who = whoIndex(seal, { phone, name })
  const known = await rollOfWho(tx, event, who)
  if (known) return known
  const row = fresh(tx, event)
  const { id } = row
  const unknown = { worker: null, number: null, province: null, company: null, scheme: null, expected: false }
  await addToRoll(tx, [
    {
      ...row,
      ...unknown,
      who,
      nameHidden: seal.hide(name, hiddenAt.name(id)),
      placeHidden: seal.hide(place, hiddenAt.place(id)),
      phoneHidden: seal.hide(phone, hiddenAt.phone(id)),
    },
  ])
  return await rollOfWho(tx, event, who)
}

/** A new code that opens somebody's answer: it is told once and kept nowhere. */
export async function newCode(tx: Tx, seal: Seal, roll: string): Promise<string> {
  const code = seal.secret(codeBits)
  await insertCode(tx, codeHash(seal, code), roll)
  return code
}
