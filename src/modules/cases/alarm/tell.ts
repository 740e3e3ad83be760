import type { PersonId } from '../../../kernel/ids.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Tools } from '../../../platform/tools.ts'
import { leavesFrom, officerPhone, phoneAt, staffOf } from '../../accounts/index.ts'
import type { Case, Step } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { calendarFor } from '../promises.ts'
import { enterStep } from '../step.ts'
import { words } from '../words.ts'
import { type Chosen, climbTo } from './climb.ts'

export type Ring = 'unread' | 'warning' | 'overdue'

type Ringing = {
  readonly one: Case
  readonly ring: Ring
  /** How far up the ladder, from 0. */
  readonly climbed: number
  readonly rule?: string
}

/** One person for a step of the ladder, as they are called. */
export type ToldPerson = Chosen & { readonly name: string }

/** Whom a case climbs to today: the one person of the step who is there, or stands in; `null`: nobody at all is there. */
export async function personAt(
  tx: Tx,
  one: Pick<Case, 'handler' | 'office'>,
  climbed: number,
): Promise<ToldPerson | null> {
  const { zone } = await calendarFor(tx, one)
  const on = dayIn(tx.now, zone)
  const ours = one.office === null ? [] : await staffOf(tx, one.office, on)
  const people = [...ours, ...(await staffOf(tx, null, on))]
  const { directorate, minister } = caseStandard().desks
  const ladder = {
    one,
    people,
    leaves: await leavesFrom(tx, [...new Set(people.map(({ id }) => id))], on),
    units: { directorate: directorate.unit, minister: minister.unit },
  }
  const chosen = climbTo(ladder, climbed, on)
  return chosen && { ...chosen, name: people.find(({ id }) => id === chosen.person)?.name ?? '' }
}

/**
 * Writes on the case that something rang and who is told by name, for the reporter and the officers to read.
 * @returns who is told; `null` when nobody at all is there today
 */
export async function noteWhoIsTold(tx: Tx, { one, ring, climbed, rule }: Ringing): Promise<PersonId | null> {
  const told = await personAt(tx, one, climbed)
  const data: Step['data'] = {
    climbed,
    ...(rule === undefined ? {} : { rule }),
    told: told?.person ?? null,
    name: told?.name ?? null,
    rung: told?.rung ?? null,
    standsIn: told !== null && told.insteadOf !== null,
  }
  await enterStep(tx, {
    id: tx.newId(),
    case: one.id,
    at: tx.now,
    step: ring,
    person: null,
    office: null,
    data,
    said: null,
  })
  return told?.person ?? null
}

/** Sends it to them; the message says the number and nothing else. Twice is once. */
export const sendTold = async (
  tx: Tx,
  tools: Pick<Tools, 'seal' | 'config'>,
  { one, ring, person, at }: { one: Case; ring: Ring; person: PersonId; at: string },
): Promise<void> =>
  await toOfficer(tx, tools, person, {
    key: `case:${one.id}:${ring}:${at}`,
    text: words('id')(`told.${ring}`, {
      number: one.number,
      address: `${tools.config.publicUrl}/meja/aduan/${one.id}`,
    }),
  })

/** A short message to the telephone of an officer, if we know it. The same key to the same person is sent once. */
export async function toOfficer(
  tx: Tx,
  { seal }: Pick<Tools, 'seal'>,
  person: PersonId,
  { key, text }: { readonly key: string; readonly text: string },
): Promise<void> {
  const phoneHidden = await officerPhone(tx, person)
  if (!phoneHidden) return
  await tx.notify({ key: `${key}:${person}`, channel: 'sms', to: seal.reveal(phoneHidden, phoneAt(person)), text })
}
