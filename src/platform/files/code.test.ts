import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { cheap, photographed, printed } from '../credential/paper.examples.ts'
import { qrOf } from '../credential/qr.ts'
import { sealOf } from '../seal/open.ts'
import { badFiles } from './bad.examples.ts'
import { grainy, jpeg } from './bytes.examples.ts'
import { openFiles } from './open.ts'
import { letter } from './pdfs.examples.ts'

const text = `NCF${'BEKAL:0123456789 $%*+-./'.repeat(16)}`
const dir = mkdtempSync(join(tmpdir(), 'bekal-code-'))
const files = openFiles({ dir, seal: sealOf({ master: new Uint8Array(32), signing: [] }) })
afterAll(() => {
  files.close()
  rmSync(dir, { recursive: true, force: true })
})

const paper = async (): Promise<Buffer> => await photographed(await printed(qrOf(text, 'x').svg, cheap), cheap)
/** A page of paper, 200 dpi, with the code where a card has it. */
async function page(): Promise<Buffer> {
  const code = await printed(qrOf(text, 'x').svg, cheap)
  return await sharp({ create: { width: 1654, height: 2000, channels: 3, background: '#fff' } })
    .composite([{ input: code, left: 900, top: 600 }])
    .png()
    .toBuffer()
}

describe('the code in a picture somebody sends', () => {
  it.each([
    [
      'a photo of a printed card',
      async () =>
        await sharp(await paper())
          .jpeg({ quality: 75 })
          .toBuffer(),
      'a.jpg',
    ],
    ['a screenshot of a page', page, 'layar.png'],
    [
      'a WebP',
      async () =>
        await sharp(await paper())
          .webp()
          .toBuffer(),
      'a.webp',
    ],
    [
      'a photo that lies on its side by its notes only',
      async () =>
        await sharp(await paper())
          .withMetadata({ orientation: 6 })
          .jpeg()
          .toBuffer(),
      'IMG_1.jpg',
    ],
  ] as const)('is read from %s, and nothing is kept', async (_, make, name) => {
    expect(await files.readCode(await make(), name)).toEqual({ ok: true, text })
    expect(readdirSync(dir)).toEqual([])
  })

  it('is missed politely: no code, half a code, a PDF', async () => {
    const svg = qrOf(text, 'x').svg
    const half = svg.replace('</svg>', '<path fill="#fff" d="M10 10h60v36h-60z"/></svg>')
    expect(await files.readCode(await jpeg(), 'a.jpg')).toMatchObject({ ok: false, code: 'file.no-code' })
    expect(await files.readCode(await grainy(2400, 1800).png().toBuffer(), 'a.png')).toMatchObject({ ok: false })
    const damaged = await printed(half, { ...cheap, dpi: 400 })
    expect(await files.readCode(damaged, 'a.png')).toMatchObject({ ok: false, code: 'file.code-unreadable' })
    expect(await files.readCode(await letter(1), 'a.pdf')).toMatchObject({ ok: false, code: 'file.not-a-picture' })
  })

  it('is not looked for in files that are refused anyway', async () => {
    const sample = badFiles.filter(({ code }) => code !== 'file.damaged').filter((_, n) => n % 4 === 0)
    expect(sample.length).toBeGreaterThan(5)
    for (const { what, name, make, code } of sample)
      expect([what, await files.readCode(await make(), name)]).toMatchObject([what, { ok: false, code }])
    expect(readdirSync(dir)).toEqual([])
  })
})
