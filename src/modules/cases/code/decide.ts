import type { Step, StepName } from '../case.ts'

const codeSteps: readonly StepName[] = ['filed', 'code-handed', 'code-renewed']

/**
 * Whether an officer has seen the code that opens a case now: they wrote the case down, or gave it to the person it is
 * about. Who made a code of their own since has one that nobody else saw.
 */
export function officeSawCode(steps: readonly Pick<Step, 'step' | 'person'>[]): boolean {
  const last = steps.findLast(({ step }) => codeSteps.includes(step))
  return last !== undefined && last.person !== null
}
