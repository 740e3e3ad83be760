import { createHash } from 'node:crypto'
import type { Web } from '../../platform/http/route.ts'

export type Cacheable = {
  readonly body: Uint8Array | string
  readonly type: string
  /** Seconds for which it may be given again unasked; `forever` for what never changes under its name. */
  readonly keep: number | 'forever'
}

/**
 * An answer for machines that holds nobody's data: anyone may keep it, and ask with its ETag whether it is still the
 * same. Pages of other origins may read it, so that others can build verifiers.
 */
export function cacheable(web: Pick<Web, 'headers'>, { body, type, keep }: Cacheable): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = {
    etag,
    'cache-control': keep === 'forever' ? 'public, max-age=31536000, immutable' : `public, max-age=${keep}`,
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  }
  const asked = web.headers.get('if-none-match')?.split(/\s*,\s*/) ?? []
  if (asked.some((known) => known.replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(Buffer.from(body)), { headers: { ...headers, 'content-type': type } })
}
