import { type Searcher, searcherOf } from '../../regulations/index.ts'
import type { KnownRuling } from '../ruling.ts'

const mostFound = 50

/** The last index: everybody asks the same rulings, and nobody pays for it again before one is added or withdrawn. */
let kept: { readonly of: string; readonly search: Searcher } | undefined

/** Rulings found by everyday words, best first. */
export function similarRulings(all: readonly KnownRuling[], asked: string): readonly KnownRuling[] {
  const of = all
    .map(
      ({ number, withdrawn, closedAt }) => `${number}${withdrawn === null ? '' : '-'}${closedAt === null ? '' : 'x'}`,
    )
    .join(' ')
  if (kept?.of !== of) kept = { of, search: indexOf(all) }
  const byId = new Map(all.map((ruling) => [ruling.id, ruling]))
  return kept.search(asked, mostFound).flatMap(({ id }) => byId.get(id) ?? [])
}

const indexOf = (all: readonly KnownRuling[]): Searcher =>
  searcherOf(
    all.map(({ id, number, question, answer, citation, withdrawn }) => ({
      id,
      href: `/arahan/${number}`,
      title: question,
      names: `${number} ${citation}`,
      body: answer,
      rank: 'direction',
      isPast: withdrawn !== null,
    })),
  )
