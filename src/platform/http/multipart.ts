import type { Typed } from './form.ts'
import { readPatiently } from './patience.ts'

/** A posted form with at most one file. */
export type Posted = {
  readonly ok: true
  readonly typed: Typed
  /** `null` when no file was chosen. The name is what the sender claims; show it, never use it. */
  readonly file: { readonly field: string; readonly name: string; readonly bytes: Uint8Array } | null
}

/** Why a body is not such a form, as a permanent code; the words stand with the files' messages. */
export type Unreadable = {
  readonly ok: false
  readonly code:
    | 'upload.not-a-form'
    | 'upload.cut-off'
    | 'upload.too-slow'
    | 'upload.bad-bytes'
    | 'upload.one-file'
    | 'upload.too-large'
  /** Most that may come, in whole MiB; with `upload.too-large`. */
  readonly detail?: { readonly most: number }
}

export type MultipartLimits = {
  /** Largest body in bytes, all of it. */
  readonly bytes: number
  /** Milliseconds in which all of it must have come, and in which the next piece must come. */
  readonly deadlineMs: number
  readonly stallMs: number
  /** Most parts, and the longest text of one, in bytes. */
  readonly parts: number
  readonly text: number
}

/** One file of 8 MiB and a small form around it, over a bad line. */
export const usualMultipart: MultipartLimits = {
  bytes: 8 * 1024 * 1024 + 64 * 1024,
  deadlineMs: 300_000,
  stallMs: 20_000,
  parts: 40,
  text: 16 * 1024,
}

/**
 * Reads a `multipart/form-data` body with at most one file. The body is read whole, within its bounds of size and
 * time, before anything is parsed; the parsing is the runtime's own (RFC 7578), so a body without its end or a part
 * without its name is an answer here and never a wait. Never throws, whatever was sent.
 */
export async function readMultipart(
  body: ReadableStream<Uint8Array> | null,
  contentType: string | null,
  limits: Partial<MultipartLimits> = {},
): Promise<Posted | Unreadable> {
  const bounds = { ...usualMultipart, ...limits }
  const boundary = boundaryOf(contentType)
  if (body === null || boundary === undefined) return { ok: false, code: 'upload.not-a-form' }
  const bytes = await readPatiently(body, bounds)
  if (bytes === 'too-large')
    return { ok: false, code: 'upload.too-large', detail: { most: Math.floor(bounds.bytes / 1_048_576) } }
  if (typeof bytes === 'string') return { ok: false, code: `upload.${bytes}` }
  const no = whyNotWhole(bytes, boundary, bounds)
  if (no) return { ok: false, code: no }
  try {
    const form = await new Response(bytes, {
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    }).formData()
    return await postedOf(form, bounds)
  } catch {
    return { ok: false, code: 'upload.not-a-form' }
  }
}

/** The boundary of a multipart form (RFC 2046 §5.1.1), without quotes. */
function boundaryOf(contentType: string | null): string | undefined {
  const [kind = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim())
  if (kind.toLowerCase() !== 'multipart/form-data') return undefined
  const boundaries = parameters.filter((parameter) => /^boundary=/i.test(parameter))
  const [, quoted, bare] = /^boundary=(?:"([^"]*)"|(.*))$/i.exec(boundaries[0] ?? '') ?? []
  const boundary = quoted ?? bare ?? ''
  return boundaries.length === 1 && /^[0-9A-Za-z'()+_,./:=?-]{1,70}$/.test(boundary) ? boundary : undefined
}

/** Looks for the end, and counts the parts before any is made into an object. */
function whyNotWhole(bytes: Buffer, boundary: string, { parts }: MultipartLimits): Unreadable['code'] | undefined {
  const delimiter = `--${boundary}`
  if (!bytes.subarray(0, delimiter.length).equals(Buffer.from(delimiter))) return 'upload.not-a-form'
  let count = 0
  for (let at = bytes.indexOf(delimiter); at >= 0; at = bytes.indexOf(delimiter, at + delimiter.length)) {
    count += 1
    if (count > parts + 1) return 'upload.not-a-form'
  }
  return bytes.includes(`${delimiter}--`) ? undefined : 'upload.cut-off'
}

async function postedOf(form: FormData, { text: longest }: MultipartLimits): Promise<Posted | Unreadable> {
  const typed: Record<string, string | string[]> = Object.create(null)
  let file: Posted['file'] = null
  for (const [field, value] of form) {
    if (!isClean(field) || field === '') return { ok: false, code: 'upload.bad-bytes' }
    if (typeof value === 'string') {
      if (!isClean(value)) return { ok: false, code: 'upload.bad-bytes' }
      if (Buffer.byteLength(value) > longest) return { ok: false, code: 'upload.not-a-form' }
      const text = value.replaceAll('\r\n', '\n')
      const before = typed[field]
      typed[field] = before === undefined ? text : Array.isArray(before) ? [...before, text] : [before, text]
      continue
    }
    if (!isClean(value.name)) return { ok: false, code: 'upload.bad-bytes' }
    // A file field left alone is sent as an empty file without a name.
    if (value.size === 0 && value.name === '') continue
    if (file !== null) return { ok: false, code: 'upload.one-file' }
    file = { field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { ok: true, typed, file }
}

/** No NUL, and no place where invalid UTF-8 stood. */
const isClean = (text: string): boolean => !text.includes('\0') && !text.includes('\uFFFD')
