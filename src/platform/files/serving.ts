import type { Accepted, VoiceMime } from './files.ts'

/**
 * Headers for giving a kept file back: its own type and nothing else, no script, no frame of ours around it, in no
 * cache. A PDF is a download, unless it is asked for to be shown in a frame of our own; a picture may stand in a page.
 *
 * @param name  what it is called for the person, e.g. `paspor`; anything may stand in it
 */
export function servingHeaders(
  mime: Accepted['mime'] | VoiceMime,
  name: string,
  { framed = false } = {},
): Readonly<Record<string, string>> {
  const extension = extensions[mime]
  const full = `${plainName(name)}.${extension}`
  const ascii = full.normalize('NFKD').replace(/[^\w .()-]/g, '_')
  const disposition = mime === 'application/pdf' && !framed ? 'attachment' : 'inline'
  return {
    'content-type': mime,
    'content-disposition': `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(full).replace(/['()*]/g, percent)}`,
    'content-security-policy': `default-src 'none'; sandbox; frame-ancestors ${framed ? "'self'" : "'none'"}`,
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  }
}

const extensions = {
  'application/pdf': 'pdf',
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
} as const satisfies Record<Accepted['mime'] | VoiceMime, string>

/** A name without folders, extension, control and direction characters; never empty. */
export function plainName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/["<>:|?*%]/g, '_')
    .trim()
  return plain.slice(0, 80).toWellFormed().replaceAll('\uFFFD', '').replace(/^\.+/, '') || 'dokumen'
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
