import type { Web } from '../../../platform/http/route.ts'
import { hrefOf, todayOf } from '../instruments/law.ts'
import type { Article } from '../register/article.ts'
import { askedDay } from '../register/asked-day.ts'
import { instrumentNamed } from '../register/names.ts'
import { statusOf } from '../register/view.ts'
import { ruleSetOn } from '../store.ts'
import { isWriter } from '../workbench/frame.ts'
import { articleOnDayPage } from './page.ts'
import { expressionsOf } from './store.ts'

/** The last part of an address when it names an article: `pasal-13`, `pasal-12a`. */
export const articleIn = (part: string): Article | undefined =>
  /^pasal-\d{1,4}[a-z]?$/.test(part) ? (part as Article) : undefined

/** An article as it stood on the day of `?pada=`. */
export async function articleOnDay(web: Web, name: string, article: Article): Promise<Response> {
  const today = todayOf(web)
  const ruleSet = await web.read(async (tx) => await ruleSetOn(tx, today))
  const instrument = instrumentNamed(ruleSet, name)
  if (instrument === undefined) return await web.refuse({ code: 'edge.not-found' })
  if (instrument.id !== name) return web.redirect(`${hrefOf(instrument.id, article)}${web.url.search}`)
  const expressions = await web.read(async (tx) => await expressionsOf(tx, instrument.id, article))
  const asked = askedDay(web.url.searchParams.get('pada'), today)
  const on = asked.ok ? asked.on : today
  const mayBring = isWriter(web)
  const page = articleOnDayPage({ lang: web.lang, ruleSet, instrument, article, asked, on, expressions, mayBring })
  return await web.page(page, statusOf(asked))
}
