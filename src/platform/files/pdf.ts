import { PDFContext, PDFParser, PDFStreamWriter } from '@cantoo/pdf-lib'
import type { Unacceptable } from './files.ts'
import type { FileLimits } from './limits.ts'
import { openCopier, TooManyPixels } from './pdf-copy.ts'
import { rebuildPage } from './pdf-page.ts'
import { pagesOf, TooManyPages } from './pdf-tree.ts'
import { type Cleaned, unacceptable } from './refuse.ts'

type PdfLimits = Pick<FileLimits, 'bytes' | 'pages' | 'pixels'>

/**
 * Rebuilds a PDF: a new document of which each page holds the old page's size, drawing and what the drawing needs.
 * Nothing else crosses over: no script, action, attachment, form, link, outline or metadata. What forms and
 * signatures show on paper is drawn into the page. Never throws on bad input.
 */
export async function cleanPdf(bytes: Uint8Array, limits: PdfLimits): Promise<Cleaned | Unacceptable> {
  try {
    const from = await PDFParser.forBytesWithOptions(bytes, Infinity, false, false, true).parseDocument()
    if (from.trailerInfo.Encrypt !== undefined) return unacceptable('file.encrypted')
    const pages = pagesOf(from, limits.pages)
    if (pages.length === 0) return unacceptable('file.damaged')

    const to = PDFContext.create()
    const copier = openCopier({ from, to, limits })
    const tree = to.nextRef()
    const kids = pages.map((page) => to.register(rebuildPage(page, { from, to, copier, tree })))
    to.assign(tree, to.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
    to.trailerInfo.Root = to.register(to.obj({ Type: 'Catalog', Pages: tree }))

    const kept = await PDFStreamWriter.forContext(to, Infinity).serializeToBuffer()
    if (kept.length > limits.bytes * 2) return unacceptable('file.damaged')
    return { ok: true, kind: 'pdf', mime: 'application/pdf', pages: kids.length, bytes: kept }
  } catch (problem) {
    if (problem instanceof TooManyPages) return unacceptable('file.too-many-pages', { most: limits.pages })
    if (problem instanceof TooManyPixels)
      return unacceptable('file.too-many-pixels', { megapixels: problem.megapixels, most: limits.pixels / 1_000_000 })
    return unacceptable('file.damaged')
  }
}
