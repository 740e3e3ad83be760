import type { LocalDate } from '../../../kernel/time.ts'
import type { Division, Piece } from '../import/text.ts'
import { nameOfArticle, orderOf } from '../register/article.ts'
import { articlesOn, type Expression, versionsOf } from '../texts/expression.ts'
import { element, text, type Xml } from './xml.ts'

/** Gives every eId once; the same asked for again gets a figure behind it. */
const ids = (): ((wanted: string) => string) => {
  const given = new Set<string>()
  return (wanted) => {
    let id = wanted
    for (let next = 2; given.has(id); next += 1) id = `${wanted}-${next}`
    given.add(id)
    return id
  }
}
type Name = ReturnType<typeof ids>

/** An article on a day with the divisions it stands in. */
type Placed = { readonly expression: Expression; readonly within: readonly Division[] }

const elements = {
  book: { name: 'book', short: 'book', word: 'BUKU' },
  chapter: { name: 'chapter', short: 'chp', word: 'BAB' },
  part: { name: 'part', short: 'part', word: 'Bagian' },
  section: { name: 'section', short: 'sec', word: 'Paragraf' },
} as const

/** The body of an act as its articles stand on a day, in their order; nothing when none stands. */
export function bodyOn(expressions: readonly Expression[], on: LocalDate): Xml | undefined {
  const placed = placedOn(expressions, on)
  return placed.length === 0
    ? undefined
    : element('body', {}, ...divided(placed, { depth: 0, prefix: '', name: ids() }))
}

/**
 * Articles in their order. An amending text quotes an article without the chapter it stands in: it stays where it
 * stood, and a new one stands beside the article before it.
 */
function placedOn(expressions: readonly Expression[], on: LocalDate): readonly Placed[] {
  const all = Map.groupBy(expressions, ({ article }) => article)
  let before: readonly Division[] = []
  return [...articlesOn(expressions, on).values()]
    .toSorted((a, b) => orderOf(a.article) - orderOf(b.article))
    .map((expression) => {
      const own = versionsOf(all.get(expression.article) ?? [])
        .filter(({ effectiveFrom, body }) => effectiveFrom <= on && body !== null && body.within.length > 0)
        .at(-1)?.body?.within
      before = own ?? before
      return { expression, within: before }
    })
}

type Place = { readonly depth: number; readonly prefix: string; readonly name: Name }

const keyOf = (division: Division | undefined): string =>
  division === undefined ? '' : `${division.kind} ${division.number}`

/** Neighbours of one division stand in it together. */
function divided(placed: readonly Placed[], place: Place): readonly Xml[] {
  const written: Xml[] = []
  for (let from = 0; from < placed.length; ) {
    const key = keyOf(placed[from]?.within[place.depth])
    let to = from + 1
    while (to < placed.length && keyOf(placed[to]?.within[place.depth]) === key) to += 1
    const run = placed.slice(from, to)
    const division = run[0]?.within[place.depth]
    if (division === undefined) written.push(...run.map(({ expression }) => articleXml(expression, place.name)))
    else written.push(divisionXml(division, run, place))
    from = to
  }
  return written
}

function divisionXml(division: Division, run: readonly Placed[], { depth, prefix, name }: Place): Xml {
  const { name: tag, short, word } = elements[division.kind]
  const eId = name(`${prefix}${short}_${plain(division.number)}`)
  return element(
    tag,
    { eId },
    element('num', {}, text(`${word} ${division.number}`)),
    ...(division.heading === '' ? [] : [element('heading', {}, text(division.heading))]),
    ...divided(run, { depth: depth + 1, prefix: `${eId}__`, name }),
  )
}

/** Letters and figures of a mark: `2a` of `(2a)`. */
const plain = (mark: string): string => mark.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '') || '0'

function articleXml({ article, body }: Expression, name: Name): Xml {
  const eId = name(`art_${plain(article.slice('pasal-'.length))}`)
  const num = element('num', {}, text(nameOfArticle(article)))
  return body === null
    ? element('article', { eId, status: 'removed' }, num, content(eId, '', name))
    : element('article', { eId }, num, ...held(eId, body, name))
}

const content = (parent: string, value: string, name: Name): Xml =>
  element('content', { eId: name(`${parent}__content`) }, element('p', {}, ...(value === '' ? [] : [text(value)])))

const intro = (parent: string, value: string, name: Name): readonly Xml[] =>
  value === '' ? [] : [element('intro', { eId: name(`${parent}__intro`) }, element('p', {}, text(value)))]

/** What an article or a piece holds: a text, its paragraphs (`ayat`), or a list with what opens it. */
function held(eId: string, { text: opening, pieces }: Pick<Piece, 'text' | 'pieces'>, name: Name): readonly Xml[] {
  if (pieces.length === 0) return [content(eId, opening, name)]
  if (pieces.every(({ mark }) => mark.startsWith('(')))
    return [
      ...intro(eId, opening, name),
      ...pieces.map((piece) => pieceXml('paragraph', `${eId}__para`, { piece, name })),
    ]
  const list = name(`${eId}__list_1`)
  const points = pieces.map((piece) => pieceXml('point', `${list}__point`, { piece, name }))
  return [element('list', { eId: list }, ...intro(list, opening, name), ...points)]
}

function pieceXml(tag: 'paragraph' | 'point', prefix: string, { piece, name }: { piece: Piece; name: Name }): Xml {
  const eId = name(`${prefix}_${plain(piece.mark)}`)
  return element(tag, { eId }, element('num', {}, text(piece.mark)), ...held(eId, piece, name))
}
