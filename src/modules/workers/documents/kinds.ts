import type { LocalDate } from '../../../kernel/time.ts'
import type { DocumentKind } from '../../../rules/rule.ts'
import { isValid, type WorkerDocument } from '../worker.ts'

/** The kind whose picture stands on the card. */
export const cardPhoto = 'photo'

/** What is asked of a document besides its picture. */
export type Detail = 'number' | 'issuedOn' | 'validUntil'
const details = ['number', 'issuedOn', 'validUntil'] as const

/** Which details the catalogue wants of a kind: what an officer reads from it, or compares with a register. Pure. */
export const detailsOf = ({ reads, compares }: DocumentKind): readonly Detail[] =>
  details.filter((detail) => reads.includes(detail) || (compares?.fields ?? []).includes(detail))

/** A number that a register is asked for must be there; others may be missing on old papers. Days decide, so they must be. */
export const mustHave = ({ compares }: DocumentKind, detail: Detail): boolean =>
  detail !== 'number' || (compares?.fields ?? []).includes('number')

/** Details that still have to be told of a document that was sent. Pure. */
export const missingDetails = (kind: DocumentKind, document: WorkerDocument): readonly Detail[] =>
  detailsOf(kind).filter((detail) => mustHave(kind, detail) && valueOf(document, detail) === null)

const valueOf = (document: WorkerDocument, detail: Detail): string | null =>
  detail === 'number' ? document.numberLast4 : document[detail]

/** How a kind stands for a worker. `valid` is not asked for again. */
export type Standing = 'missing' | 'incomplete' | 'uploaded' | 'valid' | 'expired' | 'returned'

export function standingOf(kind: DocumentKind, document: WorkerDocument | undefined, on: LocalDate): Standing {
  if (!document || document.state === 'replaced') return 'missing'
  if (document.state === 'returned') return 'returned'
  if (document.state === 'verified') return isValid(document, on) ? 'valid' : 'expired'
  if (document.validUntil !== null && document.validUntil < on) return 'expired'
  return missingDetails(kind, document).length > 0 ? 'incomplete' : 'uploaded'
}

/** Why somebody gives a verified document again. */
export const replaceReasons = ['renewed', 'changed', 'unclear'] as const
export type ReplaceReason = (typeof replaceReasons)[number]
