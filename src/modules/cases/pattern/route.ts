import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { isId, type PersonId } from '../../../kernel/ids.ts'
import { WIB } from '../../../kernel/time.ts'
import { button } from '../../../platform/http/components/button.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { hiddenAt } from '../hidden.ts'
import type { CaseRefusal } from '../refusal.ts'
import { isCaseRefusal, words } from '../words.ts'
import { closePattern, type Pattern } from './store.ts'

/** Companies many complain of, for the centre: each stays until somebody says what was done. */
export function patternPart(web: Web, patterns: readonly Pattern[]): Html {
  const say = words(web.lang)
  if (patterns.length === 0) return nothing
  return panel({
    kind: 'danger',
    lang: web.lang,
    title: say('patterns'),
    body: html`${each(
      patterns,
      ({ id, company, cases, since }) =>
        html`<p><b>${say('pattern.line', { company, cases, since: moment(web.lang, since, WIB) })}</b></p>${formOf({
          action: `/meja/aduan/pola/${id}`,
          session: web.session,
          key: `${web.key}${id}`,
          class: 'flow',
          body: html`${textArea({ name: `tindakan-${id}`, label: say('pattern.said'), rows: 2 })}${button({ text: say('pattern.go'), kind: 'outline', small: true })}`,
        })}`,
    )}`,
  })
}

type Dealt = { readonly type: 'cases.pattern-dealt-with'; readonly pattern: string }

async function deal(web: Web, { seal }: Tools): Promise<Response> {
  const id = web.params['pola'] ?? ''
  if (!isId(id)) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const text = (oneOf(typed, `tindakan-${id}`) ?? '').trim().slice(0, 5_000)
  const decision = await web.perform<Dealt, CaseRefusal>({
    act: acts.pattern,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx): Promise<Decision<Dealt, CaseRefusal>> => {
      if (text === '') return refused({ code: 'cases.no-text' })
      const said = seal.hide(text, hiddenAt.pattern(id))
      const isClosed = await closePattern(tx, { id, by: tx.actor.person as PersonId, said })
      return isClosed
        ? happened({ type: 'cases.pattern-dealt-with', pattern: id })
        : refused({ code: 'cases.wrong-state' })
    },
    entry: () => ({ act: acts.pattern.name, record: { kind: 'case-pattern', id }, payload: {} }),
  })
  if (decision.ok || isCaseRefusal(decision.refusal)) return web.redirect('/meja/aduan')
  return await web.refuse(decision.refusal)
}

export const patternRoutes: readonly Route[] = [
  { method: 'POST', path: '/meja/aduan/pola/:pola', act: acts.pattern, sees: null, limit: 'officer', handle: deal },
]
