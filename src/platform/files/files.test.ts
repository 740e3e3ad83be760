import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodePDFRawStream, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { assert, asyncProperty, constantFrom, double, nat, record, uint8Array } from 'fast-check'
import sharp from 'sharp'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { sha256 } from '../../kernel/digest.ts'
import { sealOf } from '../seal/open.ts'
import { badFiles } from './bad.examples.ts'
import { grainy, hollowPng, joined, jpeg, phoneFault, phonePhoto, png, swollenNotes, webp } from './bytes.examples.ts'
import type { Accepted, Files, Unacceptable } from './files.ts'
import { bombFiles } from './hostile.examples.ts'
import { openFiles } from './open.ts'
import * as pdfs from './pdfs.examples.ts'
import { diskStore, type Store } from './store.ts'
import { whyNot } from './words.ts'

vi.setConfig({ testTimeout: 60_000 })
const seal = sealOf({ master: randomBytes(32), signing: [] })
const dir = await mkdtemp(join(tmpdir(), 'bekal-files-'))
const files = openFiles({ dir, seal })
afterAll(async () => {
  files.close()
  await rm(dir, { recursive: true })
})

const taken = async (bytes: Uint8Array, name: string, where: Files = files): Promise<Accepted> =>
  whole(await where.accept(bytes, name))
function whole(answer: Accepted | Unacceptable): Accepted {
  if (!answer.ok) throw new Error(`refused: ${answer.code} ${JSON.stringify(answer.detail)}`)
  return answer
}

describe('a file that cannot be taken', () => {
  it.each(badFiles.map((bad) => [bad.what, bad] as const))('is told apart: %s', async (_, { make, name, code }) => {
    expect(await files.accept(await make(), name)).toMatchObject({ ok: false, code })
  })

  it('leaves nothing behind', async () => {
    expect(await readdir(dir)).toEqual([])
  })

  it('says how large it is and how large it may be', async () => {
    expect(await files.accept(Buffer.alloc(12 * 1024 * 1024, 1), 'a.jpg')).toEqual({
      ok: false,
      code: 'file.too-large',
      detail: { megabytes: 12, most: 8 },
    })
  })

  it('says how small a picture is in which nothing can be read', async () => {
    const thumbnail = await files.accept(await grainy(60, 40).jpeg().toBuffer(), 'a.jpg')
    expect(thumbnail).toEqual({
      ok: false,
      code: 'file.too-few-pixels',
      detail: { width: 60, height: 40, least: 240 },
    })
    if (!thumbnail.ok) expect(whyNot('id', thumbnail)).toMatch(/terlalu kecil: 60 × 40 titik/)
    expect(await files.accept(await grainy(239, 900).png().toBuffer(), 'a.png')).toMatchObject({ ok: false })
    expect(await files.accept(await grainy(240, 320).png().toBuffer(), 'a.png')).toMatchObject({ ok: true })
  })

  it('never moves the server’s own memory far', async () => {
    const made = await Promise.all(bombFiles.map(async ({ make, name }) => ({ name, bytes: await make() })))
    const before = process.memoryUsage().rss
    for (const { bytes, name } of made) await files.accept(bytes, name)
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })
})

describe('a good file', () => {
  it.each([
    ['a JPEG', 'ktp.jpg', jpeg],
    ['a PNG', 'ktp.png', png],
    ['a WebP', 'ktp.webp', webp],
    ['a WebP that WhatsApp called JPG', 'IMG-WA0001.jpg', webp],
    ['a photo without an ending in its name', 'foto ktp. saya', jpeg],
    ['a photo without a name', '', jpeg],
    ['a grey scan', 'a.jpg', async () => await grainy().greyscale().jpeg().toBuffer()],
    ['a scan in printing colours', 'a.jpg', async () => await grainy().toColourspace('cmyk').jpeg().toBuffer()],
    ['a progressive JPEG', 'a.jpg', async () => await grainy().jpeg({ progressive: true }).toBuffer()],
    ['a PNG with holes', 'a.png', async () => await grainy(300, 300).ensureAlpha(0.5).png().toBuffer()],
    [
      'a PNG of 16 bits, in passes',
      'a.png',
      async () => await grainy(300, 300).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
    ],
    ['a photo with a second one behind it', 'a.jpg', async () => joined(await jpeg(), await jpeg())],
    [
      'a photo with a moving one behind it',
      'a.jpg',
      async () => joined(await jpeg(), '\0\0\0\x18ftypmp42\0\0\0\0isommp42', Buffer.alloc(500)),
    ],
    ['a photo with a phone’s notes behind it', 'a.jpg', async () => joined(await jpeg(), Buffer.alloc(64), 'SEFT')],
    ['a JPEG with a fault of phones', 'a.jpg', phoneFault],
    ['a PNG whose notes inflate to 300 MB', 'a.png', async () => await swollenNotes('zTXt', 300)],
    ['a PNG whose colours inflate to 300 MB', 'a.png', async () => await swollenNotes('iCCP', 300)],
    ['a photo with a name of folders', '../../../etc/cron.d/ktp.jpg', jpeg],
    ['a photo with a name of signs', 'a\0b"\r\n\u202e;<b>', jpeg],
    ['a photo with a very long name', `${'x'.repeat(100_000)}.jpg`, jpeg],
  ])('is taken as a picture: %s', async (_, name, make) => {
    const accepted = await taken(await make(), name)
    expect(accepted).toMatchObject({ kind: 'image', mime: 'image/webp', pages: 1 })
    const kept = await files.open(accepted.id)
    expect(kept.length).toBe(accepted.size)
    expect(Buffer.from(sha256(kept)).toString('hex')).toBe(accepted.sha256)
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'webp', hasAlpha: false, space: 'srgb' })
  })

  it('keeps at most 2,000 pixels on its longest side', async () => {
    const { id } = await taken(await grainy(2500, 1000).jpeg().toBuffer(), 'a.jpg')
    expect(await sharp(await files.open(id)).metadata()).toMatchObject({ width: 2000, height: 800 })
  })

  it('loses where it was taken and whose it is, and stands upright', async () => {
    const photo = await phonePhoto()
    const before = await sharp(photo).metadata()
    expect(before).toMatchObject({ width: 800, height: 600, orientation: 6 })
    expect(before.exif?.includes('SITI AMINAH')).toBe(true)
    expect(before.exif?.includes(Buffer.from([0x25, 0x88])) || before.exif?.includes(Buffer.from([0x88, 0x25]))).toBe(
      true,
    )
    expect(photo.includes('KAMPUNG')).toBe(true)

    const kept = Buffer.from(await files.open((await taken(photo, 'a.jpg')).id))
    const after = await sharp(kept).metadata()
    expect(after).toMatchObject({ width: 600, height: 800 })
    for (const note of ['exif', 'xmp', 'iptc', 'icc', 'orientation'] as const) expect(after[note]).toBeUndefined()
    for (const trace of ['SITI AMINAH', 'KAMPUNG', 'Exif', 'EXIF']) expect(kept.includes(trace)).toBe(false)
  })

  it('stays readable: small print differs by little from what was photographed', async () => {
    const lines = Array.from(
      { length: 60 },
      (_, n) => `<text x="40" y="${40 + n * 22}">No. 3578-${n * 7919} Surat izin keluarga, berlaku sampai 2026</text>`,
    )
    const page = await sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1400"><rect width="100%" height="100%" fill="#fdfbf4"/><g font-size="15" font-family="serif">${lines.join('')}</g></svg>`,
      ),
    )
      .png()
      .toBuffer()
    const kept = await files.open((await taken(page, 'surat.png')).id)
    const [was, is] = await Promise.all(
      [page, kept].map(async (file) => await sharp(file).removeAlpha().greyscale().raw().toBuffer()),
    )
    expect(similarity(was ?? Buffer.alloc(0), is ?? Buffer.alloc(0), 1000)).toBeGreaterThan(0.97)
    expect(kept.length).toBeLessThan(400_000)
  })
})

/** Mean structural similarity of two grey pictures over blocks of 8 × 8; 1 is equal. */
function similarity(a: Buffer, b: Buffer, width: number): number {
  const height = a.length / width
  let [sum, blocks] = [0, 0]
  for (let top = 0; top + 8 <= height; top += 8)
    for (let left = 0; left + 8 <= width; left += 8) {
      let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0]
      for (let y = top; y < top + 8; y += 1)
        for (let x = left; x < left + 8; x += 1) {
          const [p, q] = [a[y * width + x] ?? 0, b[y * width + x] ?? 0]
          sa += p
          sb += q
          saa += p * p
          sbb += q * q
          sab += p * q
        }
      const [ma, mb] = [sa / 64, sb / 64]
      const [va, vb, cov] = [saa / 64 - ma * ma, sbb / 64 - mb * mb, sab / 64 - ma * mb]
      sum += ((2 * ma * mb + 6.5) * (2 * cov + 58.5)) / ((ma * ma + mb * mb + 6.5) * (va + vb + 58.5))
      blocks += 1
    }
  return sum / blocks
}

describe('a PDF', () => {
  /** Everything in a PDF as text: objects, and what is packed in streams. */
  async function insides(pdf: Uint8Array): Promise<string> {
    const { context } = await PDFDocument.load(pdf, { updateMetadata: false })
    return context
      .enumerateIndirectObjects()
      .map(([, object]) =>
        object instanceof PDFRawStream ? `${String(object.dict)}${unpacked(object)}` : String(object),
      )
      .join('\n')
  }
  function unpacked(stream: PDFRawStream): string {
    try {
      return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    } catch {
      return Buffer.from(stream.contents).toString('latin1')
    }
  }

  it('is rebuilt with its pages and what stands on them', async () => {
    const accepted = await taken(await pdfs.letter(30), 'surat.pdf')
    expect(accepted).toMatchObject({ kind: 'pdf', mime: 'application/pdf', pages: 30 })
    const kept = await files.open(accepted.id)
    expect((await PDFDocument.load(kept)).getPageCount()).toBe(30)
    const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase()
    expect(await insides(kept)).toContain(hex('Surat izin keluarga, halaman 17'))
  })

  it('loses every script, action, attachment, link, form, note and author, and keeps stamp and filled field', async () => {
    const given = await pdfs.actingLetter()
    const before = await insides(given)
    for (const trace of ['JavaScript', 'OpenAction', 'EmbeddedFile', 'AcroForm', 'Launch', 'XMP RAHASIA', 'CAP DINAS'])
      expect(before).toContain(trace)

    const after = await insides(await files.open((await taken(given, 'surat.pdf')).id))
    expect(after).not.toMatch(
      /RAHASIA|JavaScript|\/JS|OpenAction|\/AA|\/A |EmbeddedFile|AcroForm|Launch|URI|jahat|Annot|Metadata|PieceInfo|Author|Producer|Creat/,
    )
    expect(after).not.toContain('CAP TERSEMBUNYI')
    expect(after).toContain('CAP DINAS')
    expect(after).toContain('q 2.00000 0.00000 0.00000 2.00000 300.00000 100.00000 cm /BekalMark0 Do Q')
    expect(after).toContain(Buffer.from('NAMA TERISI').toString('hex').toUpperCase())
  })

  it('loses the notes of the camera in a scanned photo, and not one pixel of it', async () => {
    const given = await pdfs.scannedLetter()
    expect(given.includes('SITI AMINAH')).toBe(true)
    const kept = Buffer.from(await files.open((await taken(given, 'scan.pdf')).id))
    for (const trace of ['SITI AMINAH', 'KAMPUNG', 'Exif']) expect(kept.includes(trace)).toBe(false)
    const start = kept.indexOf(Buffer.from([0xff, 0xd8, 0xff]))
    const pixels = async (file: Buffer): Promise<Buffer> => await sharp(file).raw().toBuffer()
    expect(
      (await pixels(kept.subarray(start))).equals(
        await pixels(given.subarray(given.indexOf(Buffer.from([0xff, 0xd8, 0xff])))),
      ),
    ).toBe(true)
  })

  it('keeps fonts and drawings that bear the name of something dangerous', async () => {
    const after = await insides(await files.open((await taken(pdfs.oddNames(), 'a.pdf')).id))
    expect(after).toMatch(/\/A \d+ 0 R\s+\/AA \d+ 0 R\s+\/F \d+ 0 R\s+\/P \d+ 0 R/)
    expect(after).toMatch(/\/JS \d+ 0 R/)
    expect(after).toContain('(KEPT) Tj')
  })

  it('may begin with an empty line, as some scanners write', async () => {
    expect(await taken(joined('\r\n', await pdfs.letter(1)), 'a.pdf')).toMatchObject({ pages: 1 })
  })

  it('cleaned twice is the same as once', async () => {
    const once = await files.open((await taken(await pdfs.actingLetter(), 'a.pdf')).id)
    const twice = await files.open((await taken(once, 'a.pdf')).id)
    expect(await insides(twice)).not.toMatch(/RAHASIA/)
    expect((await PDFDocument.load(twice)).getPageCount()).toBe(2)
  })
})

describe('what is kept', () => {
  it('can be read by nobody without the key, lies in folders of two letters, and belongs to its owner alone', async () => {
    const { id } = await taken(await jpeg(), 'a.jpg')
    const path = join(dir, 'kept', id.slice(0, 2), id.slice(2, 4), id)
    expect((await readFile(path)).includes('WEBP')).toBe(false)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(dir, 'kept'))).mode & 0o777).toBe(0o700)
    expect(await readdir(join(dir, 'unfinished'))).toEqual([])
  })

  it('is refused when a byte of it was changed, it was cut, or another file was put in its place', async () => {
    const [one, two] = [await taken(await jpeg(), 'a.jpg'), await taken(await png(), 'b.png')]
    const pathOf = (id: string): string => join(dir, 'kept', id.slice(0, 2), id.slice(2, 4), id)
    const sealed = await readFile(pathOf(one.id))
    for (const at of [0, 11, 12, 40, 60, sealed.length >> 1, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      await writeFile(pathOf(one.id), changed)
      await expect(files.open(one.id), `byte ${at}`).rejects.toThrow()
    }
    await writeFile(pathOf(one.id), sealed.subarray(0, -1))
    await expect(files.open(one.id)).rejects.toThrow()
    await writeFile(pathOf(one.id), await readFile(pathOf(two.id)))
    await expect(files.open(one.id)).rejects.toThrow()
    await writeFile(pathOf(one.id), sealed)
    expect((await files.open(one.id)).length).toBe(one.size)
  })

  it('is found by its id and nothing that looks like a path', async () => {
    for (const id of ['', '../../etc/passwd', 'a'.repeat(31), 'A'.repeat(32), `${'a'.repeat(32)}/..`, '0'.repeat(32)])
      await expect(files.open(id)).rejects.toThrow(/there is no file/)
  })

  it('can be forgotten, twice if need be', async () => {
    const { id } = await taken(await jpeg(), 'a.jpg')
    await files.forget(id)
    await files.forget(id)
    await expect(files.open(id)).rejects.toThrow(/there is no file/)
  })

  it('is opened again by another server with the same key', async () => {
    const { id, size } = await taken(await jpeg(), 'a.jpg')
    expect((await openFiles({ dir, seal }).open(id)).length).toBe(size)
    await expect(openFiles({ dir, seal: sealOf({ master: randomBytes(32), signing: [] }) }).open(id)).rejects.toThrow()
  })
})

describe('a file somebody played with', () => {
  it('has an answer, whatever was turned, cut or put in', async () => {
    const whole = [await jpeg(), await png(), await webp(), await pdfs.actingLetter(), await pdfs.scannedLetter()]
    const play = record({
      file: constantFrom(...whole),
      from: double({ min: 0, max: 1, noNaN: true }),
      cut: nat({ max: 400 }),
      put: uint8Array({ maxLength: 400 }),
    })
    await assert(
      asyncProperty(play, async ({ file, from, cut, put }) => {
        const at = Math.floor(file.length * from)
        const answer = await files.accept(joined(file.subarray(0, at), put, file.subarray(at + cut)), 'a.jpg')
        if (answer.ok) expect((await files.open(answer.id)).length).toBe(answer.size)
        else
          expect(answer.code).toMatch(/^file\.(damaged|not-what-it-says|too-(many|few)-pixels|encrypted|unknown-kind)$/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('many at once', () => {
  it('two are cleaned, some wait, and the rest are asked to come back', async () => {
    const narrow = openFiles({ dir, seal, limits: { atOnce: 1, waiting: 2 } })
    const photo = await jpeg()
    const answers = await Promise.all(Array.from({ length: 6 }, async () => await narrow.accept(photo, 'a.jpg')))
    narrow.close()
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
    expect(answers.filter((answer) => !answer.ok && answer.code === 'file.no-room')).toHaveLength(3)
  })

  /** Small on the way, whole, within the limits, and a second's work. */
  const heavy = hollowPng({ width: 7900, height: 7900, inflated: 7900 * (7900 * 3 + 1) })

  it('a file that takes too long is given up, and the next one is served', async () => {
    const hasty = openFiles({ dir, seal, limits: { atOnce: 1, cleaningMs: 250 } })
    expect(await hasty.accept(heavy, 'a.png')).toMatchObject({ ok: false, code: 'file.damaged' })
    const dot = { width: 240, height: 240, inflated: 240 * (240 * 3 + 1) }
    expect(await hasty.accept(hollowPng(dot), 'b.png')).toMatchObject({ ok: true })
    hasty.close()
  })

  it('a file that takes too much memory ends its process and nothing else', async () => {
    const small = openFiles({ dir, seal, limits: { atOnce: 1, memory: 10 * 1024 * 1024 } })
    expect(await small.accept(heavy, 'a.png')).toMatchObject({ code: 'file.damaged' })
    small.close()
  })

  it('costs the server itself next to nothing while others are answered', async () => {
    const before = process.cpuUsage()
    expect(await files.accept(heavy, 'a.png')).toMatchObject({ ok: true })
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(300)
  })
})

describe('a full disk', () => {
  it('is a sentence for the person; nothing is half kept, and all is well when there is room again', async () => {
    let full = true
    const disk = diskStore(dir)
    const sometimes: Store = {
      ...disk,
      put: async (key, bytes) => {
        if (full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
        return await disk.put(key, bytes)
      },
    }
    const there = openFiles({ dir, seal, store: sometimes })
    expect(await there.accept(await jpeg(), 'a.jpg')).toMatchObject({ ok: false, code: 'file.no-room' })
    expect(await there.parts.begin({ size: 10, name: 'a.jpg', owner: 'ana' })).toMatchObject({
      ok: false,
      code: 'file.no-room',
    })
    full = false
    expect(await there.accept(await jpeg(), 'a.jpg')).toMatchObject({ ok: true })
    there.close()
  })
})
