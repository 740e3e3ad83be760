import { PDFDocument, type PDFPage, rgb } from '@cantoo/pdf-lib'
import type { Instant } from '../../kernel/time.ts'
import { type QrSquares, qrSquares } from '../credential/qr.ts'
import { type Faces, facesIn, type Weight } from './faces.ts'
import { linesOf } from './lines.ts'

/** What stands on a paper, from above. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text' | 'small'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: string }[] }
  /** Places to sign by hand, side by side: who, above a line. */
  | { readonly kind: 'signatures'; readonly names: readonly string[] }
  /** A code to scan, with what it is beside it. */
  | { readonly kind: 'code'; readonly address: string; readonly lines: readonly string[] }

export type Paper = {
  readonly title: string
  /** BCP 47: `id-ID`. */
  readonly language: string
  /** When what it tells happened. The same paper twice is the same bytes. */
  readonly at: Instant
  /** Above everything, on the first page. */
  readonly sender: readonly string[]
  readonly blocks: readonly Block[]
  /** Below each page, beside its number. */
  readonly foot: string
}

/** A4 in points, and what stays white. */
const sheet = { width: 595.28, height: 841.89, side: 62, top: 60, bottom: 74 } as const
const inner = sheet.width - 2 * sheet.side
const ink = rgb(0.08, 0.09, 0.16)
const soft = rgb(0.33, 0.34, 0.42)
const thread = rgb(0.72, 0.7, 0.64)

type Look = { readonly size: number; readonly weight: Weight; readonly lead: number; readonly after: number }
const looks = {
  title: { size: 17, weight: 'bold', lead: 22, after: 10 },
  heading: { size: 11, weight: 'bold', lead: 16, after: 3 },
  text: { size: 10.5, weight: 'plain', lead: 16, after: 9 },
  small: { size: 8.5, weight: 'plain', lead: 12.5, after: 6 },
} as const satisfies Record<string, Look>

/**
 * Sets a paper on A4 as a PDF, on as many pages as it needs. Letters that our faces lack are told by their number; nothing
 * in a text makes it fail.
 */
export async function paperOf(paper: Paper): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const faces = await facesIn(document)
  document.setTitle(faces.printable(paper.title), { showInWindowTitleBar: true })
  document.setLanguage(paper.language)
  document.setProducer('Bekal')
  document.setCreationDate(new Date(paper.at))
  document.setModificationDate(new Date(paper.at))
  const pen = new Pen(document, faces)
  for (const line of paper.sender) pen.lines(line, { ...looks.small, after: 0 }, { colour: soft })
  pen.rule()
  for (const block of paper.blocks) pen.block(block)
  const pages = document.getPages()
  pages.forEach((page, index) => pen.foot(page, `${paper.foot}  ·  ${index + 1}/${pages.length}`))
  return await document.save({ useObjectStreams: false })
}

type Place = { readonly x?: number; readonly width?: number; readonly colour?: ReturnType<typeof rgb> }

/** Writes from above, and turns the page where it is full. */
class Pen {
  readonly #document: PDFDocument
  readonly #faces: Faces
  #page: PDFPage
  #y: number

  constructor(document: PDFDocument, faces: Faces) {
    this.#document = document
    this.#faces = faces
    this.#page = document.addPage([sheet.width, sheet.height])
    this.#y = sheet.height - sheet.top
  }

  block(block: Block): void {
    if (block.kind === 'facts') for (const fact of block.facts) this.#fact(fact)
    else if (block.kind === 'signatures') this.#signatures(block.names)
    else if (block.kind === 'code') this.#code(block)
    else {
      if (block.kind === 'heading') {
        this.#need(looks.heading.lead + 3 * looks.text.lead)
        this.#y -= 5
      }
      this.lines(block.text, looks[block.kind])
    }
    if (block.kind === 'facts') this.rule()
  }

  lines(text: string, { size, weight, lead, after }: Look, place: Place = {}): void {
    const { x = sheet.side, width = inner, colour = ink } = place
    for (const line of this.#broken(text, { size, weight, width })) {
      this.#need(lead)
      this.#y -= lead
      this.#line(line, { x, y: this.#y + lead - size, size, weight, colour })
    }
    this.#y -= after
  }

  rule(): void {
    this.#need(18)
    this.#y -= 9
    const y = this.#y
    this.#page.drawLine({
      start: { x: sheet.side, y },
      end: { x: sheet.width - sheet.side, y },
      color: thread,
      thickness: 0.7,
    })
    this.#y -= 9
  }

  foot(page: PDFPage, text: string): void {
    this.#page = page
    let y = sheet.bottom - 26
    for (const line of this.#broken(text, { size: 7.5, weight: 'plain', width: inner })) {
      this.#line(line, { x: sheet.side, y, size: 7.5, weight: 'plain', colour: soft })
      y -= 10
    }
  }

  #fact({ name, value }: { readonly name: string; readonly value: string }): void {
    const column = 150
    const { size, lead } = looks.text
    const left = this.#broken(name, { size, weight: 'plain', width: column - 12 })
    const right = this.#broken(value, { size, weight: 'plain', width: inner - column })
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
      this.#need(lead)
      this.#y -= lead
      const y = this.#y + lead - size
      this.#line(left[at] ?? '', { x: sheet.side, y, size, weight: 'plain', colour: soft })
      this.#line(right[at] ?? '', { x: sheet.side + column, y, size, weight: 'plain', colour: ink })
    }
  }

  #signatures(names: readonly string[]): void {
    const each = inner / Math.max(names.length, 1)
    const { size } = looks.small
    this.#need(84)
    this.#y -= 70
    names.forEach((name, index) => {
      const x = sheet.side + index * each
      this.#page.drawLine({
        start: { x, y: this.#y },
        end: { x: x + each - 18, y: this.#y },
        color: ink,
        thickness: 0.6,
      })
      const [first = ''] = this.#broken(name, { size, weight: 'plain', width: each - 18 })
      this.#line(first, { x, y: this.#y - 12, size, weight: 'plain', colour: soft })
    })
    this.#y -= 26
  }

  #code({ address, lines }: { readonly address: string; readonly lines: readonly string[] }): void {
    const side = 96
    this.#need(side + 22)
    this.#y -= 10
    const top = this.#y
    this.#squares(qrSquares(address), { x: sheet.side, top, side })
    const [page, x] = [this.#page, sheet.side + side + 18]
    for (const line of lines) this.lines(line, looks.small, { x, width: inner - side - 18 })
    if (this.#page === page) this.#y = Math.min(this.#y, top - side) - 12
  }

  #squares(
    { size, runs }: QrSquares,
    { x, top, side }: { readonly x: number; readonly top: number; readonly side: number },
  ): void {
    const one = side / size
    // A little taller than a square, so that no white line shows between rows on a screen.
    const path = runs.map(({ x: left, y, length }) => `M${left} ${y}h${length}v1.04h${-length}z`).join('')
    this.#page.drawSvgPath(path, { x, y: top, scale: one, color: rgb(0, 0, 0), borderWidth: 0 })
  }

  #broken(
    text: string,
    { size, weight, width }: { readonly size: number; readonly weight: Weight; readonly width: number },
  ): string[] {
    return linesOf(this.#faces.printable(text), width, (part) => this.#faces.width(part, size, weight))
  }

  #line(
    text: string,
    {
      x,
      y,
      size,
      weight,
      colour,
    }: {
      readonly x: number
      readonly y: number
      readonly size: number
      readonly weight: Weight
      readonly colour: ReturnType<typeof rgb>
    },
  ): void {
    let at = x
    for (const { text: run, font } of this.#faces.runs(text, weight)) {
      this.#page.drawText(run, { x: at, y, size, font, color: colour })
      at += font.widthOfTextAtSize(run, size)
    }
  }

  #need(height: number): void {
    if (this.#y - height >= sheet.bottom) return
    this.#page = this.#document.addPage([sheet.width, sheet.height])
    this.#y = sheet.height - sheet.top
  }
}
