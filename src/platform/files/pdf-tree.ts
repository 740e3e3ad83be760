import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib'

/** A PDF with more pages than one document of ours has. */
export class TooManyPages extends Error {
  override readonly name = 'TooManyPages'
}

/** A page as it stands, with what it inherits from the branches above it. */
export type SourcePage = { readonly leaf: PDFDict; readonly inherited: ReadonlyMap<string, PDFObject> }

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const
/** Branches a tree of so few pages can have; more is a trap. */
const mostBranches = 1000

/**
 * The pages of a document in reading order.
 * @throws TooManyPages  Error when the tree is damaged, runs in a circle or has too many branches
 */
export function pagesOf(context: PDFContext, most: number): readonly SourcePage[] {
  const pages: SourcePage[] = []
  const above = new Set<PDFDict>()
  let branches = 0

  const walk = (node: PDFDict, passed: ReadonlyMap<string, PDFObject>): void => {
    const inherited = new Map(passed)
    for (const key of inheritable) {
      const own = node.get(PDFName.of(key))
      if (own) inherited.set(key, own)
    }
    const kids = node.lookup(PDFName.of('Kids'))
    if (!(kids instanceof PDFArray)) {
      pages.push({ leaf: node, inherited })
      if (pages.length > most) throw new TooManyPages(`more than ${most} pages`)
      return
    }
    if (above.has(node) || (branches += 1) > mostBranches) throw new Error('a page tree that does not end')
    above.add(node)
    for (const kid of kids.asArray()) walk(context.lookup(kid, PDFDict), inherited)
    above.delete(node)
  }

  walk(context.lookup(context.trailerInfo.Root, PDFDict).lookup(PDFName.of('Pages'), PDFDict), new Map())
  return pages
}
