import type { z } from 'zod'

/** What was typed, field by field, as text; lists keep every value. Nothing typed is ever lost. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** A form as it stands: blank, filled wrongly (with a sentence per field), or read. */
export type Form<Value> =
  | { readonly ok: false; readonly typed: Typed; readonly errors: Readonly<Record<string, string>> }
  | {
      readonly ok: true
      readonly typed: Typed
      readonly errors: Readonly<Record<string, never>>
      readonly value: Value
    }

/** A form nobody has filled in yet; `typed` may pre-fill it. */
export const blank = <Value>(typed: Typed = {}): Form<Value> => ({ ok: false, typed, errors: {} })

/** A form that was read well and still cannot be done: what was typed stays, each field with its sentence. */
export const wrong = <Value>(typed: Typed, errors: Readonly<Record<string, string>>): Form<Value> => ({
  ok: false,
  typed,
  errors,
})

/**
 * Reads what was typed with a schema. The schema's messages are keys of the module's message file or plain
 * sentences; `say` turns them into the sentence for the person.
 */
export function readForm<Schema extends z.ZodType>(
  typed: Typed,
  schema: Schema,
  say: (message: string) => string = (message) => message,
): Form<z.output<Schema>> {
  const read = schema.safeParse(typed)
  if (read.success) return { ok: true, typed, errors: {}, value: read.data }
  const errors: Record<string, string> = {}
  for (const issue of read.error.issues) {
    const field = String(issue.path[0] ?? 'form')
    errors[field] ??= say(issue.message)
  }
  return { ok: false, typed, errors }
}
