import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib'
import type { Copier } from './pdf-copy.ts'
import { marksOf } from './pdf-marks.ts'
import type { SourcePage } from './pdf-tree.ts'

export type Rebuilding = {
  readonly from: PDFContext
  readonly to: PDFContext
  readonly copier: Copier
  /** The new page tree. */
  readonly tree: PDFRef
}

/** Sheet size when a page names none that can be read: A4 in points. */
const a4 = [0, 0, 595, 842]

/** One new page: size, rotation, what it needs, its drawing, and on top what its annotations show on paper. */
export function rebuildPage({ leaf, inherited }: SourcePage, { from, to, copier, tree }: Rebuilding): PDFDict {
  const page = to.obj({ Type: 'Page', Parent: tree })
  const put = (key: string, value: PDFObject | undefined): void => {
    if (value) page.set(PDFName.of(key), value)
  }
  put('MediaBox', to.obj(boxOf(from.lookup(inherited.get('MediaBox'))) ?? a4))
  const crop = boxOf(from.lookup(inherited.get('CropBox')))
  if (crop) put('CropBox', to.obj(crop))
  const turn = from.lookup(inherited.get('Rotate'))
  if (turn instanceof PDFNumber && turn.asNumber() % 90 === 0) put('Rotate', to.obj(turn.asNumber()))
  const unit = leaf.lookup(PDFName.of('UserUnit'))
  if (unit instanceof PDFNumber) put('UserUnit', to.obj(unit.asNumber()))
  put('Group', copier(leaf.get(PDFName.of('Group'))))

  const resources = resourcesOf(from.lookup(inherited.get('Resources')), { to, copier })
  const drawing = drawingOf(leaf, { from, copier })
  const marks = marksOf(leaf, { from, to, copier })
  if (marks.length === 0) put('Contents', to.obj(drawing))
  else {
    const forms = ownMap(resources, to)
    for (const { name, form } of marks) forms.set(PDFName.of(name), form)
    const before = to.register(to.stream('q\n'))
    const after = to.register(to.stream(`\nQ\n${marks.map(({ draw }) => draw).join('\n')}\n`))
    put('Contents', to.obj([before, ...drawing, after]))
  }
  put('Resources', resources)
  return page
}

/** The page's own copy of its resources, so that what is added here shows on this page only. */
function resourcesOf(object: PDFObject | undefined, { to, copier }: Pick<Rebuilding, 'to' | 'copier'>): PDFDict {
  const copied = object instanceof PDFDict ? copier(object) : undefined
  return copied instanceof PDFDict ? copied : PDFDict.withContext(to)
}

function ownMap(resources: PDFDict, to: PDFContext): PDFDict {
  const shared = resources.lookup(PDFName.of('XObject'))
  const own = shared instanceof PDFDict ? shared.clone(to) : PDFDict.withContext(to)
  resources.set(PDFName.of('XObject'), own)
  return own
}

/** The streams of a page's drawing. @throws Error when one is missing: the file is damaged */
function drawingOf(leaf: PDFDict, { from, copier }: Pick<Rebuilding, 'from' | 'copier'>): PDFObject[] {
  const contents = leaf.get(PDFName.of('Contents'))
  const found = from.lookup(contents)
  if (contents === undefined) return []
  const streams = found instanceof PDFArray ? found.asArray() : [contents]
  return streams.map((stream) => {
    const copied = from.lookup(stream) instanceof PDFRawStream ? copier(stream) : undefined
    if (!copied) throw new Error('a page without its drawing')
    return copied
  })
}

/** A rectangle of four finite numbers with some area, or nothing. */
function boxOf(object: PDFObject | undefined): number[] | undefined {
  if (!(object instanceof PDFArray) || object.size() !== 4) return undefined
  const sides = [0, 1, 2, 3].map((index) => object.lookupMaybe(index, PDFNumber)?.asNumber() ?? Number.NaN)
  const [left = 0, bottom = 0, right = 0, top = 0] = sides
  return sides.every(Number.isFinite) && left !== right && bottom !== top ? sides : undefined
}
