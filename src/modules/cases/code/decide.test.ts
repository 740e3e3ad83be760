import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import type { StepName } from '../case.ts'
import { officeSawCode } from './decide.ts'

const officer = '019a0000-0000-7000-8000-0000000000f1' as PersonId
const by = (person: PersonId | null, step: StepName) => ({ step, person })

describe('the code of a case', () => {
  it.each([
    ['filed by the person', [by(null, 'filed')], false],
    ['written down by an officer', [by(officer, 'filed')], true],
    ['given by an officer', [by(null, 'filed'), by(officer, 'code-handed')], true],
    ['made anew by the person', [by(officer, 'filed'), by(null, 'code-renewed')], false],
    [
      'given by an officer after that',
      [by(officer, 'filed'), by(null, 'code-renewed'), by(officer, 'code-handed')],
      true,
    ],
    [
      'handled by an officer, which shows no code',
      [by(null, 'filed'), by(officer, 'taken'), by(officer, 'code-shut')],
      false,
    ],
    ['of nothing that was done', [], false],
  ])('%s', (_, steps, seen) => expect(officeSawCode(steps)).toBe(seen))
})
