import type { Actor } from '../access/actor.ts'
import type { Language } from '../i18n/language.ts'
import type { Page, WebSession } from './route.ts'

/** What the frame around a page must know. */
export type FrameContext = {
  readonly lang: Language
  /** A demonstration says so on every page. */
  readonly demo: boolean
  readonly session: WebSession | null
  readonly actor: Actor
  /** Path and query of this page, for the language switch and the current entry. */
  readonly path: string
  /** A fresh idempotency key, for the frame's own forms (sign out). */
  readonly key: string
}

/** A whole document without its doctype, and the one style sheet inside it: its digest is what allows it. */
export type Framed = { readonly document: string; readonly style: string }

export type Frame = (page: Page, context: FrameContext) => Promise<Framed>
