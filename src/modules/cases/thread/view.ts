import type { TimeZone } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { type Running, runningOf } from '../alarm/promise.part.ts'
import type { Case, Message, Step } from '../case.ts'
import { hiddenAt } from '../hidden.ts'
import type { Homecoming } from '../homecoming/decide.ts'
import { returnsOf } from '../homecoming/store.ts'
import { calendarFor } from '../promises.ts'
import type { Stay } from '../safe-house/decide.ts'
import { staysOf } from '../safe-house/store.ts'
import { messagesOf, stepsOf } from '../thread-store.ts'
import type { Transfer } from '../transfer/decide.ts'
import { transfersOf } from '../transfer/store.ts'

/** A message with what was said. */
export type Said = Message & { readonly text: string }

/** A case as its reporter sees it. */
export type ThreadView = {
  readonly one: Case
  readonly messages: readonly Said[]
  /** `text`: minutes and reasons, for officers alone; empty for the reporter, who was told in a message. */
  readonly steps: readonly (Step & { readonly text: string })[]
  readonly zone: TimeZone
  readonly running: readonly Running[]
  /** Which offices were asked to take it, and what they answered. */
  readonly transfers: readonly Transfer[]
  /** Places that were asked for, and what came of them. */
  readonly stays: readonly Stay[]
  /** How they come home. */
  readonly returns: readonly Homecoming[]
}

/** Opens the conversation of a case for its reporter. */
export const threadOf = async (tx: Tx, seal: Seal, one: Case): Promise<ThreadView> => ({
  ...(await officialThreadOf(tx, seal, one)),
  steps: (await stepsOf(tx, one.id)).map((step) => ({ ...stepOf(step), text: '' })),
})

/** The same for the office that has it, with minutes and reasons. */
export const officialThreadOf = async (tx: Tx, seal: Seal, one: Case): Promise<ThreadView> => ({
  one,
  messages: (await messagesOf(tx, one.id)).toSorted(bySaid).map(({ body, ...message }) => ({
    ...message,
    text: seal.reveal(body, hiddenAt.body(message.id)),
  })),
  steps: (await stepsOf(tx, one.id)).map((step) => ({
    ...stepOf(step),
    text: step.said === null ? '' : seal.reveal(step.said, hiddenAt.said(step.id)),
  })),
  zone: (await calendarFor(tx, one)).zone,
  running: await runningOf(tx, one),
  transfers: await transfersOf(tx, one.id),
  stays: await staysOf(tx, one.id),
  returns: await returnsOf(tx, one.id),
})

/** In the order in which things were said: a provider may deliver a later message first. */
const bySaid = (a: Message, b: Message): number => (a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1)

const stepOf = ({ id, case: of, at, step, person, office, data }: Step): Step => ({
  id,
  case: of,
  at,
  step,
  person,
  office,
  data,
})
