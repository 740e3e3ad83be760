import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { scanFrame } from '../../../platform/credential/browser/scan.js'
import { longest, usual } from '../../../platform/credential/card.examples.ts'
import { cheap, photographed, printed, type Sight } from '../../../platform/credential/paper.examples.ts'
import { qrOf } from '../../../platform/credential/qr.ts'
import { signCard } from '../../../platform/credential/sign.ts'
import { newSigningKey } from '../../../platform/seal/keys.ts'
import { sealOf } from '../../../platform/seal/open.ts'

const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', '2026-01-01T00:00:00.000Z')] })
const cards = { usual: signCard(seal, usual).text, longest: signCard(seal, longest).text }

/** How wide the code is on paper, from the style that prints it. */
const style = readFileSync(new URL('../../../platform/http/style/print.css', import.meta.url), 'utf8')
const wide = Number(/\.card__qr svg \{\s*width: (\d+)mm/.exec(style)?.[1])

/** How many of five frames of a camera are read; the hand that holds it trembles. */
async function framesRead(text: string, sight: Sight): Promise<number> {
  const print = await printed(qrOf(text, 'x').svg, sight)
  const frames = [0, 0.7, 1.4, 2.1, 2.8].map(
    async (more) => await read(print, { ...sight, turned: sight.turned + more }),
  )
  return (await Promise.all(frames)).filter((found) => found === text).length
}

async function read(print: Uint8Array, sight: Sight): Promise<string | undefined> {
  const { data, info } = await sharp(await photographed(print, sight))
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return scanFrame({ width: info.width, height: info.height, data: new Uint8Array(data) }).text
}

describe('the code of a printed card', () => {
  it('is printed 35 mm wide', () => expect(wide).toBe(35))

  it.each([
    ['as it is', {}],
    ['turned the other way', { turned: -9 }],
    ['lying on its side', { turned: 90 }],
    ['upside down and crooked', { turned: 172 }],
    ['in dim light', { contrast: 0.25, grain: 8 }],
  ] as const)('is read from a 200-dpi print by a cheap phone, %s; the longest card too', async (_, change) => {
    expect(await framesRead(cards.usual, { ...cheap, wide, ...change })).toBeGreaterThanOrEqual(3)
    expect(await framesRead(cards.longest, { ...cheap, wide, ...change })).toBeGreaterThanOrEqual(3)
  })

  it.each([
    ['by a camera that sees little', { pixelsPerMm: 9 }],
    ['out of focus', { blur: 0.15 }],
    ['with much noise', { grain: 13 }],
  ] as const)('is read from a 200-dpi print by a cheap phone, %s', async (_, change) => {
    expect(await framesRead(cards.usual, { ...cheap, wide, ...change })).toBeGreaterThanOrEqual(3)
  })

  it('is not read at a third of its size: these pictures can fail', async () => {
    expect(await framesRead(cards.usual, { ...cheap, wide: wide / 3 })).toBe(0)
  })
})
