import MiniSearch, { type SearchResult } from 'minisearch'
import type { Rank } from '../../../rules/rank.ts'
import type { Searchable } from './searchable.ts'
import { alsoOf, termsOf, todaysSpelling } from './terms.ts'

/** Finds what somebody means by a few everyday words; best first, at most `most`. Any text may be asked. */
export type Searcher = (asked: string, most?: number) => readonly Searchable[]

/** A question is a few words; what is longer is cut, so that no question takes long. */
const longestAsked = 200
const mostTerms = 16
const mostFound = 20

/** Our sentences are written in the words people ask with; those of an instrument seldom are, and there are many. */
const weights = { title: 3, names: 2, body: 1, text: 0.4 } as const
/** What is meant by a word but was not said counts less. */
const alsoWeight = 0.4
/** What no longer binds is seldom what somebody asks for. */
const pastWeight = 0.4
/** Of two that fit alike the more general comes first; the rules of one country are for who names it. */
const rankWeights: Partial<Record<Rank, number>> = { law: 1.2, 'government-regulation': 1.1, 'destination-rule': 0.9 }

/** Shorter words than this must be met exactly. */
const shortestGuessed = 5
/** What fits so much less than the best is not what was meant. */
const leastWorth = 0.2
/** Letters that may be mistyped, as a part of the word's length. */
const mistyped = 0.2
const mostMistyped = 2

/** Puts everything that can be found into an index in memory. Later ones of the same id replace earlier ones. */
export function searcherOf(items: Iterable<Searchable>): Searcher {
  const byId = new Map(Array.from(items, (item) => [item.id, item]))
  const known = new Set<string>()
  const index = new MiniSearch<Searchable>({
    fields: Object.keys(weights),
    tokenize: (text) => {
      const terms = termsOf(text)
      for (const term of terms) known.add(term)
      return terms
    },
    processTerm: (term) => term,
  })
  index.addAll([...byId.values()])

  return (asked, most = mostFound) => {
    const said = spelled([...new Set(termsOf(asked.slice(0, longestAsked)))].slice(0, mostTerms), known)
    const also = [...new Set(said.flatMap(alsoOf))].filter((term) => known.has(term) && !said.includes(term))
    if (said.length === 0) return []
    const isGuessed = (term: string): boolean => term.length >= shortestGuessed && !known.has(term) && !/\d/.test(term)
    const found = index.search([...said, ...also].join(' '), {
      tokenize: (text) => text.split(' '),
      boost: weights,
      prefix: (term) => isGuessed(term),
      fuzzy: (term) => (isGuessed(term) ? mistyped : false),
      maxFuzzy: mostMistyped,
      boostTerm: (_term, at) => (at < said.length ? 1 : alsoWeight),
      boostDocument: (id) => weightOf(byId.get(String(id))),
    })
    return ordered(found, said)
      .flatMap((id) => byId.get(id) ?? [])
      .slice(0, most)
  }
}

const weightOf = (item: Searchable | undefined): number =>
  (item?.isPast === true ? pastWeight : 1) * (item === undefined ? 1 : (rankWeights[item.rank] ?? 1))

/** Words the index does not know in an older spelling, in today's where it knows that one. */
const spelled = (terms: readonly string[], known: ReadonlySet<string>): string[] =>
  terms.map((term) => {
    if (known.has(term)) return term
    const [today] = termsOf(todaysSpelling(term))
    return today !== undefined && known.has(today) ? today : term
  })

/** By how well it fits, and by how many of the words that were said it has. */
function ordered(found: readonly SearchResult[], said: readonly string[]): string[] {
  const worth = ({ score, queryTerms }: SearchResult): number =>
    score * (said.filter((term) => queryTerms.includes(term)).length / said.length)
  const sorted = found
    .map((result) => ({ id: String(result.id), worth: worth(result) }))
    .toSorted((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1))
  const least = (sorted[0]?.worth ?? 0) * leastWorth
  return sorted.filter((result) => result.worth >= least).map(({ id }) => id)
}
