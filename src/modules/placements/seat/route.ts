import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { each, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { acts } from '../acts.ts'
import type { Application } from '../application.ts'
import { classAt } from '../journey/class.ts'
import { subjectOf, withOwn } from '../journey/route.ts'
import { sayRefusal } from '../journey/say.ts'
import { words } from '../journey/words.ts'
import type { Orientation } from '../orient/decide.ts'
import { orientationsAhead } from './store.ts'
import { takeSeat } from './take.ts'

function seatPage(
  web: Web,
  { application, ahead, problem }: { application: Application; ahead: readonly Orientation[]; problem?: string },
): Page {
  const say = words(web.lang)
  const zone = zoneOfArea(application.village)
  const row = (held: Orientation) =>
    html`<li class="slot">${classAt(web.lang, held, zone)}<p class="soft">${say('seat.left', { left: held.capacity - held.taken })}</p>${
      held.taken < held.capacity
        ? form({
            action: '/perjalanan/opp',
            session: web.session,
            key: web.key,
            label: moment(web.lang, held.startsAt, zone),
            body: html`<input type="hidden" name="kelas" value="${held.id}">${button({ text: say('seat.take'), kind: 'solid' })}`,
          })
        : nothing
    }</li>`
  return {
    title: say('seat.title'),
    current: 'journey',
    failed: problem !== undefined,
    body: html`<section>${backLink('/perjalanan', web.lang)}${errorSummary(problem === undefined ? {} : { kelas: problem }, web.lang)}<h1>${say('seat.title')}</h1><p class="lead">${say('seat.lead')}</p>${
      ahead.length === 0
        ? emptyState({ title: say('seat.none.title'), note: say('seat.none.note') })
        : html`<ul class="plain-list slots" id="kelas">${each(ahead, row)}</ul>`
    }</section>`,
  }
}

const show = async (web: Web): Promise<Response> =>
  await withOwn(web, async (tx, application) => {
    const ahead = await orientationsAhead(tx, application.office)
    return async () =>
      application.state === 'verified'
        ? await web.page(seatPage(web, { application, ahead }))
        : web.redirect('/perjalanan')
  })

const take = async (web: Web): Promise<Response> => {
  const typed = await web.typed()
  return await withOwn(web, async (tx, application) => {
    const ahead = await orientationsAhead(tx, application.office)
    return async () => {
      const chosen = oneOf(typed, 'kelas') ?? ''
      const known = ahead.find(({ id }) => id === chosen)
      if (!known)
        return await web.page(
          seatPage(web, { application, ahead, problem: sayRefusal(web, { code: 'placements.session-over' }) }),
          422,
        )
      const decision = await web.perform({
        act: acts.takeSeat,
        key: `${oneOf(typed, '_key') ?? web.key}${chosen.slice(-8)}`,
        subject: subjectOf(application.id),
        work: async (tx) => await takeSeat(tx, application.id, chosen),
        entry: ([given]) => ({
          act: acts.takeSeat.name,
          record: { kind: 'application', id: given.application },
          payload: { orientation: given.orientation },
        }),
      })
      return decision.ok
        ? web.redirect('/perjalanan')
        : await web.page(seatPage(web, { application, ahead, problem: sayRefusal(web, decision.refusal) }), 409)
    }
  })
}

export const seatRoutes: readonly Route[] = [
  { method: 'GET', path: '/perjalanan/opp', act: acts.takeSeat, sees: null, limit: 'citizen', handle: show },
  { method: 'POST', path: '/perjalanan/opp', act: acts.takeSeat, sees: null, limit: 'citizen', handle: take },
]
