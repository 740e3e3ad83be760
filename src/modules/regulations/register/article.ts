/** An article as part of an address: `pasal-13`, `pasal-22a`. */
export type Article = `pasal-${string}`

/** Between two articles this means all that lie between them; anything else names each. */
const articles = /\bpasal\s+(\d+[a-z]?)(?:\s*(?:sampai|s\.?d\.?|[-–])\s*(?:pasal\s+)?(\d+))?/gi
/** No law has more articles in a row than this; a longer row is a slip of the pen. */
const longestRow = 400

/**
 * The articles a place names, in the order it names them: `Pasal 16 sampai Pasal 18` is three, `Pasal 9 dan Pasal 10`
 * two, `ketentuan umur` none. Paragraphs and letters are left out.
 */
export function articlesIn(place: string): readonly Article[] {
  const found = [...place.matchAll(articles)].flatMap(([, first = '', last]) => {
    const [from, to] = [Number.parseInt(first, 10), Number.parseInt(last ?? first, 10)]
    if (last === undefined || to <= from || to - from > longestRow) return [first.toLowerCase()]
    return Array.from({ length: to - from + 1 }, (_, step) => String(from + step))
  })
  return [...new Set(found)].map((number): Article => `pasal-${number}`)
}

/** `Pasal 22A` of `pasal-22a`. */
export const nameOfArticle = (article: Article): string => `Pasal ${article.slice('pasal-'.length).toUpperCase()}`

/** Its number, for putting articles in order; letters follow their number. */
export const orderOf = (article: Article): number => {
  const [, number = '0', letter = ''] = /^pasal-(\d+)([a-z]?)$/.exec(article) ?? []
  return Number(number) + (letter === '' ? 0 : (letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1) / 100)
}
