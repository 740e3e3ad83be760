import type { Kind } from './kind.ts'

/**
 * Where a picture or PDF ends by its own account, as an offset after its last byte.
 * `undefined` when it never ends: it was cut off.
 */
export function endOf(kind: Kind, bytes: Uint8Array): number | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (kind === 'jpeg') return endOfJpeg(file)
  if (kind === 'png') return endOfPng(file)
  if (kind === 'webp') return endOfWebp(file)
  const mark = file.lastIndexOf('%%EOF')
  return mark < 0 ? undefined : mark + 5
}

/** One segment of a JPEG before its pixels: its marker, and where it stands with its two marker bytes. */
export type Segment = { readonly marker: number; readonly from: number; readonly to: number }

const startOfScan = 0xda

/** The segments up to and including the first start of scan. Empty when the file does not begin as a JPEG. */
export function segmentsOf(file: Buffer): readonly Segment[] {
  const segments: Segment[] = []
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return segments
  for (let at = 2; at + 4 <= file.length; ) {
    if (file[at] !== 0xff) return segments
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const to = at + 2 + (standsAlone(marker) ? 0 : file.readUInt16BE(at + 2))
    if (to > file.length) return segments
    segments.push({ marker, from: at, to })
    if (marker === startOfScan) return segments
    at = to
  }
  return segments
}

const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** Walks scans and the tables between them to the end-of-image marker. */
function endOfJpeg(file: Buffer): number | undefined {
  const first = segmentsOf(file).at(-1)
  if (first?.marker !== startOfScan) return undefined
  for (let at = first.to; ; ) {
    at = file.indexOf(0xff, at)
    if (at < 0 || at + 1 >= file.length) return undefined
    const marker = file[at + 1] ?? 0
    if (marker === 0xd9) return at + 2
    if (marker === 0xff) at += 1
    else if (marker === 0x00 || standsAlone(marker)) at += 2
    else {
      if (at + 4 > file.length) return undefined
      at += 2 + file.readUInt16BE(at + 2)
    }
  }
}

export type Chunk = { readonly type: string; readonly from: number; readonly to: number }

/** The chunks of a PNG, with the place of their data; stops at the first that is not whole. */
export function* chunksOf(file: Buffer): Generator<Chunk> {
  for (let at = 8; at + 12 <= file.length; ) {
    const from = at + 8
    const to = from + file.readUInt32BE(at)
    if (to + 4 > file.length) return
    yield { type: file.toString('latin1', at + 4, from), from, to }
    at = to + 4
  }
}

function endOfPng(file: Buffer): number | undefined {
  for (const { type, to } of chunksOf(file)) if (type === 'IEND') return to + 4
  return undefined
}

function endOfWebp(file: Buffer): number | undefined {
  const end = 8 + file.readUInt32LE(4)
  return end > file.length ? undefined : end
}
