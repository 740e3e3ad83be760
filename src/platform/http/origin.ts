import { timingSafeEqual } from 'node:crypto'

/**
 * Whether a request that changes something comes from a page of ours. Browsers say so in `Sec-Fetch-Site` or
 * `Origin`; the oldest only in `Referer`. One that says nothing is not believed.
 */
export function comesFromUs(headers: Headers, host: string | null): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const from = headers.get('origin') ?? headers.get('referer')
  if (from === null || host === null) return false
  try {
    return new URL(from).host === host
  } catch {
    return false
  }
}

/** Compares two tokens without telling by time where they differ. */
export function sameToken(given: string | undefined, expected: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

/** Whether the request came to a name we answer to; keeps forged hosts out of links and caches. */
export function isOurHost(host: string | null, publicUrl: string): boolean {
  if (host === null) return false
  const name = host.replace(/:\d+$/, '')
  return (
    host === new URL(publicUrl).host ||
    name === 'localhost' ||
    name === '127.0.0.1' ||
    name === '[::1]' ||
    /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/.test(name)
  )
}
