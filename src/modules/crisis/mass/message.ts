import type { PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'

/** `roll-call`: asks whether they are safe, with a link for each. `notice`: tells everybody the same. */
export const messageKinds = ['roll-call', 'notice'] as const
export type MessageKind = (typeof messageKinds)[number]

/** Where each person's own link goes in the words of a roll-call. */
export const linkMark = '{tautan}'

/** Words by language, ISO 639; Indonesian is always there. */
export type Texts = Readonly<Record<string, string>>

/** Words one person of the centre wants to send to many. */
export type MassMessage = {
  readonly id: string
  readonly event: string
  readonly kind: MessageKind
  readonly texts: Texts
  readonly country: string
  /** Two-digit code of the home province; `null`: all. */
  readonly province: string | null
  readonly scheme: string | null
  /** How many it was to reach, in how many parts of SMS, when it was proposed. */
  readonly receivers: number
  readonly parts: number
  readonly proposedBy: PersonId
  readonly proposedAt: Instant
}

/** That a second person signed it, for exactly so many. */
export type Signature = {
  readonly message: string
  readonly at: Instant
  readonly person: PersonId
  readonly receivers: number
}

/** That it is not to be sent, and why. */
export type SetAside = {
  readonly message: string
  readonly at: Instant
  readonly person: PersonId
  readonly why: string
}

/** A message with what became of it. */
export type Standing = {
  readonly message: MassMessage
  readonly signature: Signature | null
  readonly setAside: SetAside | null
}

/** The language somebody is written to in: their own when the message has it, else Indonesian. */
export const languageFor = (texts: Texts, language: string): string =>
  Object.hasOwn(texts, language) ? language : 'id'

/** The words as one person gets them. */
export const filled = (text: string, link: string): string => text.replace(linkMark, () => link)
