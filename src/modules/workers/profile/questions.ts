import type { Worker } from '../worker.ts'

/** What the profile asks, in this order, one a page; each with its place in the address. */
export const questions = {
  birthPlace: 'tempat-lahir',
  maritalStatus: 'status-nikah',
  education: 'sekolah',
  village: 'desa',
  address: 'alamat',
  photo: 'foto',
} as const
export type Question = keyof typeof questions

const order = Object.keys(questions) as readonly Question[]

/** The question of an address, e.g. `sekolah`. */
export const questionAt = (place: string | undefined): Question | undefined =>
  order.find((question) => questions[question] === place)

export type Profile = Pick<Worker, 'birthPlace' | 'maritalStatus' | 'education' | 'village' | 'photo'> & {
  readonly hasAddress: boolean
}

/**
 * Which questions are asked: what the card needs, and of the facts about a person those that some rule asks the
 * worker for. A fact that no rule wants any more is not asked. Pure.
 */
export const askedOf = (facts: { readonly has: (path: string) => boolean }): readonly Question[] =>
  order.filter((question) =>
    question === 'maritalStatus' || question === 'education' ? facts.has(`worker.${question}`) : true,
  )

/** Whether a question is answered. */
export const isAnswered = (profile: Profile, question: Question): boolean =>
  question === 'address' ? profile.hasAddress : profile[question] !== null

/** The next question without an answer: after this one if there is one, else from the beginning. `null`: all are answered. */
export function nextQuestion(profile: Profile, asked: readonly Question[], after?: Question): Question | null {
  const from = after === undefined ? 0 : asked.indexOf(after) + 1
  const turned = [...asked.slice(from), ...asked.slice(0, from)]
  return turned.find((question) => question !== after && !isAnswered(profile, question)) ?? null
}

/** The question before this one; `null` before the first. */
export const questionBefore = (asked: readonly Question[], question: Question): Question | null =>
  asked[asked.indexOf(question) - 1] ?? null
