/** Where a circuit stands: `closed` lets calls through, `open` answers at once that the system is away. */
export type Circuit = { readonly failures: number; readonly openUntil: number }

export const closedCircuit: Circuit = { failures: 0, openUntil: 0 }

/** After this many failures in a row the outside system is left alone for a while. */
const failuresToOpen = 5
const restMs = 30_000

/** Whether a call may be tried now. After the rest one call is let through to see. */
export const mayTry = ({ openUntil }: Circuit, now: number): boolean => now >= openUntil

export const afterSuccess = (): Circuit => closedCircuit

export function afterFailure({ failures }: Circuit, now: number): Circuit {
  const count = failures + 1
  return { failures: count, openUntil: count >= failuresToOpen ? now + restMs : 0 }
}
