import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { sha256 } from '../../kernel/digest.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/**
 * What every page says to the browser. The one inline style sheet is allowed by its digest, so that the
 * same page is the same bytes and need not be sent twice; no script is ever inline.
 * Nothing is fetched from anywhere else.
 */
export const securityHeaders = (
  style: string | null,
  secure: boolean,
  { microphone = false } = {},
): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    style === null ? "style-src 'self'" : `style-src 'self' 'sha256-${Buffer.from(sha256(style)).toString('base64')}'`,
    "script-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': `camera=(self), microphone=${microphone ? '(self)' : '()'}, geolocation=(), payment=(), usb=()`,
  ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
})

/** Compresses text for browsers that can read it. Small answers are left alone. */
export async function compress(
  text: string,
  accepts: string | null,
): Promise<{ body: Uint8Array<ArrayBuffer>; encoding: string | null }> {
  const plain = Buffer.from(text)
  if (plain.byteLength < 860) return { body: new Uint8Array(plain), encoding: null }
  if (accepts?.includes('br')) {
    const body = await brotli(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength },
    })
    return { body: new Uint8Array(body), encoding: 'br' }
  }
  if (accepts?.includes('gzip')) return { body: new Uint8Array(await gzipped(plain)), encoding: 'gzip' }
  return { body: new Uint8Array(plain), encoding: null }
}
