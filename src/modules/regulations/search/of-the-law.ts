import type { Instrument, Rule, RuleSet, Text } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import type { Report, Row } from '../coverage/coverage.ts'
import { hrefOf } from '../instruments/law.ts'
import type { Searchable } from './searchable.ts'

/** Everything of the law as data that can be found: instruments, rules, and articles by what they are about. */
export const searchablesOf = ({ instruments, rules }: RuleSet, reports: readonly Report[]): Searchable[] => [
  ...Array.from(instruments.values(), ofInstrument),
  ...rules.map(ofRule),
  ...reports.flatMap(({ instrument, rows }) => rows.flatMap((row) => ofRow(instrument, row))),
]

/** What no longer binds. */
export const isPast = ({ status }: Instrument): boolean => status === 'superseded' || status === 'revoked'

/** Our sentences without what is filled in for a case. */
const said = (text: Text | null): string => text?.id.replaceAll(/\{\w+\}/g, '…') ?? ''

function ofInstrument(instrument: Instrument): Searchable {
  const { id, title, aliases, summary, rank } = instrument
  const name = nameOf(instrument)
  return {
    id,
    href: hrefOf(id),
    title: name === title ? title : `${name} ${title}`,
    names: aliases.join(', '),
    body: summary,
    rank,
    isPast: isPast(instrument),
  }
}

const ofRule = ({ id, instrument, citation, title, unmet, remedy, note }: Rule): Searchable => ({
  id,
  href: hrefOf(instrument.id, id),
  title: title.id,
  names: `${citation.name} ${citation.at}`,
  body: [unmet, remedy, note]
    .map(said)
    .filter((text) => text !== '')
    .join(' '),
  rank: instrument.rank,
  isPast: isPast(instrument),
})

/** A row of a few articles is found as its first. */
function ofRow(instrument: Instrument, { at, about, articles: [first] }: Row): Searchable[] {
  if (about === null || first === undefined) return []
  return [
    {
      id: `${instrument.id}#${first}`,
      href: `/peraturan/cakupan/${instrument.id}#${first}`,
      title: about,
      names: `${nameOf(instrument)} ${at}`,
      body: '',
      rank: instrument.rank,
      isPast: isPast(instrument),
    },
  ]
}
