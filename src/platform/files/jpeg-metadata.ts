import { endOf, segmentsOf } from './extent.ts'

/** Segments that hold notes of camera and editor: APP1–APP15 and comments. APP0 and APP14 say how to read colours. */
const isNote = (marker: number): boolean => marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee)

/** A JPEG without EXIF, GPS, XMP, thumbnails, comments and whatever stands behind its end; not one pixel changes. */
export function withoutMetadata(jpeg: Uint8Array): Uint8Array {
  const file = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  const segments = segmentsOf(file)
  const last = segments.at(-1)
  if (!last) return jpeg
  const kept = segments.filter(({ marker }) => !isNote(marker)).map(({ from, to }) => file.subarray(from, to))
  return Buffer.concat([file.subarray(0, 2), ...kept, file.subarray(last.to, endOf('jpeg', file) ?? file.length)])
}
