import sharp from 'sharp'
import type { BadFile } from './bad.examples.ts'
import {
  grainy,
  hollowPng,
  html,
  hugeWebp,
  joined,
  jpeg,
  latin,
  noise,
  png,
  program,
  resizedHeader,
  spoilt,
  webp,
  zip,
} from './bytes.examples.ts'
import * as pdfs from './pdfs.examples.ts'

const half = (file: Uint8Array): Uint8Array => file.subarray(0, file.length / 2)
const jar = (): Buffer => zip('META-INF/MANIFEST.MF', 'Main-Class: Jahat')
const comment = (text: string): Buffer => joined('\xff\xfe', Buffer.from([0, text.length + 2]), text)
const afterStart = async (more: Uint8Array): Promise<Buffer> => {
  const file = await jpeg()
  return joined(file.subarray(0, 2), more, file.subarray(2))
}

const damaged: BadFile[] = [
  { what: 'noise called a photo', name: 'ktp.jpg', make: () => noise, code: 'file.damaged' },
  {
    what: 'a photo without its beginning',
    name: 'ktp.jpg',
    make: async () => (await jpeg()).subarray(900),
    code: 'file.damaged',
  },
  { what: 'half a JPEG', name: 'ktp.jpg', make: async () => half(await jpeg()), code: 'file.damaged' },
  {
    what: 'half a JPEG with an end stuck on',
    name: 'ktp.jpg',
    make: async () => joined(half(await jpeg()), '\xff\xd9'),
    code: 'file.damaged',
  },
  {
    what: 'only the head of a JPEG',
    name: 'ktp.jpg',
    make: async () => (await jpeg()).subarray(0, 20),
    code: 'file.damaged',
  },
  { what: 'half a PNG', name: 'ktp.png', make: async () => half(await png()), code: 'file.damaged' },
  {
    what: 'a PNG with turned bits',
    name: 'ktp.png',
    make: async () => spoilt(await png(), 3000, 60),
    code: 'file.damaged',
  },
  { what: 'half a WebP', name: 'ktp.webp', make: async () => half(await webp()), code: 'file.damaged' },
  { what: 'half a PDF', name: 'surat.pdf', make: async () => half(await pdfs.letter(3)), code: 'file.damaged' },
  { what: 'only the head of a PDF', name: 'surat.pdf', make: () => latin('%PDF-1.7\n%%EOF\n'), code: 'file.damaged' },
  { what: 'a PDF without pages', name: 'surat.pdf', make: pdfs.emptyTree, code: 'file.damaged' },
  { what: 'pages in a circle', name: 'surat.pdf', make: pdfs.circle, code: 'file.damaged' },
  { what: 'branches that double forty times', name: 'surat.pdf', make: pdfs.doubling, code: 'file.damaged' },
  { what: 'a page whose drawing is missing', name: 'surat.pdf', make: pdfs.lostDrawing, code: 'file.damaged' },
  { what: 'lists in lists in lists', name: 'surat.pdf', make: pdfs.deepArray, code: 'file.damaged' },
]

const stowaways: BadFile[] = [
  {
    what: 'a PNG with more behind it',
    name: 'ktp.png',
    make: async () => joined(await png(), 'rahasia'),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a PNG and a ZIP',
    name: 'ktp.png',
    make: async () => joined(await png(), zip('a.txt', 'isi')),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a WebP and a ZIP',
    name: 'ktp.webp',
    make: async () => joined(await webp(), zip('a.txt', 'isi')),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a photo and a Java program',
    name: 'ktp.jpg',
    make: async () => joined(await jpeg(), jar()),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a GIF and a Java program',
    name: 'a.gif',
    make: async () => joined(await grainy(40, 40).gif().toBuffer(), jar()),
    code: 'file.unknown-kind',
  },
  {
    what: 'a photo and a program',
    name: 'ktp.jpg',
    make: async () => joined(await jpeg(), program),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a photo and a PDF',
    name: 'ktp.jpg',
    make: async () => joined(await jpeg(), await pdfs.letter(1)),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a photo with a script in its comment',
    name: 'ktp.jpg',
    make: async () => await afterStart(comment('<script>alert(1)</script>')),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a photo with a ZIP in its comment',
    name: 'ktp.jpg',
    make: async () => await afterStart(comment(zip('a.txt', 'isi').toString('latin1'))),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a photo with PHP in its comment',
    name: 'ktp.jpg',
    make: async () => await afterStart(comment('<?php echo 1;')),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a PDF and a ZIP',
    name: 'surat.pdf',
    make: async () => joined(await pdfs.letter(1), zip('a.txt', 'isi')),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a PDF and a page',
    name: 'surat.pdf',
    make: async () => joined(await pdfs.letter(1), html),
    code: 'file.not-what-it-says',
  },
]

const bombs: BadFile[] = [
  {
    what: 'a PNG of 50,000 × 50,000',
    name: 'a.png',
    make: () => hollowPng({ width: 50_000, height: 50_000, inflated: 9000 }),
    code: 'file.too-many-pixels',
  },
  {
    what: 'a PNG of 9,000 × 9,000 in few bytes',
    name: 'a.png',
    make: () => hollowPng({ width: 9000, height: 9000, inflated: 9000 * 27_001 }),
    code: 'file.too-many-pixels',
  },
  {
    what: 'a small PNG that inflates to 400 MB',
    name: 'a.png',
    make: () => hollowPng({ width: 100, height: 100, inflated: 400 * 1024 * 1024 }),
    code: 'file.too-many-pixels',
  },
  {
    what: 'a JPEG that says 65,000 × 65,000',
    name: 'a.jpg',
    make: async () => await resizedHeader(65_000, 65_000),
    code: 'file.too-many-pixels',
  },
  { what: 'a WebP that says 16,383 × 16,383', name: 'a.webp', make: hugeWebp, code: 'file.too-many-pixels' },
  {
    what: 'a PNG of one very long row',
    name: 'a.png',
    make: async () =>
      await sharp({ create: { width: 65_000, height: 1000, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    code: 'file.too-many-pixels',
  },
  {
    what: 'a PDF with an image of 60,000 × 60,000',
    name: 'a.pdf',
    make: pdfs.floodedImage,
    code: 'file.too-many-pixels',
  },
  { what: 'a PDF whose drawing inflates to 200 MB', name: 'a.pdf', make: pdfs.bombDrawing, code: 'file.damaged' },
  { what: 'a PDF whose objects inflate to a gigabyte', name: 'a.pdf', make: pdfs.bombObjects, code: 'file.damaged' },
  { what: 'a PDF with a password', name: 'a.pdf', make: pdfs.lockedLetter, code: 'file.encrypted' },
  { what: 'a PDF of 31 pages', name: 'a.pdf', make: async () => await pdfs.letter(31), code: 'file.too-many-pages' },
]

/** Damaged files, files with another inside, and files that are small on the way and huge when opened. */
export const hostileFiles: readonly BadFile[] = [...damaged, ...stowaways, ...bombs]
export const bombFiles: readonly BadFile[] = bombs
