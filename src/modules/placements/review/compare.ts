import type { LocalDate } from '../../../kernel/time.ts'
import type { CivilRecord, PassportRecord } from '../../../platform/gateways/gateways.ts'
import type { DocumentKind } from '../../../rules/rule.ts'
import type { Worker, WorkerDocument } from '../../workers/index.ts'
import type { Cleanliness } from '../application.ts'

export const comparedFields = ['name', 'birthDate', 'birthPlace', 'village', 'validUntil'] as const
export type ComparedField = (typeof comparedFields)[number]
export type Register = 'dukcapil' | 'imigrasi'

export type FieldCompared = {
  readonly field: ComparedField
  /** In the file; `null` when nobody has said it. */
  readonly here: string | null
  readonly there: string | null
  readonly result: 'same' | 'differs' | 'missing'
}

/** One document beside the register it is held against. */
export type Comparison = {
  readonly document: string
  readonly register: Register
  /** `answered`: the register knows the person; `not-found`: it does not; `away`: it could not be asked. */
  readonly state: 'answered' | 'not-found' | 'away'
  readonly rows: readonly FieldCompared[]
}

/** What a register said: its record, that it knows nobody, or that it could not be asked. */
export type Said<Record> = Record | 'not-found' | 'away'

export type Comparing = {
  readonly worker: Worker
  readonly documents: readonly WorkerDocument[]
  readonly kinds: ReadonlyMap<string, DocumentKind>
  readonly civil: Said<CivilRecord>
  /** `null`: there is no passport with a number to ask about. */
  readonly passport: Said<PassportRecord> | null
}

/** Holds every shown document against its register, field by field. Documents without a register are read by eye. Pure. */
export const compare = ({ worker, documents, kinds, civil, passport }: Comparing): Comparison[] =>
  documents
    .flatMap((document): Comparison[] => {
      const asks = kinds.get(document.kind)?.compares
      if (asks === null || asks === undefined || document.source === 'issued') return []
      if (asks.register === 'dukcapil')
        return [
          against('dukcapil', document, { said: civil, fields: fieldsOf(asks.fields), worker, record: fromCivil }),
        ]
      if (asks.register === 'imigrasi' && passport !== null)
        return [
          against('imigrasi', document, {
            said: passport,
            fields: ['name', 'birthDate', 'birthPlace', 'validUntil'],
            worker,
            record: fromPassport,
          }),
        ]
      return []
    })
    .filter(({ rows, state }) => state !== 'answered' || rows.length > 0)

const fieldsOf = (names: readonly string[]): ComparedField[] => comparedFields.filter((field) => names.includes(field))

type Known = Readonly<Partial<Record<ComparedField, string>>>
const fromCivil = ({ name, birthDate, birthPlace, villageCode }: CivilRecord): Known => ({
  name,
  birthDate,
  birthPlace,
  village: villageCode,
})
const fromPassport = ({ name, birthDate, birthPlace, validUntil }: PassportRecord): Known => ({
  name,
  birthDate,
  birthPlace,
  validUntil,
})

type Against<Record> = {
  readonly said: Said<Record>
  readonly fields: readonly ComparedField[]
  readonly worker: Worker
  readonly record: (said: Record) => Known
}

function against<Record extends object>(
  register: Register,
  document: WorkerDocument,
  { said, fields, worker, record }: Against<Record>,
): Comparison {
  if (typeof said === 'string') return { document: document.kind, register, state: said, rows: [] }
  const there = record(said)
  const here = hereOf(worker, document.validUntil)
  const rows = fields.map((field) => fieldCompared(field, here[field] ?? null, there[field] ?? null))
  return { document: document.kind, register, state: 'answered', rows }
}

const hereOf = ({ name, birthDate, birthPlace, village }: Worker, validUntil: LocalDate | null): Known => ({
  name,
  birthDate,
  ...(birthPlace === null ? {} : { birthPlace }),
  ...(village === null ? {} : { village }),
  ...(validUntil === null ? {} : { validUntil }),
})

/** Capitals and spaces are no difference; a letter is. */
const plain = (text: string): string => text.normalize('NFC').toUpperCase().replace(/\s+/g, ' ').trim()

const fieldCompared = (field: ComparedField, here: string | null, there: string | null): FieldCompared => ({
  field,
  here,
  there,
  result:
    here === null || there === null || there === '' ? 'missing' : plain(here) === plain(there) ? 'same' : 'differs',
})

/** What all comparisons together say of a file, and in how many places. Fields of one register count once. */
export function outcomeOf(comparisons: readonly Comparison[]): {
  readonly clean: Cleanliness
  readonly differences: number
} {
  const differing = new Set(
    comparisons.flatMap(({ register, rows, state }) =>
      state === 'not-found'
        ? [`${register}.not-found`]
        : rows.filter(({ result }) => result === 'differs').map(({ field }) => `${register}.${field}`),
    ),
  )
  if (differing.size > 0) return { clean: 'differs', differences: differing.size }
  const away = comparisons.length === 0 || comparisons.some(({ state }) => state === 'away')
  return { clean: away ? 'unclear' : 'match', differences: 0 }
}

/**
 * Whether the registers, asked now, say otherwise than what stands on the file. What an officer has corrected stays
 * corrected while the registers agree; a register that could not be asked says nothing new.
 */
export function saysOtherwise(clean: Cleanliness, comparisons: readonly Comparison[]): boolean {
  if (comparisons.length === 0 || comparisons.some(({ state }) => state === 'away')) return false
  const now = outcomeOf(comparisons).clean
  return now !== clean && !(clean === 'corrected' && now === 'match')
}
