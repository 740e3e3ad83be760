import sharp, { type FailOnOptions, type SharpOptions } from 'sharp'
import type { Unacceptable } from './files.ts'
import type { FileLimits } from './limits.ts'
import { holdsMoreThanItsPixels } from './pixels.ts'
import { type Cleaned, unacceptable } from './refuse.ts'

sharp.cache(false)
sharp.concurrency(1)
// Only three decoders can be reached, whatever a file claims to be.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })

type ImageLimits = Pick<FileLimits, 'pixels' | 'shortestSide' | 'longestSide' | 'cleaningMs'>

/** High enough that small print on a photographed letter stays readable; see the test that measures it. */
const quality = 84

/**
 * Decodes a picture wholly and encodes it again as WebP: upright, on white, at most `longestSide` pixels, sRGB,
 * without any metadata. Never throws on bad input.
 */
export async function cleanImage(
  kind: 'jpeg' | 'png' | 'webp',
  bytes: Uint8Array,
  limits: ImageLimits,
): Promise<Cleaned | Unacceptable> {
  try {
    const { width, height } = await sharp(bytes, reading(limits, 'warning')).metadata()
    if (width * height > limits.pixels) return tooMany(width * height, limits)
    if (kind === 'png' && (await holdsMoreThanItsPixels(bytes))) return tooMany(width * height, limits)
    if (Math.min(width, height) < limits.shortestSide)
      return unacceptable('file.too-few-pixels', { width, height, least: limits.shortestSide })
    return { ok: true, kind: 'image', mime: 'image/webp', pages: 1, bytes: await encodeAgain(bytes, limits) }
  } catch (problem) {
    return /pixel limit/.test(String(problem)) ? tooMany(limits.pixels, limits) : unacceptable('file.damaged')
  }
}

const tooMany = (pixels: number, limits: ImageLimits): Unacceptable =>
  unacceptable('file.too-many-pixels', { megapixels: millions(pixels), most: millions(limits.pixels) })

const millions = (pixels: number): number => Math.ceil(pixels / 1_000_000)

const reading = ({ pixels }: ImageLimits, failOn: FailOnOptions): SharpOptions => ({
  failOn,
  limitInputPixels: pixels,
  sequentialRead: true,
  autoOrient: true,
})

/** Some phones write JPEGs with this harmless fault; every other warning means damage. */
const phoneFault = /Invalid SOS parameters/

async function encodeAgain(bytes: Uint8Array, limits: ImageLimits): Promise<Uint8Array> {
  try {
    return await encode(bytes, limits, 'warning')
  } catch (problem) {
    if (!phoneFault.test(String(problem))) throw problem
    return await encode(bytes, limits, 'error')
  }
}

const encode = async (bytes: Uint8Array, limits: ImageLimits, failOn: FailOnOptions): Promise<Uint8Array> =>
  await sharp(bytes, reading(limits, failOn))
    .timeout({ seconds: Math.ceil(limits.cleaningMs / 2000) })
    .resize({ width: limits.longestSide, height: limits.longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .webp({ quality, smartSubsample: true, effort: 4 })
    .toBuffer()
