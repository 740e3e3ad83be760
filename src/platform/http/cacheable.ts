import { etagOf, hasAlready } from './etag.ts'
import type { Web } from './route.ts'

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
  const etag = etagOf(body)
  const headers = {
    etag,
    'cache-control': keep === 'forever' ? 'public, max-age=31536000, immutable' : `public, max-age=${keep}`,
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  }
  if (hasAlready(web.headers, etag)) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(Buffer.from(body)), { headers: { ...headers, 'content-type': type } })
}
