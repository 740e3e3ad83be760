import { z } from 'zod'
import { phoneOf } from './phone.ts'

/** A phone as people type it, read as it is kept. Wrong: `phone.wrong`. */
export const phoneField = z
  .string()
  .default('')
  .transform((text, context) => {
    const phone = phoneOf(text)
    if (phone !== undefined) return phone
    context.addIssue({ code: 'custom', message: 'phone.wrong' })
    return z.NEVER
  })

/** A one-time code of six figures, eight after many wrong ones; spaces do not count. Wrong: `code.length`. */
export const codeField = z
  .string()
  .default('')
  .transform((text) => text.replace(/\D/g, ''))
  .refine((code) => code.length === 6 || code.length === 8, 'code.length')
