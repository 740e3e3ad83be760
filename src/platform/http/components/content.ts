import type { Html } from '../html.ts'

/** Text, escaped where it is shown, or markup that a component made. */
export type Content = string | Html
