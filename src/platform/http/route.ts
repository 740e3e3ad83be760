import type { Decision } from '../../kernel/decision.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Actor } from '../access/actor.ts'
import type { Act } from '../access/policy.ts'
import type { EdgeRefusal, Performed } from '../db/performed.ts'
import type { Tx } from '../db/tx.ts'
import type { Language } from '../i18n/language.ts'
import type { Tools } from '../tools.ts'
import type { Typed } from './form.ts'
import type { Html } from './html.ts'
import type { Posted, Unreadable } from './multipart.ts'

/** A page before its frame. The frame is chosen by who reads it: a person on a phone, or an officer at a desk. */
export type Page = {
  readonly title: string
  readonly body: Html
  /** `citizen` (default): one column, ≤ 34rem. `console`: three panes. `bare`: only the body, e.g. a print slip. */
  readonly frame?: 'citizen' | 'console' | 'bare'
  /** The current entry of the bottom or side navigation. */
  readonly current?: string
  /** Error count > 0 puts "Salah:" before the title. */
  readonly failed?: boolean
  /** Extra stylesheet sections by name, e.g. `journey`; the frame inlines only what is asked for. */
  readonly styles?: readonly string[]
  /** Scripts by asset name, deferred, from our own origin. */
  readonly scripts?: readonly string[]
  /** A feed of what is told here, by its title: our own path. */
  readonly feed?: { readonly href: `/${string}`; readonly title: string }
  /** A voice may be recorded here. */
  readonly microphone?: true
  /** Seconds after which a page that waits (a queue board, a proof) reloads without JavaScript. */
  readonly refresh?: number
}

/** One request of one person, as a handler sees it. */
export type Web = {
  readonly method: string
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  readonly headers: Headers
  /** The address it comes from. Limits count by it; it is never kept in clear. */
  readonly client: string
  readonly lang: Language
  readonly actor: Actor
  readonly session: WebSession | null
  /** A fresh idempotency key for the forms of this page. */
  readonly key: string
  readonly now: () => Instant
  /** The fields of a posted form (urlencoded, or multipart without files). NUL bytes are refused before this. */
  readonly typed: () => Promise<Typed>
  /** A posted form that may carry one file, or why it cannot be read. A handler of a file form asks this first. */
  readonly posted: () => Promise<Posted | Unreadable>
  /** The body as it came, up to `most` bytes; for parts of uploads. @throws UnreadableForm when it is larger or too slow */
  readonly bytes: (most: number) => Promise<Uint8Array>
  /** A read as this actor, through row-level security. `sees` writes who looked. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly perform: <Event, Refusal>(
    performed: Performed<Event, Refusal>,
  ) => Promise<Decision<Event, Refusal | EdgeRefusal>>
  /**
   * As Bekal itself, for what somebody who has not signed in may do: sign in, follow a family link, ask a status.
   * Row-level security lets everything through here, so the handler itself must hold what was asked against a secret.
   */
  readonly asBekal: Pick<Web, 'read' | 'perform'>
  readonly page: (page: Page, status?: number) => Promise<Response>
  /** 303 to a path of our own. */
  readonly redirect: (path: string) => Response
  /** The page that says what was refused and what to do now, with the status of its code. */
  readonly refuse: (refusal: { readonly code: string }) => Promise<Response>
}

export type WebSession = {
  readonly id: string
  /** How the person is greeted; never the NIK. */
  readonly name: string
  /** The token every form of this session must carry. */
  readonly csrf: string
}

/**
 * How many requests a client may make; see `limits.ts`. `code` counts every try, `guess` only those that were wrong (answered
 * with 4xx): where a whole dormitory opens its own links through one address. `help`: where people turn in need, counted for
 * each page alone, so that a busy telephone on a shared address shuts none of them for the others; codes there have 80 bits.
 */
export type Limit = 'public' | 'citizen' | 'officer' | 'code' | 'guess' | 'help' | 'upload' | 'provider'

/** A route declares who may use it and what it lets them see. One that does not, does not start. */
export type Route = {
  readonly method: 'GET' | 'POST'
  /** Public and permanent, Indonesian, e.g. `/berkas/:application`. */
  readonly path: `/${string}`
  readonly act: Act
  /** The audit event of looking at sensitive fields; `null` when the page shows none. */
  readonly sees: string | null
  readonly limit: Limit
  /** Largest body in bytes; 64 KiB by default. */
  readonly body?: number
  /** Comes from a program of somebody else's, never from a page: its handler holds a signature before anything else. */
  readonly signed?: true
  /** Answered when others are asked to wait: where people turn in danger. Reads next to nothing. */
  readonly always?: true
  readonly handle: (web: Web, tools: Tools) => Promise<Response>
}
