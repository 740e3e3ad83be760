import { z } from 'zod'
import { numberOfDay } from '../../../kernel/day-number.ts'
import { isId } from '../../../kernel/ids.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { caseStandard } from '../../cases/index.ts'
import type { Line } from '../arrival.ts'
import { arrivalStandard } from '../standard.ts'

const text = (most: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim().replaceAll(/\s+/g, ' '))
    .refine((typed) => typed.length <= most, 'long')

const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((typed) => [...new Set([typed].flat())].toSorted())

/** A year, or a day as calendars and people write it; `undefined` for what is neither. */
export function birthOf(typed: string): string | undefined {
  const plain = typed.trim().replaceAll(/[./\s]+/g, '-')
  if (plain === '' || /^(19|20)\d{2}$/.test(plain)) return plain
  const [, date = '', month = '', year = ''] = /^(\d{1,2})-(\d{1,2})-((?:19|20)\d{2})$/.exec(plain) ?? []
  const told = year === '' ? plain : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return numberOfDay(told) === undefined ? undefined : told
}

/** A text as a moment; `undefined` when it is none. */
function momentIn(typed: string): Instant | undefined {
  try {
    return instant(typed)
  } catch {
    return undefined
  }
}

/**
 * One person as they are written down: from the page, from a device, from a line of a file. Only a name is needed; what is
 * not known is left out. Wrong: keys of the module's messages.
 *
 * @param now  the moment that counts where the device does not say one it can know
 */
export const lineForm = (now: Instant) =>
  z
    .object({
      id: z.string().default('').refine(isId, 'id.wrong'),
      nama: text(120).refine((typed) => typed !== '', 'enter.name.empty'),
      kelamin: z.enum(['', 'P', 'L'], { error: 'enter.sex.wrong' }).default(''),
      lahir: z
        .string()
        .default('')
        .transform((typed, context) => {
          const birth = birthOf(typed)
          if (birth === undefined || birth.slice(0, 4) > now.slice(0, 4)) {
            context.addIssue({ code: 'custom', message: 'enter.birth.wrong' })
            return z.NEVER
          }
          return birth
        }),
      asal: text(120),
      dokumen: text(40),
      perlu: list.transform((codes) =>
        codes.filter((code) => arrivalStandard().needs.some((one) => one.code === code)),
      ),
      bahaya: list.transform((codes) => codes.filter((code) => caseStandard().signs.some((one) => one.code === code))),
      pada: z.string().default(''),
    })
    .transform(({ id, nama, kelamin, lahir, asal, dokumen, perlu, bahaya, pada }): Line => {
      const noted = momentIn(pada)
      return {
        id,
        told: {
          name: nama,
          sex: kelamin === '' ? null : kelamin === 'P' ? 'female' : 'male',
          birth: lahir,
          home: asal,
          document: dokumen,
          needs: perlu,
          signs: bahaya,
        },
        // A clock of a tablet may be wrong, and never tells of the future.
        notedAt: noted !== undefined && noted < now ? noted : now,
      }
    })
