import type { Typed } from './form.ts'
import { type Patience, readPatiently } from './patience.ts'

/** A body that is not a form we can read. The person gets a sentence, never a stack. */
export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm'
  readonly code: 'edge.too-large' | 'edge.bad-bytes' | 'edge.not-a-form' | 'edge.cut-off' | 'edge.busy'
  constructor(code: UnreadableForm['code']) {
    super(code)
    this.code = code
  }
}

/** A small form comes within a minute, and never stops for half of one. */
const minuteMs = 60_000
const patience: Patience = { deadlineMs: minuteMs, stallMs: minuteMs / 2 }

/** Reads a stream up to `limit` bytes. @throws UnreadableForm when there is more, or when it comes too slowly */
export async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  within: Patience = patience,
): Promise<Uint8Array> {
  if (body === null) return new Uint8Array()
  const read = await readPatiently(body, { ...within, bytes: limit })
  if (typeof read !== 'string') return read
  throw new UnreadableForm(read === 'too-large' ? 'edge.too-large' : 'edge.cut-off')
}

/**
 * Reads an urlencoded form: every field as text, a repeated field as a list. Line ends become `\n`.
 * @throws UnreadableForm on invalid UTF-8, a NUL byte, more than 500 fields, or another kind of body
 */
export function readTyped(bytes: Uint8Array, contentType: string | null): Typed {
  if (bytes.byteLength > 0 && !contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded'))
    throw new UnreadableForm('edge.not-a-form')
  let fields: [string, string][]
  try {
    fields = [...new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(bytes))]
  } catch {
    throw new UnreadableForm('edge.bad-bytes')
  }
  if (fields.length > 500) throw new UnreadableForm('edge.too-large')
  const typed: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of fields) {
    if (name.includes('\0') || value.includes('\0') || value.includes('\uFFFD'))
      throw new UnreadableForm('edge.bad-bytes')
    const text = value.replaceAll('\r\n', '\n')
    const before = typed[name]
    typed[name] = before === undefined ? text : Array.isArray(before) ? [...before, text] : [before, text]
  }
  return typed
}

/** The one value of a field that may not be a list; the first when it was sent twice. */
export const oneOf = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' ? value : value?.[0]
}
