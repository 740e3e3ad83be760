import type { Tx } from '../../../platform/db/tx.ts'
import type { Received } from '../../../platform/notify/inbound/received.ts'
import type { Tools } from '../../../platform/tools.ts'

/** A message, with the words of all that came with it. */
export type Said = { readonly said: Received; readonly text: string }

/** Dealt with elsewhere; part of a case that is known already; or for us to put where it belongs. */
export type Heard = 'heard' | { readonly into: string } | 'not-ours'

/** Whoever asked people something hears what they reply before it becomes a complaint. */
export type Hearing = (tx: Tx, tools: Pick<Tools, 'seal' | 'config'>, said: Said) => Promise<Heard>
