import { parse } from 'yaml'
import type { Json } from '../../../kernel/canonical.ts'
import { cite } from '../../../kernel/citation.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Conflict } from '../../../rules/conflicts/conflict.ts'
import { type Resolution, settlements } from '../../../rules/rule.ts'
import { yamlOf } from './rule-form.ts'

/** The file in which conflicts are settled. */
export const resolutionsPath = 'resolutions.yaml'

/** A conflict by the two norms it is between, as a line of a form: `kepmen.x|UU 18/2017 Pasal 32`, `se.y|`. */
export const keyOf = ({ rule, against }: Pick<Conflict, 'rule' | 'against'>): string =>
  `${rule}|${against === null ? '' : (against.rule ?? cite(against.citation))}`

/** Message keys of what can be wrong. */
export type SettleWrong = 'conflict' | 'by' | 'reason' | 'reason-en' | 'direction'

/** The number of a ruling that a reason names. */
export const rulingIn = (reason: string): string | undefined => /\bARH-\d{2}-\d{6}\b/i.exec(reason)?.[0].toUpperCase()

type Read =
  | { readonly ok: true; readonly resolution: Resolution }
  | {
      readonly ok: false
      readonly wrong: Readonly<
        Partial<Record<'bentrok' | 'cara' | 'alasan-bentrok' | 'alasan-bentrok-en', SettleWrong>>
      >
    }

/**
 * Reads how an open conflict is settled.
 *
 * @param isRuling  whether there is a ruling of this number: who says that there is a direction names it
 */
export async function readSettlement(
  typed: Typed,
  open: readonly Conflict[],
  isRuling: (number: string) => Promise<boolean>,
): Promise<Read> {
  const field = (name: string): string => (oneOf(typed, name) ?? '').trim()
  const conflict = open.find((one) => keyOf(one) === field('bentrok'))
  const by = settlements.find((known) => known === field('cara'))
  const [id, en] = [field('alasan-bentrok'), field('alasan-bentrok-en')]
  const number = rulingIn(id)
  const isNamed = by !== 'direction' || (number !== undefined && (await isRuling(number)))
  if (conflict === undefined || by === undefined || id === '' || en === '' || !isNamed)
    return {
      ok: false,
      wrong: {
        ...(conflict === undefined ? { bentrok: 'conflict' } : {}),
        ...(by === undefined ? { cara: 'by' } : {}),
        ...(id === '' ? { 'alasan-bentrok': 'reason' } : isNamed ? {} : { 'alasan-bentrok': 'direction' }),
        ...(en === '' ? { 'alasan-bentrok-en': 'reason-en' } : {}),
      },
    }
  const { rule, against } = conflict
  const reason = { id, en }
  return {
    ok: true,
    resolution: { rule, against: against && (against.rule ?? cite(against.citation)), by, reason },
  }
}

/** The file of settlements with one more. What cannot be read as a list stays as it is, for the check to name. */
export function withResolution(text: string | null, { rule, against, by, reason }: Resolution): string {
  const known: unknown = text === null ? [] : parse(text)
  if (!Array.isArray(known) && known !== null) return text ?? ''
  const one: Json = { rule, ...(against === null ? {} : { against }), by, reason: { ...reason } }
  return yamlOf([...((known ?? []) as readonly Json[]), one])
}
