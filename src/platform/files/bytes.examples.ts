import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Small pieces from which the examples are put together. */
export const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
export const joined = (...parts: (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part)))

export const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
export const html = '<!doctype html><html><script>alert(1)</script></html>'
export const program = joined('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', Buffer.alloc(200))
export const noise = Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * n * 31 + n * 7 + 129) & 255))

/** A picture of plain grey with some grain, so that it does not compress to nothing. */
export const grainy = (width = 640, height = 480): Sharp =>
  sharp({
    create: { width, height, channels: 3, background: '#999', noise: { type: 'gaussian', mean: 150, sigma: 12 } },
  })

export const jpeg = async (): Promise<Buffer> => await grainy().jpeg({ quality: 80 }).toBuffer()
export const png = async (): Promise<Buffer> => await grainy(320, 240).png().toBuffer()
export const webp = async (): Promise<Buffer> => await grainy().webp().toBuffer()

/** A photo as a phone makes it: upright by its notes only, with the place and the owner in them. */
export const phonePhoto = async (): Promise<Buffer> =>
  await grainy(800, 600)
    .withExif({
      IFD0: { Make: 'Ponsel', Model: 'Contoh 12', Artist: 'SITI AMINAH' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '7/1 15/1 27/1', GPSLongitudeRef: 'E', GPSLongitude: '112/1 45/1 2/1' },
    })
    .withXmp(
      '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="KAMPUNG"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
    )
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 85 })
    .toBuffer()

/** A ZIP of one stored file, whole and readable. */
export function zip(name: string, content: string): Buffer {
  const [path, data] = [latin(name), latin(content)]
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(crc(data), 0)
  sizes.writeUInt32LE(data.length, 4)
  sizes.writeUInt32LE(data.length, 8)
  const length = u16(path.length)
  const local = joined('PK\x03\x04\x14\0\0\0\0\0\0\0\0\0', sizes, length, u16(0), path, data)
  const entry = joined('PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0', sizes, length, Buffer.alloc(16), path)
  return joined(local, entry, 'PK\x05\x06\0\0\0\0\x01\0\x01\0', u32le(entry.length), u32le(local.length), u16(0))
}

/** A chunk of a PNG with its checksum. */
export const chunk = (type: string, data: Uint8Array): Buffer =>
  joined(u32(data.length), type, data, u32(crc(joined(type, data))))

/** A PNG that says it is so wide and high, with rows inflating to `inflated` zeros. */
export function hollowPng({ width, height, inflated }: { width: number; height: number; inflated: number }): Buffer {
  const header = joined(u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0]))
  return joined(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(inflated))),
    chunk('IEND', new Uint8Array()),
  )
}

/** A JPEG whose frame header says another size than its pixels have. */
export async function resizedHeader(width: number, height: number): Promise<Buffer> {
  const file = Buffer.from(await jpeg())
  const frame = file.indexOf(latin('\xff\xc0'))
  file.writeUInt16BE(height, frame + 5)
  file.writeUInt16BE(width, frame + 7)
  return file
}

/** A JPEG with the harmless fault some phones write: its scan names no last coefficient. */
export async function phoneFault(): Promise<Buffer> {
  const file = Buffer.from(await jpeg())
  const scan = file.indexOf(latin('\xff\xda'))
  file[scan + file.readUInt16BE(scan + 2)] = 0
  return file
}

/** A PNG whose notes, not its pixels, inflate to so many megabytes. */
export async function swollenNotes(type: 'zTXt' | 'iCCP', megabytes: number): Promise<Buffer> {
  const file = await png()
  const note = chunk(type, joined('x\0\0', deflateSync(Buffer.alloc(megabytes * 1024 * 1024))))
  return joined(file.subarray(0, 33), note, file.subarray(33))
}

/** A lossy WebP whose frame header says 16,383 × 16,383. */
export async function hugeWebp(): Promise<Buffer> {
  const file = Buffer.from(await webp())
  const start = file.indexOf(latin('\x9d\x01\x2a'))
  file.writeUInt16LE(0x3fff, start + 3)
  file.writeUInt16LE(0x3fff, start + 5)
  return file
}

/** The same bytes with some of them turned, always the same ones. */
export function spoilt(file: Uint8Array, from: number, count: number): Buffer {
  const copy = Buffer.from(file)
  for (let at = from; at < from + count; at += 1) copy[at] = (copy[at] ?? 0) ^ 0x5a
  return copy
}

const u16 = (value: number): Buffer => Buffer.from([value & 255, value >> 8])
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const u32le = (value: number): Buffer => u32(value).reverse()

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})
function crc(data: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of data) value = (table[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
