import sharp from 'sharp'

/** How a code on paper comes to a decoder. Lengths in millimetres of the paper, angles in degrees. */
export type Sight = {
  /** How wide the code is printed, its white edge included. */
  readonly wide: number
  /** The printer: black or white, nothing between. */
  readonly dpi: number
  /** What the camera resolves, and the width of its blur (sigma). */
  readonly pixelsPerMm: number
  readonly blur: number
  readonly turned: number
  /** How far black and white are apart: 1 is all, 0.4 a grey copy in bad light. */
  readonly contrast: number
  /** Standard deviation of the noise, of 255. */
  readonly grain: number
}

/** A cheap office printer, and a cheap phone in a hand, in a hall at night. */
export const cheap: Sight = {
  wide: 35,
  dpi: 200,
  pixelsPerMm: 12,
  blur: 0.11,
  turned: 6,
  contrast: 0.45,
  grain: 10,
}

/** Prints a drawing: black where it is darker than half, in dots. @returns a PNG */
export async function printed(svg: string, { wide, dpi }: Pick<Sight, 'wide' | 'dpi'>): Promise<Buffer> {
  const dots = Math.round((wide / 25.4) * dpi)
  const sized = svg.replace('<svg ', `<svg width="${dots}" height="${dots}" `)
  return await sharp(Buffer.from(sized)).flatten({ background: '#fff' }).greyscale().threshold(128).png().toBuffer()
}

/** Photographs a print that lies on a light table. The noise is always the same. @returns a PNG */
export async function photographed(print: Uint8Array, sight: Sight): Promise<Buffer> {
  const { wide, pixelsPerMm, blur, turned, contrast, grain } = sight
  const { width } = await sharp(print).metadata()
  const edge = Math.round(width / 5)
  const onTable = await sharp(print)
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background: '#fff' })
    .rotate(turned, { background: '#e6e6e6' })
    .png()
    .toBuffer()
  const table = await sharp(onTable).metadata()
  const { data, info } = await sharp(onTable)
    .resize(Math.round((table.width / width) * wide * pixelsPerMm), null, { kernel: 'linear' })
    .blur(Math.max(0.3, blur * pixelsPerMm))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const noise = noisy(grain)
  const seen = data.map((light) => 70 + light * contrast + noise())
  return await sharp(seen, { raw: { width: info.width, height: info.height, channels: 1 } })
    .png()
    .toBuffer()
}

/** Nearly normal numbers around zero, the same ones every time. */
function noisy(deviation: number): () => number {
  let state = 20_261_123
  const one = (): number => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31
  return () => (one() + one() + one() - 1.5) * 2 * deviation
}
