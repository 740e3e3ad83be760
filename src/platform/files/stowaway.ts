import { fileTypeFromBuffer } from 'file-type'
import type { Kind } from './kind.ts'

/** What phones themselves put behind a photo: a second picture, a moving one, or their own notes. */
const innocent = /^(image\/jpeg|video\/(mp4|quicktime))$/

/** Markup and scripts a browser or a server might be talked into reading; long enough never to stand there by chance. */
const markup = /<(html|script)[\s>]|<!doctype html|<\?php\s/i

/**
 * Whether a picture or PDF carries a second file that other programs would open: an archive, a page, a program.
 * It would be harmless after cleaning, but nobody makes one by accident.
 *
 * @param end  where the file ends by its own account
 */
export async function hasStowaway(kind: Kind, bytes: Uint8Array, end: number): Promise<boolean> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const behind = file.subarray(end)
  if (isZip(file)) return true
  if (kind !== 'pdf' && (isMarkup(file) || file.subarray(0, 1024).includes('%PDF-') || behind.includes('%PDF-')))
    return true
  if (kind === 'pdf') return isMarkup(file.subarray(0, 1024)) || !isPadding(behind)
  if (kind !== 'jpeg') return !isPadding(behind)
  const found = behind.length > 0 ? await fileTypeFromBuffer(behind) : undefined
  return found !== undefined && !innocent.test(found.mime)
}

const isMarkup = (part: Buffer): boolean => markup.test(part.toString('latin1'))

/** Line ends and zeros, as scanners and transfers leave them. */
const isPadding = (behind: Buffer): boolean =>
  behind.length <= 65_536 && behind.every((byte) => byte === 0 || byte === 10 || byte === 13 || byte === 32)

/** A ZIP is read from its end: the record there must lead to a directory of entries. Office files and jars are ZIPs. */
function isZip(file: Buffer): boolean {
  const record = file.lastIndexOf('PK\x05\x06')
  if (record < 0 || record + 22 > file.length) return false
  const directory = record - file.readUInt32LE(record + 12)
  return directory >= 0 && file.toString('latin1', directory, directory + 4) === 'PK\x01\x02'
}
