import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { CrisisRefusal } from '../refusal.ts'
import { linkMark, type MassMessage, type MessageKind, type Standing, type Texts } from './message.ts'

export type Written = {
  readonly kind: MessageKind
  readonly texts: Texts
  readonly receivers: number
}

export type MessageProposed = { readonly type: 'crisis.message-proposed'; readonly message: string }
export type MessageSigned = {
  readonly type: 'crisis.message-signed'
  readonly message: string
  readonly receivers: number
}
export type MessageSetAside = {
  readonly type: 'crisis.message-set-aside'
  readonly message: string
  readonly why: string
}

type Judged<Event> = Decision<Event, CrisisRefusal>

/**
 * Whether words may be proposed: they are there in Indonesian, name the service first, lead nowhere but to us, and a roll-call
 * has the place of its link in every language.
 *
 * @param origin  our own address, without a trailing slash
 */
export function propose(
  { kind, texts, receivers }: Written,
  { message, origin, isOver }: { readonly message: string; readonly origin: string; readonly isOver: boolean },
): Judged<MessageProposed> {
  const all = Object.values(texts)
  if (isOver) return refused({ code: 'crisis.is-over' })
  if ((texts['id'] ?? '').trim() === '') return refused({ code: 'crisis.no-words' })
  if (!all.every((text) => /^Bekal\b/.test(text))) return refused({ code: 'crisis.not-named' })
  const links = kind === 'roll-call' ? 1 : 0
  if (all.some((text) => text.split(linkMark).length - 1 !== links)) return refused({ code: 'crisis.no-link' })
  if (all.some((text) => leadsElsewhere(text, origin))) return refused({ code: 'crisis.foreign-link' })
  if (receivers === 0) return refused({ code: 'crisis.no-receivers' })
  return happened({ type: 'crisis.message-proposed', message })
}

/**
 * Whether a text holds an address that is not ours, also one without `https://`, which telephones make a link of too.
 * @param origin our own address, without a trailing slash
 */
export const leadsElsewhere = (text: string, origin: string): boolean =>
  (
    text.match(
      /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+|(?<![@\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?=[/\s:?#.,;!)\]]|$)\S*/gi,
    ) ?? []
  ).some((address) => !isOurs(address, origin))

/** Whether an address, with whatever ends its sentence, is one of ours and says nothing else before our name. */
export function isOurs(address: string, origin: string): boolean {
  const said = address.replace(/[.,;!?)\]]+$/, '')
  const bare = said.includes('://') ? said : `https://${said}`
  if (!URL.canParse(bare)) return false
  const { origin: its, username, password } = new URL(bare)
  return its === new URL(origin).origin && username === '' && password === ''
}

export type Signing = {
  readonly by: PersonId
  readonly isOver: boolean
  /** How many the signer was shown, and how many there are now. */
  readonly seen: number
  readonly receivers: number
}

/** Sends a proposed message by the signature of another person, to exactly as many as they have seen. */
export function sign(standing: Standing, { by, isOver, seen, receivers }: Signing): Judged<MessageSigned> {
  const open = whyNotOpen(standing)
  if (open) return open
  if (isOver) return refused({ code: 'crisis.is-over' })
  if (standing.message.proposedBy === by) return refused({ code: 'crisis.same-person' })
  if (receivers === 0) return refused({ code: 'crisis.no-receivers' })
  if (seen !== receivers) return refused({ code: 'crisis.changed-meanwhile' })
  return happened({ type: 'crisis.message-signed', message: standing.message.id, receivers })
}

/** A proposed message is not to be sent. Whoever proposed it may say so too. */
export function setAside(standing: Standing, why: string): Judged<MessageSetAside> {
  const open = whyNotOpen(standing)
  if (open) return open
  if (why.trim() === '') return refused({ code: 'crisis.no-reason' })
  return happened({ type: 'crisis.message-set-aside', message: standing.message.id, why: why.trim() })
}

const whyNotOpen = ({ signature, setAside: aside }: Pick<Standing, 'signature' | 'setAside'>) =>
  signature !== null || aside !== null ? refused<CrisisRefusal>({ code: 'crisis.wrong-state' }) : undefined

/** What everybody may hold against the log: the exact words, for whom, and how many. */
export const publicOf = ({ id, event, kind, texts, country, province, scheme, receivers }: MassMessage) => ({
  message: id,
  event,
  kind,
  texts,
  country,
  province,
  scheme,
  receivers,
})
