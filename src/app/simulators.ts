import type { Config } from '../platform/config/config.ts'
import { type Simulator, startSimulator } from '../platform/gateways/simulator.ts'
import { type Registers, registers } from './demo/simulated.ts'

export type Simulators = Simulator & { readonly registers: Registers }

/** Starts the stand-in for outside systems in a demonstration, unless all of them have an address of their own. */
export async function startSimulators({ demo, dukcapilUrl, imigrasiUrl, lapor }: Config): Promise<Simulators | null> {
  if (!demo || (dukcapilUrl !== null && imigrasiUrl !== null && lapor !== null)) return null
  const known = registers()
  return { ...(await startSimulator(known)), registers: known }
}
