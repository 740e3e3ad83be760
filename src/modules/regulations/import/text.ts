/** A numbered piece of an article: a paragraph `(1)`, a letter `a.`, a figure `1.`, `a)` or `1)`, and what hangs below it. */
export type Piece = {
  /** As it is written. */
  readonly mark: string
  readonly text: string
  readonly pieces: readonly Piece[]
}

export const divisionKinds = ['book', 'chapter', 'part', 'section'] as const

/** What articles stand in: BUKU, BAB, Bagian, Paragraf. */
export type Division = {
  readonly kind: (typeof divisionKinds)[number]
  /** As it is written: `I`, `Kesatu`, `1`. */
  readonly number: string
  readonly heading: string
}

/** One article as a text has it. */
export type ArticleText = {
  /** `13`, `12A`, or `I` of an amending instrument. */
  readonly number: string
  /** What it stands in, widest first. */
  readonly within: readonly Division[]
  /** What stands before its first piece. */
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** Why a line has no place in the tree. Permanent codes. */
export type Why =
  | 'page-furniture'
  | 'too-long'
  | 'before-begin'
  | 'no-article-yet'
  | 'out-of-order'
  | 'unreadable-heading'
  | 'after-unplaced'
  | 'empty-division'
  | 'no-instruction'
  | 'no-whole-article'
  | 'not-named'
  | 'nothing-to-keep'

/** A row of pieces of an article that goes on further than by one. */
export type Gap = { readonly article: string; readonly from: string; readonly to: string }

/** A line of the text by its number, from 1. */
export type Line = { readonly at: number; readonly text: string }
export type Unplaced = Line & { readonly why: Why }

/** An instrument's text as a tree, and every line that is not in it. Nothing is dropped without a word. */
export type ReadText = {
  /** Title, considerations and legal basis. */
  readonly opening: readonly string[]
  readonly articles: readonly ArticleText[]
  /** Whole numbers that the row of articles leaves out: such an article may hang unseen on the one before it. */
  readonly missing: readonly string[]
  /** Rows of pieces that leave something out: from `(1)` to `(3)`. */
  readonly gaps: readonly Gap[]
  /** Who signed where and when. */
  readonly closing: readonly string[]
  /** Penjelasan: kept whole. */
  readonly explanation: readonly string[]
  /** Each Lampiran: kept whole. */
  readonly annexes: readonly (readonly string[])[]
  readonly unplaced: readonly Unplaced[]
}
