import type { RuleSet } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { hrefOf } from '../instruments/law.ts'
import { nameOfArticle } from '../register/article.ts'
import { type Expression, linesOfArticle } from '../texts/expression.ts'
import { isPast } from './of-the-law.ts'
import type { Searchable } from './searchable.ts'

/**
 * Articles whose text came in, found by its words. One that the coverage tells about keeps our words for it as its title
 * and takes its place.
 */
export function textsOf(
  { instruments }: Pick<RuleSet, 'instruments'>,
  { law, standing }: { readonly law: readonly Searchable[]; readonly standing: Iterable<Expression> },
): Searchable[] {
  const told = new Map(law.map((item) => [item.id, item]))
  return [...standing].flatMap(({ instrument: of, article, body }): Searchable[] => {
    const instrument = instruments.get(of)
    if (instrument === undefined || body === null) return []
    const [id, name] = [`${of}#${article}`, `${nameOf(instrument)} ${nameOfArticle(article)}`]
    return [
      {
        id,
        href: hrefOf(of, article),
        title: told.get(id)?.title ?? name,
        names: name,
        body: '',
        text: linesOfArticle(body).join(' '),
        rank: instrument.rank,
        isPast: isPast(instrument),
      },
    ]
  })
}
