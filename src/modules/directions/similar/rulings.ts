import { searcherOf } from '../../regulations/index.ts'
import type { KnownRuling } from '../ruling.ts'

/** Rulings found by everyday words, best first. Pure. */
export function similarRulings(all: readonly KnownRuling[], asked: string): readonly KnownRuling[] {
  const search = searcherOf(
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
  const byId = new Map(all.map((ruling) => [ruling.id, ruling]))
  return search(asked, 50).flatMap(({ id }) => byId.get(id) ?? [])
}
