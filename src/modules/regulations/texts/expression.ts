import type { LocalDate } from '../../../kernel/time.ts'
import type { ArticleText, Piece } from '../import/text.ts'
import type { Article } from '../register/article.ts'

/** An article as it stands from a day on. A correction has the same first day and the next revision, from 1. */
export type Expression = {
  readonly instrument: string
  readonly article: Article
  readonly effectiveFrom: LocalDate
  readonly revision: number
  readonly state: 'text' | 'removed'
  /** Absent when the article was taken away. */
  readonly body: ArticleText | null
  /** The instrument that gave it this text or took it away. */
  readonly madeBy: string
  /** Where its words were taken from, as whoever brought them said; nothing for the oldest. */
  readonly origin: string | null
}

/** The address of an article: `pasal-12a` of `12A`. */
export const articleOf = (number: string): Article => `pasal-${number.toLowerCase()}`

/** Each version of one article, oldest first, corrected ones by their last correction. */
export function versionsOf<One extends Expression>(expressions: readonly One[]): readonly One[] {
  const last = new Map<LocalDate, One>()
  for (const one of expressions) {
    const known = last.get(one.effectiveFrom)
    if (known === undefined || known.revision < one.revision) last.set(one.effectiveFrom, one)
  }
  return [...last.values()].toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
}

/** The version of one article that stands on a day; absent when none has begun. */
export const standingOn = <One extends Expression>(expressions: readonly One[], on: LocalDate): One | undefined =>
  versionsOf(expressions).findLast(({ effectiveFrom }) => effectiveFrom <= on)

/** What stands of each article on a day. */
export const articlesOn = (expressions: readonly Expression[], on: LocalDate): ReadonlyMap<Article, Expression> =>
  new Map(
    Map.groupBy(expressions, ({ article }) => article)
      .entries()
      .flatMap(([article, own]): [Article, Expression][] => {
        const standing = standingOn(own, on)
        return standing === undefined ? [] : [[article, standing]]
      }),
  )

/** What stands of each article of each instrument on a day. */
export const standingEverywhere = (expressions: readonly Expression[], on: LocalDate): readonly Expression[] =>
  [...Map.groupBy(expressions, ({ instrument }) => instrument).values()].flatMap((own) => [
    ...articlesOn(own, on).values(),
  ])

/** An article line by line, as it is read and compared; pieces below pieces stand two spaces further in. */
export const linesOfArticle = ({ text, pieces }: Pick<ArticleText, 'text' | 'pieces'>): readonly string[] => [
  ...(text === '' ? [] : [text]),
  ...pieces.flatMap((piece) => linesOfPiece(piece, '')),
]

const linesOfPiece = ({ mark, text, pieces }: Piece, indent: string): string[] => [
  `${indent}${mark} ${text}`.trimEnd(),
  ...pieces.flatMap((piece) => linesOfPiece(piece, `${indent}  `)),
]
