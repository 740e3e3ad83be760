import type { Instant } from '../../../kernel/time.ts'
import type { Message } from '../message.ts'

/** Something that came with a message: the bytes themselves, or where the provider keeps them. */
export type Media =
  | { readonly kind: 'bytes'; readonly name: string; readonly base64: string }
  | { readonly kind: 'fetch'; readonly name: string; readonly id: string }

/** A message of a person, whatever channel it came through. */
export type Received = {
  /** The id the provider gave it, with the channel before it: the same one twice is once. */
  readonly external: string
  readonly channel: Message['channel']
  /** E.164 number or e-mail address in small letters. */
  readonly from: string
  /** How the sender calls themself; empty when they do not. */
  readonly name: string
  /** When it was said, by the clock of the provider. */
  readonly saidAt: Instant
  readonly text: string
  readonly media: readonly Media[]
  /** What came and cannot be taken, in the provider's word: `video`, `sticker`; `null`: nothing. */
  readonly untakable: string | null
  /** Whether nobody vouches that it comes from this address. */
  readonly unproven: boolean
}

/** What stood in a delivery of a provider. */
export type Delivery =
  | { readonly ok: true; readonly received: readonly Received[] }
  | { readonly ok: false; readonly code: 'not-signed' | 'not-understood' }

/** Longest text of one message, in letters; what is longer is cut, and says so. */
export const longestText = 20_000
