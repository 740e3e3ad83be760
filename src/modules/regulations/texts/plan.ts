import { readText } from '../import/read-text.ts'
import type { ArticleText, Gap, Piece, Unplaced } from '../import/text.ts'
import type { Article } from '../register/article.ts'
import { readAmendments } from './amend.ts'
import { articleOf, type Expression, linesOfArticle } from './expression.ts'

/** What a text would do to one article. */
export type Change = {
  readonly article: Article
  readonly kind: 'new' | 'changed' | 'removed'
  readonly body: ArticleText | null
  /** As it stands the day the change begins. */
  readonly before: ArticleText | null
}

export type Plan = {
  readonly changes: readonly Change[]
  /** Articles that stand already as the text has them. */
  readonly same: number
  readonly unplaced: readonly Unplaced[]
  /** Whole numbers that an instrument's own text leaves out. */
  readonly missing: readonly string[]
  /** Rows of pieces of it that leave something out. */
  readonly gaps: readonly Gap[]
}

/** Articles as they stand on the first day of the text. */
export type Standing = ReadonlyMap<Article, Pick<Expression, 'body'>>

/** What a text changes: every article of an instrument's own text, or what an amending text does to those of another. Pure. */
export function planOf(text: string, { amends, standing }: { amends: boolean; standing: Standing }): Plan {
  const unplaced: Unplaced[] = []
  const missing: string[] = []
  const gaps: Gap[] = []
  const bodies = new Map<Article, ArticleText | null>()
  if (amends) {
    const read = readAmendments(text)
    unplaced.push(...read.unplaced)
    for (const { article, body, by } of read.amendments) {
      const whole = body && kept(body, standing.get(article)?.body ?? null)
      if (body !== null && whole === null) unplaced.push({ ...by, why: 'nothing-to-keep' })
      else bodies.set(article, whole)
    }
  } else {
    const read = readText(text)
    unplaced.push(...read.unplaced)
    missing.push(...read.missing)
    gaps.push(...read.gaps)
    for (const body of read.articles) bodies.set(articleOf(body.number), body)
  }
  const all = [...bodies].map(([article, body]) => changeOf(article, body, standing))
  const changes = all.filter((change) => change !== undefined)
  return {
    changes,
    same: all.length - changes.length,
    unplaced: unplaced.toSorted((a, b) => a.at - b.at),
    missing,
    gaps,
  }
}

function changeOf(article: Article, body: ArticleText | null, standing: Standing): Change | undefined {
  const known = standing.get(article)
  const before = known?.body ?? null
  if (body === null)
    return known !== undefined && before === null ? undefined : { article, kind: 'removed', body, before }
  if (before === null) return { article, kind: 'new', body, before }
  const isSame = linesOfArticle(before).join('\n') === linesOfArticle(body).join('\n')
  return isSame ? undefined : { article, kind: 'changed', body, before }
}

const stays = /^\(?Tetap[.;)]*$/i

/** An article whose pieces that say *Tetap.* are those of the version before; nothing when there is none to take. */
function kept(body: ArticleText, before: ArticleText | null): ArticleText | null {
  const pieces = keptPieces(body.pieces, before?.pieces ?? [])
  const within = body.within.length === 0 ? (before?.within ?? []) : body.within
  return pieces && { ...body, within, pieces }
}

function keptPieces(pieces: readonly Piece[], before: readonly Piece[]): readonly Piece[] | null {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const same = before.find(({ mark }) => mark === piece.mark)
    if (stays.test(piece.text)) {
      if (same === undefined) return null
      whole.push(same)
      continue
    }
    const below = keptPieces(piece.pieces, same?.pieces ?? [])
    if (below === null) return null
    whole.push({ ...piece, pieces: below })
  }
  return whole
}
