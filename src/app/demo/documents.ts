import { type LocalDate, plusDays, plusMonths } from '../../kernel/time.ts'
import type { State } from '../../modules/placements/index.ts'
import type { DemoDocument, DemoPerson, DemoStep } from './file.ts'
import type { Random } from './random.ts'
import type { Shares } from './shares.ts'

/** What is known of a file before its documents are made. */
export type Filed = {
  readonly scheme: string
  readonly state: State
  readonly steps: readonly DemoStep[]
  /** The day it was begun. */
  readonly on: LocalDate
  /** What stands against it now: the last fault of a file that is sent back, or the one an officer has yet to find. */
  readonly fault: Pick<Shares['faults'][number], 'document' | 'fault'> | null
}

/** The documents of a file, issued before it was begun; a draft has only some of them. */
export function documentsOf(person: DemoPerson, filed: Filed, { shares, chance }: { shares: Shares; chance: Random }) {
  const { scheme, state, steps, on, fault } = filed
  const always = shares.documents[scheme] ?? []
  const married = person.maritalStatus === 'married' && scheme !== 're-entry' ? shares.whenMarried : []
  const verified = steps.some(({ to }) => to === 'verified')
  return [...always, ...married]
    .filter(() => state !== 'draft' || chance.chance(0.55))
    .map((kind): DemoDocument => {
      const { issuedOn, validUntil } = validityOf(kind, { on, shares, chance })
      const faulty = fault?.document === kind ? fault.fault : null
      return {
        kind,
        number: numberOf(kind, person, { issuedOn, chance }),
        issuedOn,
        validUntil,
        state: verified ? 'verified' : faulty && state === 'returned' ? 'returned' : 'uploaded',
        differs: {
          ...(faulty === 'birth-date-differs' ? { birthDate: plusMonths(person.birthDate, 12) } : {}),
          ...(faulty === 'name-differs' ? { name: misspelt(person.name) } : {}),
        },
        blurred: faulty === 'photo-blurred',
      }
    })
}

function validityOf(
  kind: string,
  { on, shares, chance }: { on: LocalDate; shares: Shares; chance: Random },
): Pick<DemoDocument, 'issuedOn' | 'validUntil'> {
  const age = shares.ages[kind]
  if (!age) throw new RangeError(`no age for document ${kind}`)
  const issuedOn = plusDays(on, -chance.int(age.days[0], age.days[1]))
  return { issuedOn, validUntil: age.months === null ? null : plusMonths(issuedOn, age.months) }
}

/** Two letters begin the number of a drawn passport; a real one has one. */
export const passportPrefix = 'XX'

function numberOf(
  kind: string,
  { nik, familyCard }: DemoPerson,
  { issuedOn, chance }: { issuedOn: LocalDate; chance: Random },
): string | null {
  const digits = (length: number): string => String(chance.int(0, 10 ** length - 1)).padStart(length, '0')
  if (kind === 'id-card') return nik
  if (kind === 'family-card') return familyCard
  if (kind === 'passport') return `${passportPrefix}${digits(6)}`
  if (kind === 'photo') return null
  return `CONTOH/${digits(5)}/${issuedOn.slice(0, 4)}`
}

/** The name as a clerk might misspell it: another vowel, or a doubled letter gone. Never the same name. */
export function misspelt(name: string): string {
  const swaps: readonly (readonly [RegExp, string])[] = [
    [/oe/, 'u'],
    [/ai(?=[a-z])/, 'ae'],
    [/i(?=[a-z]*$)/, 'y'],
    [/u(?=[a-z]*$)/, 'oe'],
    [/a(?=[a-z]*$)/, 'e'],
  ]
  for (const [from, to] of swaps) if (from.test(name)) return name.replace(from, to)
  return `${name}h`
}
