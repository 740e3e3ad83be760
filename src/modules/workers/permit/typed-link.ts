/** A link as somebody reads it from a message and types it: the whole address or its end, small letters, spaces. */
export type TypedLink = { readonly secret: string } | { readonly problem: 'signs' } | { readonly length: number }

const letters = 26

/** Reads a typed link. Letters that our codes do not have are taken for the digits they look like. Pure. */
export function readLink(text: string): TypedLink {
  const end = text.split('/izin/').at(-1) ?? ''
  const code = end
    .replace(/[\s.-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (code.length !== letters) return { length: code.length }
  return /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? { secret: code } : { problem: 'signs' }
}
