import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import { phonePhoto } from './bytes.examples.ts'

/** A letter of so many pages, each with its own sentence. */
export async function letter(pages: number): Promise<Buffer> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= pages; page += 1)
    document.addPage([595, 842]).drawText(`Surat izin keluarga, halaman ${page}`, { x: 60, y: 760, size: 14, font })
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

export async function lockedLetter(): Promise<Buffer> {
  const document = await PDFDocument.load(await letter(1))
  document.encrypt({ userPassword: 'rahasia', ownerPassword: 'rahasia', permissions: {} })
  return Buffer.from(await document.save())
}

/** A letter that tries everything a PDF can try, and also shows a stamp and a filled field. */
export async function actingLetter(): Promise<Buffer> {
  const document = await PDFDocument.load(await letter(2))
  const { context, catalog } = document
  document.setTitle('JUDUL RAHASIA')
  document.setAuthor('PENULIS RAHASIA')
  await document.attach(new TextEncoder().encode('ISI LAMPIRAN RAHASIA'), 'lampiran.exe', { mimeType: 'text/plain' })
  document.addJavaScript('main', 'app.alert("SKRIP RAHASIA")')
  const script = (text: string) => context.obj({ Type: 'Action', S: 'JavaScript', JS: PDFString.of(text) })
  catalog.set(PDFName.of('OpenAction'), script('BUKA RAHASIA'))
  catalog.set(PDFName.of('AA'), context.obj({ WC: script('TUTUP RAHASIA') }))
  catalog.set(
    PDFName.of('Metadata'),
    context.register(context.stream('<x:xmpmeta>XMP RAHASIA</x:xmpmeta>', { Type: 'Metadata', Subtype: 'XML' })),
  )
  const field = document.getForm().createTextField('nama')
  const [first, second] = document.getPages()
  if (!first || !second) throw new Error('a letter of two pages')
  field.setText('NAMA TERISI')
  field.addToPage(first, { x: 60, y: 500, width: 200, height: 30 })
  field.acroField
    .getWidgets()
    .forEach((widget) => widget.dict.set(PDFName.of('AA'), context.obj({ K: script('KETIK RAHASIA') })))

  const inside = context.register(context.stream('LAMPIRAN DALAM RAHASIA', { Type: 'EmbeddedFile' }))
  const stamp = context.register(
    context.stream('1 0 0 rg 0 0 50 25 re f % CAP DINAS', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 50, 25],
      Metadata: context.register(context.stream('CAP XMP RAHASIA', { Subtype: 'XML' })),
      PieceInfo: { Catatan: PDFString.of('CAP CATATAN RAHASIA') },
      F: PDFString.of('http://jahat.example/cap'),
      Resources: { Properties: { MC0: { Type: 'Filespec', EF: { F: inside } }, MC1: script('CAP SKRIP RAHASIA') } },
    }),
  )
  const annotations = [
    {
      Subtype: 'Stamp',
      Rect: [300, 100, 400, 150],
      AP: { N: stamp },
      A: { S: 'URI', URI: PDFString.of('http://jahat.example') },
    },
    { Subtype: 'Link', Rect: [0, 0, 595, 842], A: { S: 'Launch', F: PDFString.of('jahat.exe') } },
    {
      Subtype: 'Stamp',
      F: 2,
      Rect: [0, 0, 10, 10],
      AP: { N: context.register(context.stream('% CAP TERSEMBUNYI', { BBox: [0, 0, 1, 1] })) },
    },
  ]
  second.node.set(
    PDFName.of('Annots'),
    context.obj(annotations.map((annotation) => context.register(context.obj({ Type: 'Annot', ...annotation })))),
  )
  second.node.set(PDFName.of('AA'), context.obj({ O: script('HALAMAN RAHASIA') }))
  second.node.set(PDFName.of('PieceInfo'), context.obj({ Catatan: PDFString.of('CATATAN RAHASIA') }))
  return Buffer.from(await document.save())
}

/** A scan made by a phone: the photo lies in the PDF as the camera wrote it. */
export async function scannedLetter(): Promise<Buffer> {
  const document = await PDFDocument.create()
  const photo = await document.embedJpg(await phonePhoto())
  document.addPage([595, 842]).drawImage(photo, { x: 0, y: 0, width: 595, height: 446 })
  return Buffer.from(await document.save())
}

/** A PDF written by hand: objects by number, the first is the catalog. */
export function raw(...objects: (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const at: number[] = []
  for (const [index, object] of objects.entries()) {
    at.push(parts.reduce((sum, { length }) => sum + length, 0))
    parts.push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]))
  }
  const start = parts.reduce((sum, { length }) => sum + length, 0)
  const rows = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

export const stream = (dict: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<< ${dict} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')])

const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const tree = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'
const page = (more: string): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more} >>`

export const emptyTree = (): Buffer => raw(catalog, '<< /Type /Pages /Kids [] /Count 0 >>')
export const circle = (): Buffer => raw(catalog, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>')
/** Each branch lists the next one twice, forty times over. */
export const doubling = (): Buffer =>
  raw(
    catalog,
    ...Array.from({ length: 40 }, (_, n) => `<< /Type /Pages /Kids [${n + 3} 0 R ${n + 3} 0 R] /Count 2 >>`),
    '<< /Type /Pages /Kids [] /Count 0 >>',
  )
export const lostDrawing = (): Buffer => raw(catalog, tree, page('/Contents 9 0 R'))
export const bombDrawing = (): Buffer =>
  raw(catalog, tree, page('/Contents 4 0 R'), stream('/Filter /FlateDecode', blanks(200)))
/** An object stream of a few kilobytes that unpacks to two gigabytes while the document is read. */
export const bombObjects = (): Buffer =>
  raw(
    catalog,
    tree,
    page(''),
    stream('/Type /ObjStm /N 1 /First 10 /Filter [/FlateDecode /FlateDecode]', deflateSync(blanks(2048), { level: 9 })),
  )

/** So many megabytes of blanks, deflated: one block after the other, never all of it in memory. */
function blanks(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([
    Buffer.from([0x78, 0xda]),
    ...Array.from({ length: megabytes }, () => block),
    deflateRawSync(''),
    Buffer.alloc(4),
  ])
}
export const floodedImage = (): Buffer =>
  raw(
    catalog,
    tree,
    page('/Resources << /XObject << /A 4 0 R >> >>'),
    stream(
      '/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1',
      Buffer.alloc(10),
    ),
  )
export const deepArray = (): Buffer => raw(catalog, tree, page(`/Group ${'['.repeat(200_000)}${']'.repeat(200_000)}`))
/** Names that mean something elsewhere and nothing here; the glyph and the fonts must arrive. */
export const oddNames = (): Buffer =>
  raw(
    catalog,
    tree,
    page('/Resources << /Font << /A 5 0 R /AA 5 0 R /F 5 0 R /P 5 0 R >> /XObject << /JS 6 0 R >> >> /Contents 4 0 R'),
    stream('', Buffer.from('BT /A 12 Tf 60 700 Td (KEPT) Tj ET /JS Do')),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', Buffer.from('0 0 9 9 re f')),
  )
