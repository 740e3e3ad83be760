import { fileTypeFromBuffer } from 'file-type'
import type { Unacceptable } from './files.ts'
import { unacceptable } from './refuse.ts'

export type Kind = 'jpeg' | 'png' | 'webp' | 'pdf'

const kinds: Readonly<Record<string, Kind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

const heic = /^image\/(heic|heif)/
const ours = /^(jpe?g|jfif|png|webp|pdf|heic|heif)$/

/** Names that promise something else than a picture or a PDF. The name is never used, but a lie is a warning. */
const others =
  /^(exe|dll|com|bat|cmd|msi|scr|ps1|vbs|js|mjs|jar|apk|sh|php\d?|phtml|jsp|aspx?|py|html?|xhtml|shtml|svgz?|xml|zip|rar|7z|gz|tar|docx?|docm|xlsx?|xlsm|pptx?|pptm|rtf|odt|ods|iso|lnk)$/

/**
 * What a file is, from its first bytes; its name is only asked whether it told the truth.
 * HEIC, which phones make and we cannot read, has its own code.
 */
export async function kindOf(bytes: Uint8Array, name: string): Promise<Kind | Unacceptable> {
  const extension = extensionOf(name)
  const found = await fileTypeFromBuffer(bytes)
  const kind = found && kinds[found.mime]
  if (kind) return others.test(extension) ? lie(extension) : kind
  if (found && heic.test(found.mime)) return unacceptable('file.heic')
  if (found || isText(bytes)) return ours.test(extension) ? lie(extension) : unacceptable('file.unknown-kind')
  return ours.test(extension) ? unacceptable('file.damaged') : unacceptable('file.unknown-kind')
}

const lie = (extension: string): Unacceptable =>
  unacceptable('file.not-what-it-says', { says: extension.toUpperCase() })

const extensionOf = (name: string): string => /\.([a-z0-9]{1,8})\s*$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** Whether the beginning reads as text: markup, a script, a letter. */
function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 512)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
  } catch {
    return false
  }
  return start.length > 1 && start.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13))
}
