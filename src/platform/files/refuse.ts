import type { Unacceptable, VoiceMime } from './files.ts'
import type { FileLimits } from './limits.ts'

/** What cleaning made of a file: the bytes to keep, or why not. */
export type Cleaned = {
  readonly ok: true
  readonly kind: 'image' | 'pdf'
  readonly mime: 'image/webp' | 'application/pdf'
  readonly pages: number
  readonly bytes: Uint8Array
}

/** The same of a recording. */
export type CleanedVoice = {
  readonly ok: true
  readonly kind: 'voice'
  readonly mime: VoiceMime
  readonly seconds: number
  readonly bytes: Uint8Array
}

/** A file cannot be taken, with the numbers of its sentence. */
export const unacceptable = (code: Unacceptable['code'], detail: Unacceptable['detail'] = {}): Unacceptable => ({
  ok: false,
  code,
  detail,
})

/** Refuses what is empty or too large before anything else is looked at; `undefined` when neither. */
export function whyNotThisSize(size: number, limits: Pick<FileLimits, 'bytes'>): Unacceptable | undefined {
  if (!Number.isSafeInteger(size) || size <= 0) return unacceptable('file.empty')
  if (size > limits.bytes)
    return unacceptable('file.too-large', { megabytes: megabytes(size), most: megabytes(limits.bytes) })
  return undefined
}

/** Megabytes with one decimal, rounded up, so that a file just too large never reads as just small enough. */
export const megabytes = (bytes: number): number => Math.ceil((bytes / 1_048_576) * 10) / 10
