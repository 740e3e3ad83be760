import { z } from 'zod'
import { day, isDay } from '../../../kernel/time.ts'
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
import type { Tools } from '../../../platform/tools.ts'
import { officeOf, zoneOfArea } from '../../offices/index.ts'
import { type Application, isClosed, waitsForWorker } from '../application.ts'
import { words } from '../journey/words.ts'
import { hear } from './tries.ts'

const ask = act('placements.ask-status', everybody)

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
  lahir: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((text) => text === '' || isDay(text), 'status.birth.wrong')
    .transform((text) => (text === '' ? null : day(text))),
})

type Shown = { readonly answer?: Html /** The day of birth is asked as well. */; readonly birth?: boolean }

/** The traffic light of a file, without signing in: only where it stands, never whose it is. */
function statusPage(web: Web, form: Form<unknown>, { answer = nothing, birth = false }: Shown = {}): Page {
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
        body: html`${textInput({ name: 'nomor', label: say('status.number'), hint: say('status.number.hint'), value: typed['nomor'], error: errors['nomor'] })}${textInput({ name: 'hp', label: say('status.last4'), value: typed['hp'], error: errors['hp'], kind: 'figures' })}${birth ? textInput({ name: 'lahir', label: say('status.birth'), hint: say('status.birth.hint'), value: typed['lahir'], error: errors['lahir'], kind: 'date' }) : nothing}${button({ text: say('status.go'), icon: 'search' })}`,
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

async function check(web: Web, { seal }: Tools): Promise<Response> {
  const say = words(web.lang)
  const typed = await web.typed()
  const form = readForm(typed, statusForm, (key) => say(key as 'status.none'))
  if (!form.ok) return await web.page(statusPage(web, form, { birth: typed['lahir'] !== undefined }), 422)
  const { nomor, hp, lahir } = form.value
  const said = { number: nomor, last4: hp, birth: lahir, client: web.client }
  const heard = await web.asBekal.read(async (tx) => await hear(tx, seal, said))
  if (heard.found) return await web.page(statusPage(web, blank(typed), { answer: answerOf(web, heard.found) }))
  if (heard.now === 'wait')
    return await web.page(statusPage(web, wrong(typed, { nomor: say('status.too-often') }), { birth: true }), 429)
  if (heard.now === 'again') return await web.page(statusPage(web, wrong(typed, { nomor: say('status.none') })), 422)
  const asked = lahir === null ? { lahir: say('status.birth.asked') } : { nomor: say('status.none') }
  return await web.page(statusPage(web, wrong(typed, asked), { birth: true }), 422)
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
