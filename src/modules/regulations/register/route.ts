import type { Route, Web } from '../../../platform/http/route.ts'
import { countsByInstrument } from '../counts/store.ts'
import { lawAsked, lawDayOf, read, todayOf } from '../instruments/law.ts'
import { searcherFor } from '../search/find.ts'
import { searchPage } from '../search/page.ts'
import { ruleSetOn } from '../store.ts'
import { standingEverywhere } from '../texts/expression.ts'
import { everyExpression, expressionsKey } from '../texts/store.ts'
import { registerPage } from './page.ts'
import { treePage } from './tree.page.ts'
import { statusOf, viewOf } from './view.ts'

/** A question is a few words. */
const longestAsked = 120

async function register(web: Web): Promise<Response> {
  const words = (web.url.searchParams.get('q') ?? '').trim().slice(0, longestAsked)
  if (words !== '') return await found(web, words)
  const { ruleSet, decisions } = await web.read(async (tx) => ({
    ruleSet: await ruleSetOn(tx, lawDayOf(web)),
    decisions: await countsByInstrument(tx),
  }))
  const { asked, view } = viewOf(web, ruleSet)
  return await web.page(registerPage({ ruleSet, asked, view, decisions }), statusOf(asked))
}

async function found(web: Web, words: string): Promise<Response> {
  const today = todayOf(web)
  const { ruleSet, known } = await web.read(async (tx) => ({
    ruleSet: await ruleSetOn(tx, today),
    known: await expressionsKey(tx),
  }))
  const search = await searcherFor(ruleSet, {
    key: `${today}:${known}`,
    standing: async () => standingEverywhere(await web.read(everyExpression), today),
  })
  return await web.page(searchPage(words, search(words), web.lang))
}

async function tree(web: Web): Promise<Response> {
  const { asked, view } = viewOf(web, await lawAsked(web))
  return await web.page(treePage(view, asked), statusOf(asked))
}

export const registerRoutes: readonly Route[] = [
  { method: 'GET', path: '/peraturan', act: read, sees: null, limit: 'public', handle: register },
  { method: 'GET', path: '/peraturan/hubungan', act: read, sees: null, limit: 'public', handle: tree },
]
