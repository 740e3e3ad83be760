import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { form } from '../../../platform/http/components/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Page, Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { acts } from '../acts.ts'
import type { Application } from '../application.ts'
import { subjectOf, withOwn } from '../journey/route.ts'
import { words } from '../journey/words.ts'
import { withdraw } from './withdraw.ts'

/** An interruption before what cannot be undone. */
function withdrawPage(web: Web, { number }: Application): Page {
  const say = words(web.lang)
  return {
    title: say('withdraw.title'),
    current: 'journey',
    body: html`<section>${backLink('/perjalanan', web.lang)}<h1>${say('withdraw.title')}</h1><p class="lead">${say('withdraw.lead', { number })}</p>${form({ action: '/perjalanan/batal', session: web.session, key: web.key, body: button({ text: say('withdraw.go'), kind: 'danger' }) })}${linkButton({ href: '/perjalanan', text: say('withdraw.stay'), kind: 'outline' })}</section>`,
  }
}

const show = async (web: Web): Promise<Response> =>
  await withOwn(web, async (_, application) => async () => await web.page(withdrawPage(web, application)))

const take = async (web: Web): Promise<Response> => {
  const key = oneOf(await web.typed(), '_key') ?? web.key
  return await withOwn(web, async (_, application) => async () => {
    const decision = await web.perform({
      act: acts.withdraw,
      key,
      subject: subjectOf(application.id),
      work: async (tx) => await withdraw(tx, application.id),
      entry: ([done]) => ({
        act: acts.withdraw.name,
        record: { kind: 'application', id: done.application },
        payload: { number: application.number },
      }),
    })
    return decision.ok ? web.redirect('/perjalanan') : await web.refuse(decision.refusal)
  })
}

export const withdrawRoutes: readonly Route[] = [
  { method: 'GET', path: '/perjalanan/batal', act: acts.withdraw, sees: null, limit: 'citizen', handle: show },
  { method: 'POST', path: '/perjalanan/batal', act: acts.withdraw, sees: null, limit: 'citizen', handle: take },
]
