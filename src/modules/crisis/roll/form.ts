import { z } from 'zod'
import { phoneField } from '../../accounts/index.ts'

const line = (most: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .refine((typed) => typed.length <= most, 'long')

const pressed = z.enum(['aman', 'bantuan'], { error: 'answer.choose' })
const sayingOf = { aman: 'safe', bantuan: 'help' } as const

/** An answer of somebody we know. Wrong: keys of the module's messages. */
export const answerForm = z
  .object({ jawab: pressed, kata: line(500), tempat: line(200) })
  .transform(({ jawab: says, kata, tempat }) => ({ says: sayingOf[says], words: kata, place: tempat }))

/** An answer of somebody we do not know: who they are, where they were last, and a telephone. */
export const strangerForm = z
  .object({
    jawab: pressed,
    kata: line(500),
    nama: line(120).refine((typed) => typed !== '', 'answer.name.empty'),
    tempat: line(200).refine((typed) => typed !== '', 'answer.last.empty'),
    hp: phoneField,
  })
  .transform(({ jawab: says, kata, nama, tempat, hp }) => ({
    says: sayingOf[says],
    words: kata,
    place: tempat,
    name: nama,
    phone: hp,
  }))
