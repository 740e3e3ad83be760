import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'
import type { Copier } from './pdf-copy.ts'

/** What an annotation shows on paper, as a form of the page: a filled field, a stamp, the picture of a signature. */
export type Mark = { readonly name: string; readonly form: PDFObject; readonly draw: string }

type Matrix = readonly [number, number, number, number, number, number]
type Reading = { readonly from: PDFContext; readonly to: PDFContext; readonly copier: Copier }

const hidden = 0b10
const noView = 0b10_0000
/** More than any paper form has. */
const mostMarks = 500

/**
 * The visible marks of a page. The annotation itself, which can act, does not cross over; its appearance does,
 * placed as PDF 32000-1 §12.5.5 (Algorithm 8.1) says.
 */
export function marksOf(page: PDFDict, reading: Reading): readonly Mark[] {
  const annotations = page.lookup(PDFName.of('Annots'))
  if (!(annotations instanceof PDFArray)) return []
  if (annotations.size() > mostMarks) throw new Error('more annotations than a form has')
  return annotations.asArray().flatMap((annotation, index) => {
    const dict = reading.from.lookup(annotation)
    return dict instanceof PDFDict ? markOf(dict, `BekalMark${index}`, reading) : []
  })
}

function markOf(annotation: PDFDict, name: string, { from, copier }: Reading): readonly Mark[] {
  const flags = annotation.lookup(PDFName.of('F'))
  if (flags instanceof PDFNumber && (flags.asNumber() & (hidden | noView)) !== 0) return []
  if (annotation.lookup(PDFName.of('Subtype')) === PDFName.of('Popup')) return []
  const appearance = appearanceOf(annotation)
  const stream = from.lookup(appearance)
  const form = stream instanceof PDFRawStream ? copier(appearance) : undefined
  const rect = numbersOf(annotation.lookup(PDFName.of('Rect')), 4)
  if (!(stream instanceof PDFRawStream) || !form || !rect) return []
  const box = numbersOf(stream.dict.lookup(PDFName.of('BBox')), 4)
  if (!box) return []
  const matrix = numbersOf(stream.dict.lookup(PDFName.of('Matrix')), 6) ?? [1, 0, 0, 1, 0, 0]
  const place = placeOf(rect, transformed(box, matrix))
  return place ? [{ name, form, draw: `q ${place.map(written).join(' ')} cm /${name} Do Q` }] : []
}

/** The normal appearance, in the state the annotation is in. */
function appearanceOf(annotation: PDFDict): PDFObject | undefined {
  const appearances = annotation.lookup(PDFName.of('AP'))
  if (!(appearances instanceof PDFDict)) return undefined
  const normal = appearances.lookup(PDFName.of('N'))
  if (!(normal instanceof PDFDict)) return appearances.get(PDFName.of('N'))
  const state = annotation.lookup(PDFName.of('AS'))
  return state instanceof PDFName ? normal.get(state) : undefined
}

/** The upright rectangle around a box after its matrix: left, bottom, right, top. */
function transformed(box: readonly number[], matrix: readonly number[]): readonly number[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix
  const corners = [left, right].flatMap((x) => [bottom, top].map((y) => [a * x + c * y + e, b * x + d * y + f]))
  const [xs, ys] = [corners.map(([x = 0]) => x), corners.map(([, y = 0]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** The matrix that lays one rectangle onto another; nothing when one has no area. */
function placeOf(rect: readonly number[], box: readonly number[]): Matrix | undefined {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rect
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  const scaleX = Math.abs(x1 - x0) / (right - left)
  const scaleY = Math.abs(y1 - y0) / (top - bottom)
  if (![scaleX, scaleY].every((scale) => Number.isFinite(scale) && scale > 0)) return undefined
  return [scaleX, 0, 0, scaleY, Math.min(x0, x1) - left * scaleX, Math.min(y0, y1) - bottom * scaleY]
}

function numbersOf(object: PDFObject | undefined, count: number): readonly number[] | undefined {
  if (!(object instanceof PDFArray) || object.size() !== count) return undefined
  const numbers = object.asArray().map((_, index) => object.lookupMaybe(index, PDFNumber)?.asNumber() ?? Number.NaN)
  return numbers.every(Number.isFinite) ? numbers : undefined
}

const written = (value: number): string => value.toFixed(5)
