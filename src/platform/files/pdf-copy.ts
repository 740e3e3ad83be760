import { inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { withoutMetadata } from './jpeg-metadata.ts'
import type { FileLimits } from './limits.ts'

/** An image inside a PDF that would fill the memory of whoever opens it. */
export class TooManyPixels extends Error {
  override readonly name = 'TooManyPixels'
  readonly megapixels: number
  constructor(pixels: number) {
    super('too many pixels')
    this.megapixels = Math.ceil(pixels / 1_000_000)
  }
}

/** Copies what a page needs to be drawn from one document into another; `undefined` for what may not cross over. */
export type Copier = (object: PDFObject | undefined) => PDFObject | undefined

/** Maps from names the author chose to things; a name in them means nothing. */
const maps = new Set([
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'Properties',
  'CharProcs',
  'Colorants',
])
/** What a drawing never needs: where it came from, what it belongs to, what happens on a click, data elsewhere. */
const dropped = new Set(
  (
    'A AA AF AcroForm Alternates Annots EF F FDecodeParms FFilter JS JavaScript LastModified Length Metadata Names OC ' +
    'OPI OpenAction P Parent Pg PieceInfo Private PtData Measure Ref StructParent StructParents Thumb URI'
  ).split(' '),
)
const types = new Set(
  'Catalog Pages Page Template Annot Action Filespec EmbeddedFile Metadata StructTreeRoot StructElem OBJR Outlines Sig XRef ObjStm'.split(
    ' ',
  ),
)
const actions = new Set(
  (
    'JavaScript Launch URI SubmitForm ResetForm ImportData GoTo GoToR GoToE GoTo3DView Thread Sound Movie Hide Named ' +
    'SetOCGState Rendition Trans RichMediaExecute'
  ).split(' '),
)
/** A drawing, font or table longer than this once inflated is a trap. */
const mostInflated = 32 * 1024 * 1024

type Copying = {
  readonly from: PDFContext
  readonly to: PDFContext
  readonly limits: Pick<FileLimits, 'pixels'>
}

/** @throws TooManyPixels, Error  from the copier, on images and drawings too large to open */
export function openCopier({ from, to, limits }: Copying): Copier {
  const done = new Map<string, PDFRef | undefined>()

  const copy = (object: PDFObject | undefined, isMap = false): PDFObject | undefined => {
    if (object === undefined || object instanceof PDFInvalidObject) return undefined
    if (object instanceof PDFRef) return copyReferred(object, isMap)
    if (object instanceof PDFRawStream) return copyStream(object)
    if (object instanceof PDFStream || isForeign(object)) return undefined
    if (object instanceof PDFDict) return copyDict(object, isMap)
    if (object instanceof PDFArray) return copyArray(object)
    return object.clone(to)
  }

  function copyReferred(ref: PDFRef, isMap: boolean): PDFRef | undefined {
    if (done.has(ref.tag)) return done.get(ref.tag)
    const object = from.lookup(ref)
    if (object === undefined || isForeign(object)) {
      done.set(ref.tag, undefined)
      return undefined
    }
    const place = to.nextRef()
    done.set(ref.tag, place)
    const copied = copy(object, isMap)
    if (copied) to.assign(place, copied)
    return place
  }

  function copyDict(dict: PDFDict, isMap: boolean): PDFDict {
    const copied = PDFDict.withContext(to)
    for (const [key, value] of dict.entries()) {
      const name = key.decodeText()
      if (!isMap && dropped.has(name)) continue
      const kept = copy(value, !isMap && maps.has(name))
      if (kept) copied.set(key, kept)
    }
    return copied
  }

  function copyArray(array: PDFArray): PDFArray {
    const copied = PDFArray.withContext(to)
    for (const value of array.asArray()) copied.push(copy(value) ?? to.obj(null))
    return copied
  }

  function copyStream(stream: PDFRawStream): PDFRawStream | undefined {
    if (isForeign(stream)) return undefined
    const dict = copyDict(stream.dict, false)
    const filters = filtersOf(stream.dict)
    const isImage = textOf(stream.dict, 'Subtype') === 'Image'
    if (isImage) refuseFlood(stream.dict, limits.pixels)
    if (filters.at(-1) === 'DCTDecode') return copyJpeg({ stream, dict, filters })
    if (!isImage) refuseBomb(stream, filters)
    return PDFRawStream.of(dict, stream.contents)
  }

  return (object) => copy(object)
}

/** A photograph inside a PDF is a JPEG with its camera's notes; they go, the pixels stay as they are. */
function copyJpeg({
  stream,
  dict,
  filters,
}: {
  stream: PDFRawStream
  dict: PDFDict
  filters: readonly string[]
}): PDFRawStream {
  if (filters.length === 1) return PDFRawStream.of(dict, withoutMetadata(stream.contents))
  if (filters.length > 2 || filters[0] !== 'FlateDecode') throw new Error('a photograph packed in an unusual way')
  dict.set(PDFName.of('Filter'), PDFName.of('DCTDecode'))
  dict.delete(PDFName.of('DecodeParms'))
  return PDFRawStream.of(dict, withoutMetadata(inflateSync(stream.contents, { maxOutputLength: mostInflated })))
}

function refuseFlood(dict: PDFDict, most: number): void {
  const [width, height] = [numberOf(dict, 'Width'), numberOf(dict, 'Height')]
  if (width * height > most) throw new TooManyPixels(width * height)
}

const inflating = new Set(['FlateDecode', 'LZWDecode', 'RunLengthDecode'])

/** @throws Error on a stream that inflates more than once, RangeError on one that inflates without end */
function refuseBomb(stream: PDFRawStream, filters: readonly string[]): void {
  if (filters.filter((filter) => inflating.has(filter)).length > 1) throw new Error('a drawing packed more than once')
  const at = filters.indexOf('FlateDecode')
  if (at < 0) return
  try {
    inflateSync(at === 0 ? stream.contents : unwrapped(stream, filters.slice(0, at)), { maxOutputLength: mostInflated })
  } catch (problem) {
    // A stream that ends badly is drawn as far as it goes, as every viewer does; one that does not end is refused.
    if (problem instanceof RangeError) throw problem
  }
}

/** What letters stand for, where a drawing is written in letters around its packing: never longer than they are. */
function unwrapped(stream: PDFRawStream, filters: readonly string[]): Uint8Array {
  const dict = PDFDict.withContext(stream.dict.context)
  dict.set(PDFName.of('Filter'), stream.dict.context.obj([...filters].map((filter) => PDFName.of(filter))))
  return decodePDFRawStream(PDFRawStream.of(dict, stream.contents)).decode()
}

/** Things that belong to a document or to a click, not to a drawing. */
function isForeign(object: PDFObject): boolean {
  const dict = object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined
  if (!dict) return false
  const isXml = object instanceof PDFRawStream && textOf(dict, 'Subtype') === 'XML'
  return isXml || types.has(textOf(dict, 'Type')) || actions.has(textOf(dict, 'S'))
}

function filtersOf(dict: PDFDict): readonly string[] {
  const filter = dict.lookup(PDFName.of('Filter'))
  if (filter instanceof PDFName) return [filter.decodeText()]
  if (!(filter instanceof PDFArray)) return []
  return filter.asArray().map((_, index) => filter.lookupMaybe(index, PDFName)?.decodeText() ?? '')
}

const textOf = (dict: PDFDict, key: string): string => {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : ''
}

const numberOf = (dict: PDFDict, key: string): number => {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFNumber ? value.asNumber() : 0
}
