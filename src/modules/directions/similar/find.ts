import { dayIn, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { lawOf, ruleSetOn, type Searcher, searcherOf } from '../../regulations/index.ts'
import { type Asked, questionsOn } from '../ask/store.ts'
import { type KnownRuling, standingOf } from '../ruling.ts'
import { rulingsOf } from '../rulings/store.ts'

/** Something that was asked or answered before. */
export type Similar = {
  readonly kind: 'ruling' | 'question'
  readonly number: string
  readonly title: string
  readonly href: string
  readonly rule: string
  /** It still counts, or still waits. */
  readonly isLive: boolean
}

const mostShown = 5
/** So many are looked through by words; those on the rule itself come first of them. */
const mostFound = 20

type Index = { readonly of: string; readonly items: readonly Similar[]; readonly search: Searcher }
let kept: Index | undefined

/**
 * Earlier questions and rulings like this one: those on the same rule first, then those that say the same.
 * @param asked  the rule, and what was typed so far; either may be empty
 */
export async function similarTo(
  tx: Tx,
  { rule, text, without }: { readonly rule: string | null; readonly text: string; readonly without?: string },
): Promise<readonly Similar[]> {
  const { items, search } = await indexOf(tx)
  const byHref = new Map(items.map((item) => [item.href, item]))
  const found = search(text, mostFound).flatMap(({ id }) => byHref.get(id) ?? [])
  const onRule = items.filter((item) => item.rule === rule)
  const ranked = [...found.filter((item) => item.rule === rule), ...onRule, ...found]
  return [...new Set(ranked)].filter(({ number }) => number !== without).slice(0, mostShown)
}

/** The index in memory, made again when something was asked, answered or withdrawn. */
async function indexOf(tx: Tx): Promise<Index> {
  const [rulings, questions] = [await rulingsOf(tx), await questionsOn(tx, null, 500)]
  const today = await ruleSetOn(tx, dayIn(tx.now, WIB))
  const on = dayIn(tx.now, WIB)
  const items = [
    ...rulings
      .filter(({ closedAt }) => closedAt === null)
      .map((ruling) => ofRuling(ruling, standingOf(ruling, on, lawOf(today, ruling.rule)) === 'counts')),
    ...questions.filter(({ state }) => state === 'open').map(ofQuestion),
  ]
  const of = items.map(({ number, isLive }) => `${number}${isLive ? '' : '-'}`).join(' ')
  if (kept?.of === of) return kept
  const bodies = new Map(rulings.map(({ number, answer }) => [number, answer]))
  const search = searcherOf(
    items.map(({ href, title, number, isLive }) => ({
      id: href,
      href,
      title,
      names: number,
      body: bodies.get(number) ?? '',
      rank: 'direction',
      isPast: !isLive,
    })),
  )
  kept = { of, items, search }
  return kept
}

const ofRuling = ({ number, question, rule }: KnownRuling, isLive: boolean): Similar => ({
  kind: 'ruling',
  number,
  title: question,
  href: `/arahan/${number}`,
  rule,
  isLive,
})

const ofQuestion = ({ id, number, text, rule }: Asked): Similar => ({
  kind: 'question',
  number,
  title: text,
  href: `/meja/arahan/${id}`,
  rule,
  isLive: true,
})
