import { gzipSync } from 'node:zlib'
import type { BadFile } from './bad.examples.ts'
import { grainy, html, joined, jpeg, latin, noise, program, svg, zip } from './bytes.examples.ts'

const word = (): Buffer => zip('[Content_Types].xml', '<Types/>')

const sized: BadFile[] = [
  { what: 'nothing', name: 'ktp.jpg', make: () => new Uint8Array(), code: 'file.empty' },
  { what: 'one byte', name: 'ktp.jpg', make: () => latin('x'), code: 'file.damaged' },
  { what: 'zeros', name: 'ktp.jpg', make: () => Buffer.alloc(5000), code: 'file.damaged' },
  {
    what: 'one byte too many',
    name: 'a.jpg',
    make: () => Buffer.alloc(8 * 1024 * 1024 + 1, 1),
    code: 'file.too-large',
  },
]

const others: BadFile[] = [
  { what: 'an SVG', name: 'logo.svg', make: () => latin(svg), code: 'file.unknown-kind' },
  { what: 'an SVG called a photo', name: 'ktp.jpg', make: () => latin(svg), code: 'file.not-what-it-says' },
  { what: 'a page', name: 'surat.html', make: () => latin(html), code: 'file.unknown-kind' },
  { what: 'a page called a picture', name: 'ktp.PNG', make: () => latin(html), code: 'file.not-what-it-says' },
  { what: 'a program', name: 'pasang.exe', make: () => program, code: 'file.unknown-kind' },
  { what: 'a program called a PDF', name: 'paspor.pdf', make: () => program, code: 'file.not-what-it-says' },
  {
    what: 'a Linux program',
    name: 'x',
    make: () => joined('\x7fELF\x02\x01\x01', Buffer.alloc(60)),
    code: 'file.unknown-kind',
  },
  { what: 'a ZIP', name: 'berkas.zip', make: () => zip('a.txt', 'isi'), code: 'file.unknown-kind' },
  { what: 'a ZIP called a photo', name: 'ktp.jpeg', make: () => zip('a.txt', 'isi'), code: 'file.not-what-it-says' },
  { what: 'a Word file', name: 'surat.docx', make: word, code: 'file.unknown-kind' },
  { what: 'a Word file called a PDF', name: 'surat.pdf', make: word, code: 'file.not-what-it-says' },
  {
    what: 'an old Word file',
    name: 'surat.doc',
    make: () => joined('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', Buffer.alloc(600)),
    code: 'file.unknown-kind',
  },
  { what: 'a gzip', name: 'a.gz', make: () => gzipSync('isi'), code: 'file.unknown-kind' },
  {
    what: 'a RAR',
    name: 'a.rar',
    make: () => joined('Rar!\x1a\x07\x01\0', Buffer.alloc(60)),
    code: 'file.unknown-kind',
  },
  { what: 'a text', name: 'catatan.txt', make: () => latin('halo, ini teks biasa'), code: 'file.unknown-kind' },
  {
    what: 'a text called a photo',
    name: 'foto.webp',
    make: () => latin('halo, ini teks biasa'),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a script called a photo',
    name: 'foto.jpg',
    make: () => latin('<?php system($_GET["c"]); ?>'),
    code: 'file.not-what-it-says',
  },
  {
    what: 'the test virus',
    name: 'foto.jpg',
    make: () => latin('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
    code: 'file.not-what-it-says',
  },
  { what: 'noise', name: 'tanpa-nama', make: () => noise, code: 'file.unknown-kind' },
  { what: 'a GIF', name: 'a.gif', make: async () => await grainy(40, 40).gif().toBuffer(), code: 'file.unknown-kind' },
  {
    what: 'a GIF called a photo',
    name: 'a.jpg',
    make: async () => await grainy(40, 40).gif().toBuffer(),
    code: 'file.not-what-it-says',
  },
  {
    what: 'a TIFF',
    name: 'a.tif',
    make: async () => await grainy(40, 40).tiff().toBuffer(),
    code: 'file.unknown-kind',
  },
  {
    what: 'an AVIF',
    name: 'a.avif',
    make: async () => await grainy(64, 64).avif().toBuffer(),
    code: 'file.unknown-kind',
  },
  {
    what: 'a photo of an iPhone',
    name: 'IMG_0001.HEIC',
    make: () => joined('\0\0\0\x18ftypheic\0\0\0\0mif1heic', Buffer.alloc(400)),
    code: 'file.heic',
  },
  {
    what: 'a HEIF called a photo',
    name: 'IMG_0001.jpg',
    make: () => joined('\0\0\0\x18ftypmif1\0\0\0\0mif1heic', Buffer.alloc(400)),
    code: 'file.heic',
  },
  { what: 'a photo called a program', name: 'ktp.jpg.exe', make: jpeg, code: 'file.not-what-it-says' },
]

/** Files of no size, of too much, and of kinds that are neither picture nor PDF. */
export const foreignFiles: readonly BadFile[] = [...sized, ...others]
