import { type Decision, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { emergencyNumbers, reference } from '../../offices/index.ts'
import type { CrisisRefusal } from '../refusal.ts'
import { crisisStandard } from '../standard.ts'
import { insertBulletin, insertEnding, insertEvent, lockEvent } from '../store.ts'
import {
  type Choices,
  type Declaring,
  declare,
  type EventDeclared,
  type EventEnded,
  type EventInformed,
  end,
  type Informing,
  inform,
} from './decide.ts'

const choices = (): Choices => ({
  kinds: new Set(crisisStandard().kinds.map(({ code }) => code)),
  countries: new Set(reference().destinations.keys()),
  numbers: new Set(emergencyNumbers().map(({ id }) => id)),
})

const personOf = ({ actor }: Tx): PersonId => {
  if (actor.person === null) throw new Error('nobody is signed in')
  return actor.person
}

/** Keeps a new event and what is known of it. It is public from this moment on. */
export async function declareEvent(tx: Tx, declaring: Declaring): Promise<Decision<EventDeclared, CrisisRefusal>> {
  const id = tx.newId<string>()
  const decision = declare(declaring, { event: id, now: tx.now, choices: choices() })
  if (!decision.ok) return decision
  const { kind, country, area, since, known, advice, numbers } = declaring
  const person = personOf(tx)
  await insertEvent(tx, { id, kind, country, area, since, declaredBy: person, declaredAt: tx.now })
  await insertBulletin(tx, { event: id, seq: 1, at: tx.now, person, known, advice, numbers })
  return decision
}

/** Tells something more of an event. */
export async function informOf(
  tx: Tx,
  id: string,
  informing: Informing,
): Promise<Decision<EventInformed, CrisisRefusal>> {
  const shown = await lockEvent(tx, id)
  if (!shown) return refused({ code: 'crisis.not-known' })
  const seq = shown.bulletins[0].seq + 1
  const decision = inform(informing, { event: id, isOver: shown.ending !== null, seq, choices: choices() })
  if (!decision.ok) return decision
  const { known, advice, numbers } = informing
  await insertBulletin(tx, { event: id, seq, at: tx.now, person: personOf(tx), known, advice, numbers })
  return decision
}

/** Ends an event. */
export async function endEvent(tx: Tx, id: string, why: string): Promise<Decision<EventEnded, CrisisRefusal>> {
  const shown = await lockEvent(tx, id)
  if (!shown) return refused({ code: 'crisis.not-known' })
  const decision = end({ event: id, isOver: shown.ending !== null, why })
  if (!decision.ok) return decision
  const kept = await insertEnding(tx, { event: id, at: tx.now, person: personOf(tx), why: decision.events[0].why })
  return kept ? decision : refused({ code: 'crisis.is-over' })
}
