import type { SimulatedRecords } from '../../platform/gateways/simulator.ts'

/** The records of the simulated registers: the people of the demonstration, as the registers have them. */
export const simulatedRecords = (): SimulatedRecords => ({
  civil: async () => undefined,
  passport: async () => undefined,
})
