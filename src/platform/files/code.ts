import sharp from 'sharp'
import { scanPhoto } from '../credential/browser/scan.js'
import { type Cleaning, clean } from './clean.ts'
import type { CodeRead, Unacceptable } from './files.ts'
import { unacceptable } from './refuse.ts'

/**
 * The text of the QR code in a photo or a screenshot. The picture is cleaned first, as one that is kept, but may be as
 * small as its code; of a PDF nothing is drawn here, so a page must come as a picture.
 */
export async function readCode({ limits, ...given }: Cleaning): Promise<CodeRead | Unacceptable> {
  const cleaned = await clean({ ...given, limits: { ...limits, shortestSide: 1 } })
  if (!cleaned.ok) return cleaned
  if (cleaned.kind === 'pdf') return unacceptable('file.not-a-picture')
  const { data, info } = await sharp(cleaned.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const found = scanPhoto({ width: info.width, height: info.height, data: new Uint8Array(data) })
  if (found.text !== undefined) return { ok: true, text: found.text }
  return unacceptable(found.seen ? 'file.code-unreadable' : 'file.no-code')
}
