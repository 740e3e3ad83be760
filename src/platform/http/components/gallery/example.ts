import type { Html } from '../../html.ts'

/**
 * Says a free text of an example. The gallery says it as it is; the escaping test says something hostile instead,
 * so every text and address that a component takes goes through it.
 */
export type Say = (text: string) => string

/** One component in one state. */
export type Example = {
  readonly component: string
  readonly state: string
  readonly show: (say: Say) => Html
  /** Stands in the console, where letters are smaller. */
  readonly desk?: boolean
}

/** The examples of one component, state by state. */
export const examplesOf = (
  component: string,
  states: Readonly<Record<string, (say: Say) => Html>>,
): readonly Example[] => Object.entries(states).map(([state, show]) => ({ component, state, show }))

/** The same for what stands at an officer's desk. */
export const deskExamplesOf = (
  component: string,
  states: Readonly<Record<string, (say: Say) => Html>>,
): readonly Example[] => examplesOf(component, states).map((example) => ({ ...example, desk: true }))
