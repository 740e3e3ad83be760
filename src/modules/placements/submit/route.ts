import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { acts } from '../acts.ts'
import { subjectOf, withOwn } from '../journey/route.ts'
import { sayRefusal } from '../journey/say.ts'
import { viewOf } from '../journey/view.ts'
import { sentPage, submitPage } from './page.ts'
import { sendApplication } from './send.ts'

const show = async (web: Web): Promise<Response> =>
  await withOwn(web, async (tx, application) => {
    const view = await viewOf(tx, application)
    return async () =>
      view.journey.ready && (application.state === 'draft' || application.state === 'returned')
        ? await web.page(submitPage(web, view))
        : web.redirect('/perjalanan')
  })

const send = async (web: Web): Promise<Response> => {
  const key = oneOf(await web.typed(), '_key') ?? web.key
  return await withOwn(web, async (tx, application) => {
    const view = await viewOf(tx, application)
    return async () => {
      const decision = await web.perform({
        act: acts.submit,
        key,
        subject: subjectOf(application.id),
        work: async (tx) => await sendApplication(tx, application.id),
        entry: ([sent]) => ({
          act: acts.submit.name,
          record: { kind: 'application', id: sent.application },
          payload: { number: application.number, again: sent.again, ruleSet: view.ruleSet.digest },
        }),
      })
      return decision.ok
        ? web.redirect('/perjalanan/terkirim')
        : await web.page(submitPage(web, view, sayRefusal(web, decision.refusal)), 422)
    }
  })
}

const sent = async (web: Web): Promise<Response> =>
  await withOwn(web, async (tx, application) => {
    const view = await viewOf(tx, application)
    return async () =>
      application.state === 'submitted' ? await web.page(sentPage(web, view)) : web.redirect('/perjalanan')
  })

export const submitRoutes: readonly Route[] = [
  { method: 'GET', path: '/perjalanan/kirim', act: acts.submit, sees: null, limit: 'citizen', handle: show },
  { method: 'POST', path: '/perjalanan/kirim', act: acts.submit, sees: null, limit: 'citizen', handle: send },
  { method: 'GET', path: '/perjalanan/terkirim', act: acts.see, sees: null, limit: 'citizen', handle: sent },
]
