import { createInflate } from 'node:zlib'
import { chunksOf } from './extent.ts'

/** Bits a pixel takes in a PNG, by colour type and bit depth. */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/**
 * Whether a PNG inflates to more than its size in pixels can hold. Such a file is small on the way and huge when
 * opened. Inflates in pieces and keeps none, so the answer costs time but no memory.
 */
export async function holdsMoreThanItsPixels(png: Uint8Array): Promise<boolean> {
  const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const width = file.readUInt32BE(16)
  const height = file.readUInt32BE(20)
  const bits = (channels[file[25] ?? 0] ?? 4) * (file[24] ?? 8)
  // One filter byte a row; interlacing adds at most seven short passes.
  const most = (Math.ceil((width * bits) / 8) + 8) * (height + 8) * 1.1 + 1024
  const data: Buffer[] = []
  for (const { type, from, to } of chunksOf(file)) if (type === 'IDAT') data.push(file.subarray(from, to))
  return (await inflatedSize(data, most)) > most
}

/** Bytes that come out of a deflated stream, counted until there are more than `most`; damage ends the count. */
async function inflatedSize(data: readonly Buffer[], most: number): Promise<number> {
  const inflate = createInflate()
  let size = 0
  return await new Promise((resolve) => {
    const done = (): void => {
      inflate.destroy()
      resolve(size)
    }
    inflate.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > most) done()
    })
    inflate.on('end', done)
    inflate.on('error', done)
    for (const piece of data) inflate.write(piece)
    inflate.end()
  })
}
