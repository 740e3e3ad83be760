import { sha256 } from '../../kernel/digest.ts'

/** The name of these exact bytes, weak: another compression of them has the same. */
export const etagOf = (body: Uint8Array | string): string =>
  `W/"${Buffer.from(sha256(body)).toString('base64url').slice(0, 22)}"`

/** Whether whoever asks has these bytes already and need not be sent them. */
export function hasAlready(headers: Headers, etag: string): boolean {
  const known = headers.get('if-none-match')?.split(/\s*,\s*/) ?? []
  return known.some((each) => each.replace(/^W\//, '') === etag.replace(/^W\//, ''))
}
