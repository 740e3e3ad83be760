import type { Config } from '../platform/config/config.ts'
import { startSimulator } from '../platform/gateways/simulator.ts'
import { simulatedRecords } from './demo/simulated.ts'

export type Simulators = { readonly url: string; readonly stop: () => Promise<void> }

/** Starts the stand-in for outside systems in a demonstration, unless both have an address of their own. */
export async function startSimulators({ demo, dukcapilUrl, imigrasiUrl }: Config): Promise<Simulators | null> {
  if (!demo || (dukcapilUrl !== null && imigrasiUrl !== null)) return null
  return await startSimulator(simulatedRecords())
}
