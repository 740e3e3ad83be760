import { brotliCompressSync } from 'node:zlib'

/** A file of ours that never changes under its name. */
export type StaticAsset = {
  readonly path: `/${string}`
  readonly type: string
  readonly body: Uint8Array
  /** Named by its content: kept for a year. Otherwise asked for again each time (the service worker). */
  readonly immutable: boolean
}

const packed = new WeakMap<StaticAsset, Uint8Array>()

/** Answers with a file; text is packed once. */
export function serveAsset(asset: StaticAsset, request: Request): Response {
  const isText = /^(text|application\/(javascript|json)|image\/svg)/.test(asset.type)
  const packs = isText && asset.body.byteLength > 860 && (request.headers.get('accept-encoding') ?? '').includes('br')
  return new Response(new Uint8Array(packs ? pack(asset) : asset.body), {
    headers: {
      'content-type': isText ? `${asset.type}; charset=utf-8` : asset.type,
      'cache-control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'Accept-Encoding',
      ...(packs ? { 'content-encoding': 'br' } : {}),
    },
  })
}

function pack(asset: StaticAsset): Uint8Array {
  const known = packed.get(asset)
  if (known) return known
  const made = brotliCompressSync(asset.body)
  packed.set(asset, made)
  return made
}
