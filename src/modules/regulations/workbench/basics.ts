import { z } from 'zod'
import type { LocalDate } from '../../../kernel/time.ts'
import { dayTyped } from '../../../platform/http/components/date-field.ts'
import type { Typed } from '../../../platform/http/form.ts'
import type { Draft } from '../publish/draft.ts'
import { milestones, type Transition } from '../publish/transition.ts'

const text = (most: number) => z.string().trim().max(most).default('')
const number = z.string().trim().default('')
const parts = (name: string) => ({ [`${name}-day`]: number, [`${name}-month`]: number, [`${name}-year`]: number })

/** What a change is called and says, its first day, and what happens to files on their way; days in three fields. */
export const basicsForm = z
  .object({
    versi: z.coerce.number().int(),
    nama: text(200),
    ringkasan: text(4_000),
    peralihan: z.enum(['', 'all', ...milestones]).default(''),
    alasan: text(500),
    'alasan-en': text(500),
    ...parts('mulai'),
    ...parts('sebelum'),
    ...parts('sampai'),
  })
  .transform((typed, context) => {
    const read = (name: string): LocalDate | null => {
      const on = dayTyped(typed, name)
      if (on !== undefined) return on
      context.addIssue({ code: 'custom', path: [name], message: 'day.wrong' })
      return null
    }
    const [effectiveFrom, before, until] = [read('mulai'), read('sebelum'), read('sampai')]
    const keeps = typed.peralihan
    const reason = { id: typed.alasan, en: typed['alasan-en'] || typed.alasan }
    if (keeps !== '' && keeps !== 'all' && reason.id === '')
      context.addIssue({ code: 'custom', path: ['alasan'], message: 'refusal.regulations.no-reason' })
    const first = before ?? effectiveFrom
    if (keeps !== '' && keeps !== 'all' && first === null)
      context.addIssue({ code: 'custom', path: ['mulai'], message: 'refusal.regulations.no-first-day' })
    const transition: Transition | 'all' | null =
      keeps === '' || keeps === 'all' || first === null
        ? keeps === 'all'
          ? 'all'
          : null
        : { keeps, before: first, until, reason }
    return { version: typed.versi, title: typed.nama, summary: typed.ringkasan, effectiveFrom, transition }
  })

/** A draft as it would have been typed. */
export function typedOf({ title, summary, effectiveFrom, transition }: Draft): Typed {
  const days = (name: string, on: LocalDate | null): Typed => {
    const [y = '', m = '', d = ''] = on?.split('-') ?? []
    return { [`${name}-day`]: d, [`${name}-month`]: m, [`${name}-year`]: y }
  }
  const kept = transition === 'all' ? null : transition
  return {
    nama: title,
    ringkasan: summary,
    peralihan: transition === 'all' ? 'all' : (transition?.keeps ?? ''),
    alasan: kept?.reason.id ?? '',
    'alasan-en': kept?.reason.en ?? '',
    ...days('mulai', effectiveFrom),
    ...days('sebelum', kept?.before ?? null),
    ...days('sampai', kept?.until ?? null),
  }
}
