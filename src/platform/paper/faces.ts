import { readFile } from 'node:fs/promises'
import * as fontkit from '@cantoo/fontkit'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'
import { printable } from './printable.ts'

/** Plus Jakarta Sans in the cuts `scripts/assets.ts` makes; the first that has a letter sets it. */
const files = {
  plain: ['latin-400.ttf', 'latin-ext-400.ttf', 'vietnamese-400.ttf'],
  bold: ['latin-700.ttf', 'latin-ext-400.ttf', 'vietnamese-400.ttf'],
} as const
export type Weight = keyof typeof files

/** A piece of a line that one face sets. */
export type Run = { readonly text: string; readonly font: PDFFont }

/** The faces of a paper, for one document. */
export type Faces = {
  /** A text with letters that no face has told by their number. */
  readonly printable: (text: string) => string
  /** A printable text in pieces of one face each. */
  readonly runs: (text: string, weight: Weight) => readonly Run[]
  /** Width of a printable text in points. */
  readonly width: (text: string, size: number, weight: Weight) => number
}

type Face = { readonly font: PDFFont; readonly letters: ReadonlySet<number> }

/** Puts the faces into a document; only what is drawn of them is kept in it. */
export async function facesIn(document: PDFDocument): Promise<Faces> {
  document.registerFontkit(fontkit as never)
  const embedded = new Map<string, Face>()
  for (const name of new Set<string>(Object.values(files).flat())) {
    const bytes = await readFile(new URL(`fonts/${name}`, import.meta.url))
    const font = await document.embedFont(bytes, { subset: true, customName: `PlusJakartaSans-${name.slice(0, -4)}` })
    embedded.set(name, { font, letters: new Set(font.getCharacterSet()) })
  }
  const faces = (weight: Weight): Face[] => files[weight].flatMap((name) => embedded.get(name) ?? [])
  const has = (point: number): boolean => faces('plain').some(({ letters }) => letters.has(point))
  const runs: Faces['runs'] = (text, weight) => {
    const all: { text: string; font: PDFFont }[] = []
    for (const letter of text) {
      const point = letter.codePointAt(0) ?? 0
      const font = faces(weight).find(({ letters }) => letters.has(point))?.font ?? all.at(-1)?.font
      const last = all.at(-1)
      if (!font) continue
      if (last?.font === font) last.text += letter
      else all.push({ text: letter, font })
    }
    return all
  }
  const known = new Map<string, number>()
  return {
    printable: (text) => printable(text, has),
    runs,
    width: (text, size, weight) =>
      Array.from(text).reduce((total, letter) => {
        const key = `${weight}${letter}`
        let wide = known.get(key)
        if (wide === undefined) {
          wide = runs(letter, weight).reduce((sum, { font }) => sum + font.widthOfTextAtSize(letter, 1), 0)
          known.set(key, wide)
        }
        return total + wide * size
      }, 0),
  }
}
