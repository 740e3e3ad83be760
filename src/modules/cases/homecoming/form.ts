import type { LocalDate } from '../../../kernel/time.ts'
import { day } from '../../../kernel/time.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import type { CaseRefusal } from '../refusal.ts'
import type { HomecomingFacts, Planning } from './decide.ts'

const root = 'homecoming.'

/** What the law asks of a return: names without `homecoming.`, in the order in which they are written. */
export const askedOf = (law: RuleSet): readonly string[] =>
  [...law.questions.keys()].filter((fact) => fact.startsWith(root)).map((fact) => fact.slice(root.length))

/** The field of an answer. */
export const fieldOfFact = (fact: string): string => `f-${fact}`

/** What was answered yes or no. */
export const readFacts = (typed: Typed, asked: readonly string[]): HomecomingFacts =>
  Object.fromEntries(
    asked.flatMap((fact) => {
      const answer = oneOf(typed, fieldOfFact(fact))
      return answer === 'ya' || answer === 'tidak' ? [[fact, answer === 'ya'] as const] : []
    }),
  )

function dayIn(text: string): LocalDate | null {
  try {
    return day(text)
  } catch {
    return null
  }
}

/** A plan as it is typed. */
export const readPlanning = (typed: Typed, asked: readonly string[]): Planning => ({
  travelsOn: dayIn((oneOf(typed, 'hari') ?? '').trim()),
  route: (oneOf(typed, 'jalan') ?? '').trim().slice(0, 2_000),
  wants: oneOf(typed, 'mau') === 'ya',
  facts: readFacts(typed, asked),
})

const fields: Readonly<Partial<Record<CaseRefusal['code'], string>>> = {
  'cases.return-when': 'hari',
  'cases.return-route': 'jalan',
  'cases.return-wish': 'mau',
}

/** Beside which field a refusal is said. */
export const fieldOf = ({ code }: CaseRefusal): string => fields[code] ?? 'sebab'
