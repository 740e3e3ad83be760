import type { Citation } from '../../kernel/citation.ts'
import { didYouMean } from '../problem.ts'
import type { DocumentKind, Instrument, Question, Resolution, Rule, Scheme } from '../rule.ts'
import { documentsFile, factsFile, instrumentFile, resolutionsFile, schemeFile } from './files.ts'
import { nameOf } from './name.ts'
import { bad, type Place, type Shape, type Shaped } from './shape.ts'
import type { Page } from './yaml.ts'

/** What a page holds, when it has the shape; what is wrong has been reported. */
export function readAs<Value>({ place }: Page, shape: Shape<Value>): Value | undefined {
  const value = shape.read(place)
  return value === bad ? undefined : value
}

/** The facts rules may ask, in the order of their paths. */
export const questionsOf = (page: Page | undefined): ReadonlyMap<string, Question> =>
  new Map(
    ((page && readAs(page, factsFile)) ?? []).map(([path, { values, ...question }]) => [
      path,
      { path, ...question, values: Object.fromEntries(values) },
    ]),
  )

/** The documents of the catalogue, in the order of their codes. */
export const documentsOf = (page: Page | undefined): ReadonlyMap<string, DocumentKind> =>
  new Map(((page && readAs(page, documentsFile)) ?? []).map(([code, document]) => [code, { code, ...document }]))

/** The instruments, in the order of their ids; each stands in a folder of its own name. */
export function instrumentsOf(pages: readonly Page[]): ReadonlyMap<string, Instrument> {
  const read = pages.flatMap((page) => {
    const written = readAs(page, instrumentFile)
    if (!written) return []
    const { id, relations } = written
    if (page.file !== `${id.value}/instrument.yaml`)
      id.place.wrong(`found in ${page.file}; expected ${id.value}/instrument.yaml`)
    return [{ written, targets: relations.flatMap((relation) => relation.map(([, target]) => target)) }]
  })
  const ids = new Set(read.map(({ written }) => written.id.value))
  for (const { value, place } of read.flatMap(({ targets }) => targets))
    if (!ids.has(value))
      place.wrong(
        `there is no instrument ${value}; expected one of the registered instruments${didYouMean(value, ids)}`,
      )
  return new Map(
    read.map(({ written: { id, relations, ...rest } }) => [
      id.value,
      {
        ...rest,
        id: id.value,
        relations: relations.flatMap((relation) => relation.map(([kind, { value }]) => ({ kind, to: value }))),
      },
    ]),
  )
}

/** How conflicts were settled; each names a rule that is there. */
export const resolutionsOf = (page: Page | undefined, rules: readonly Rule[]): readonly Resolution[] =>
  ((page && readAs(page, resolutionsFile)) ?? []).map(({ rule, ...rest }) => {
    const ids = rules.map(({ id }) => id)
    if (!ids.includes(rule.value))
      rule.place.wrong(`there is no rule ${rule.value}; expected the id of one${didYouMean(rule.value, ids)}`)
    return { rule: rule.value, ...rest }
  })

type Around = {
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly documents: ReadonlyMap<string, DocumentKind>
}

/** The schemes, in the order of their ids. */
export function schemesOf(pages: readonly Page[], around: Around): ReadonlyMap<string, Scheme> {
  return new Map(
    pages.flatMap((page) => {
      const written = readAs(page, schemeFile)
      return written ? [[written.id.value, schemeOf(page.file, written, around)] as const] : []
    }),
  )
}

function schemeOf(file: string, written: Shaped<typeof schemeFile>, { instruments, documents }: Around): Scheme {
  const { id, steps, employers, citation, note: _note, ...rest } = written
  if (file !== `schemes/${id.value}.yaml`) id.place.wrong(`found in ${file}; expected schemes/${id.value}.yaml`)
  if (written.open === (steps.length === 0))
    id.place.wrong(
      written.open
        ? 'steps are missing; expected them, as it is open'
        : 'found steps; expected none, as it is not open',
    )
  if (!written.open && written.instead === null)
    id.place.wrong('instead is missing; expected where to go, as it is not open')
  const cited = ({ instrument, at }: { instrument: { value: string; place: Place }; at: string }): Citation => {
    const known = instruments.get(instrument.value)
    if (!known)
      instrument.place.wrong(
        `there is no instrument ${instrument.value}; expected one of the registered instruments${didYouMean(instrument.value, instruments.keys())}`,
      )
    return { instrument: instrument.value, name: known ? nameOf(known) : '', at }
  }
  const seen = new Set<string>()
  return {
    ...rest,
    code: id.value,
    employers: employers.map(({ value }) => value),
    citation: citation ? cited(citation) : null,
    steps: steps.map(({ value: { note: _stepNote, documents: needed, ...step }, place }) => {
      if (seen.has(step.code)) place.wrong(`the step ${step.code} stands here twice; expected once`)
      seen.add(step.code)
      for (const document of needed)
        if (!documents.has(document.value))
          document.place.wrong(
            `there is no document ${document.value}; expected one of documents.yaml${didYouMean(document.value, documents.keys())}`,
          )
      return { ...step, documents: needed.map(({ value }) => value), citation: cited(step.citation) }
    }),
  }
}
