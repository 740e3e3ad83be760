import { type Html, html, nothing } from '../html.ts'
import { type IconName, icon } from './icon.ts'

/** A step's place: `plain` in a list of things to prepare; on a journey `done`, `now`, `return` or `later`. */
export type KnotState = 'plain' | 'done' | 'now' | 'return' | 'later'

/** A knot on the thread: form, icon and colour say its state; the word stands in its row. */
export const knot = (state: KnotState, picture: IconName): Html =>
  html`<span class="knot${state === 'plain' ? nothing : ` knot--${state}`}">${icon(picture)}</span>`
