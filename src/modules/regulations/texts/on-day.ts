import type { Web } from '../../../platform/http/route.ts'
import { hrefOf, todayOf } from '../instruments/law.ts'
import type { Article } from '../register/article.ts'
import { instrumentNamed } from '../register/names.ts'
import { standingOn } from '../register/standing.ts'
import { standingTold } from '../register/told.ts'
import { statusOf, viewOf } from '../register/view.ts'
import { ruleSetOn } from '../store.ts'
import { isWriter } from '../workbench/frame.ts'
import { articleOnDayPage } from './page.ts'
import { expressionsOf, makersOf } from './store.ts'
import { amendedUnread } from './unread.ts'

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
  const { expressions, makers } = await web.read(async (tx) => ({
    expressions: await expressionsOf(tx, instrument.id, article),
    makers: await makersOf(tx, instrument.id),
  }))
  const { asked, view } = viewOf(web, ruleSet)
  const { standing } = standingOn(instrument, view.on, view)
  const page = articleOnDayPage({
    lang: web.lang,
    ruleSet,
    instrument,
    article,
    asked,
    on: view.on,
    expressions,
    unread: amendedUnread(instrument, makers, view),
    notInForce: standing === 'ended' || standing === 'not-yet' ? standingTold(instrument, view) : undefined,
    mayBring: isWriter(web),
  })
  return await web.page(page, statusOf(asked))
}
