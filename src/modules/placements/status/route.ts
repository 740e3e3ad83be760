import { z } from 'zod'
import { giveGuessBack, takeGuess } from '../../../platform/access/guesses.ts'
import { act, everybody } from '../../../platform/access/policy.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { holder } from '../../../platform/http/components/panel.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { blank, type Form, readForm, wrong } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Route, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { officeOf, zoneOfArea } from '../../offices/index.ts'
import { type Application, isClosed, waitsForWorker } from '../application.ts'
import { words } from '../journey/words.ts'
import { applicationByNumber } from '../store.ts'

const ask = act('placements.ask-status', everybody)

/** Four digits are few: somebody who guesses at one file is slowed down, from whatever address. */
const guessing = { most: 5, minutes: 60 } as const

const statusForm = z.object({
  nomor: z
    .string()
    .default('')
    .transform((text) => text.toUpperCase().replace(/\s/g, ''))
    .refine((number) => /^[A-Z]{3}-?\d{2}-?\d{6}$/.test(number), 'status.number.wrong')
    .transform(
      (number) =>
        `${number.slice(0, 3)}-${number.replace(/\D/g, '').slice(0, 2)}-${number.replace(/\D/g, '').slice(2)}`,
    ),
  hp: z
    .string()
    .default('')
    .transform((text) => text.replace(/\D/g, ''))
    .refine((digits) => digits.length === 4, 'status.last4.wrong'),
})

/** The traffic light of a file, without signing in: only where it stands, never whose it is. */
function statusPage(web: Web, form: Form<unknown>, answer: Html = nothing): Page {
  const say = words(web.lang)
  const { typed, errors } = form
  return {
    title: say('status.title'),
    failed: Object.keys(errors).length > 0,
    body: html`<section>${errorSummary(errors, web.lang)}<h1>${say('status.title')}</h1><p class="lead">${say('status.lead')}</p>${answer}${formOf(
      {
        action: '/status',
        session: web.session,
        key: web.key,
        body: html`${textInput({ name: 'nomor', label: say('status.number'), hint: say('status.number.hint'), value: typed['nomor'], error: errors['nomor'] })}${textInput({ name: 'hp', label: say('status.last4'), value: typed['hp'], error: errors['hp'], kind: 'figures' })}${button({ text: say('status.go'), icon: 'search' })}`,
      },
    )}</section>`,
  }
}

const tones = {
  draft: 'plain',
  submitted: 'amber',
  returned: 'red',
  held: 'red',
  verified: 'leaf',
  scheduled: 'amber',
  oriented: 'leaf',
  issued: 'leaf',
  departed: 'leaf',
  withdrawn: 'plain',
  refused: 'red',
  revoked: 'red',
} as const

function answerOf({ lang }: Web, { state, since, office, village, dueAt }: Application): Html {
  const say = words(lang)
  const zone = zoneOfArea(village)
  const who = waitsForWorker({ state })
    ? say('who.you')
    : say('who.office', { office: officeOf(office)?.name[lang] ?? office })
  const told = say('since', { since: moment(lang, since, zone) })
  const isOver = isClosed({ state }) || state === 'issued' || state === 'departed'
  return html`<div role="status" class="flow"><p>${tag(say(`status.${state}`), tones[state])}</p>${isOver ? html`<p>${told}</p>` : holder({ who, since: told, todo: dueAt === null ? '' : say('status.due', { due: moment(lang, dueAt, zone) }) })}</div>`
}

async function check(web: Web): Promise<Response> {
  const say = words(web.lang)
  const typed = await web.typed()
  const form = readForm(typed, statusForm, (key) => say(key as 'status.none'))
  if (!form.ok) return await web.page(statusPage(web, form), 422)
  const { nomor, hp } = form.value
  const found = await web.asBekal.read(async (tx) => {
    const what = `status ${nomor}`
    if (!(await takeGuess(tx, what, guessing))) return 'too-often'
    const application = await applicationByNumber(tx, nomor)
    if (application?.phoneLast4 !== hp) return undefined
    await giveGuessBack(tx, what)
    return application
  })
  if (found === 'too-often')
    return await web.page(statusPage(web, wrong(typed, { nomor: say('status.too-often') })), 429)
  if (!found) return await web.page(statusPage(web, wrong(typed, { nomor: say('status.none') })), 422)
  return await web.page(statusPage(web, blank(typed), answerOf(web, found)))
}

export const statusRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/status',
    act: ask,
    sees: null,
    limit: 'public',
    // The number stands in the address when somebody comes from the code on a slip.
    handle: async (web) =>
      await web.page(statusPage(web, blank({ nomor: web.url.searchParams.get('nomor')?.slice(0, 20) }))),
  },
  { method: 'POST', path: '/status', act: ask, sees: null, limit: 'code', handle: check },
]
