import { didYouMean } from '../problem.ts'
import type { DocumentKind, Instrument, Question, Scheme } from '../rule.ts'
import type { Place } from './shape.ts'

/** Codes of the reference data, where the caller knows them; without them any well-formed code is taken. */
export type Codes = {
  /** ISO 3166-1 alpha-2. */
  readonly countries?: ReadonlySet<string>
  readonly jobs?: ReadonlySet<string>
}

/** What rules may refer to. */
export type Catalogues = {
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly documents: ReadonlyMap<string, DocumentKind>
  readonly schemes: ReadonlyMap<string, Scheme>
  readonly questions: ReadonlyMap<string, Question>
  readonly codes: Codes
}

type Named = { readonly value: string; readonly place: Place }
type Listed = 'instrument' | 'document' | 'scheme' | 'step' | 'country' | 'job' | 'sector' | 'employer'

/** Says of every name that is not registered which one was perhaps meant. */
export type Registered = (what: Listed, names: readonly Named[]) => void

export function registered({ instruments, documents, schemes, questions, codes }: Catalogues): Registered {
  const wordsOf = (path: string): ReadonlySet<string> => new Set(Object.keys(questions.get(path)?.values ?? {}))
  const known: Readonly<Record<Listed, ReadonlySet<string> | undefined>> = {
    instrument: new Set(instruments.keys()),
    document: new Set(documents.keys()),
    scheme: new Set(schemes.keys()),
    step: stepsOf(schemes),
    country: codes.countries,
    job: codes.jobs,
    sector: wordsOf('placement.sector'),
    employer: wordsOf('placement.employer'),
  }
  return (what, names) => {
    const words = known[what]
    if (words === undefined) return
    for (const { value, place } of names)
      if (!words.has(value))
        place.wrong(`there is no ${what} ${value}; expected one of ${where[what]}${didYouMean(value, words)}`)
  }
}

const where: Readonly<Record<Listed, string>> = {
  instrument: 'the registered instruments',
  document: 'documents.yaml',
  scheme: 'schemes/',
  step: 'the steps of schemes/',
  country: 'the destinations',
  job: 'the jobs',
  sector: 'the values of placement.sector in facts.yaml',
  employer: 'the values of placement.employer in facts.yaml',
}

/** The codes of all steps of all schemes. */
export const stepsOf = (schemes: ReadonlyMap<string, Scheme>): ReadonlySet<string> =>
  new Set([...schemes.values()].flatMap(({ steps }) => steps.map(({ code }) => code)))
