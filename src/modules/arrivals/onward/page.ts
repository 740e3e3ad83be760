import { WIB } from '../../../kernel/time.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { checkboxes } from '../../../platform/http/components/choices.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { apart, emptyState, receipt } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay, moment, numberText } from '../../../platform/i18n/dates.ts'
import { caseStandard } from '../../cases/index.ts'
import { officeOf } from '../../offices/index.ts'
import type { Named } from '../alike/page.ts'
import type { Arrival } from '../arrival.ts'
import { homeShown } from '../enter/home.ts'
import { homeInput } from '../enter/page.ts'
import { categoryFor, needName } from '../standard.ts'
import { words } from '../words.ts'

export type OneView = {
  readonly arrival: Arrival
  readonly line: Named
  /** The worker's file, when whoever looks may open it. */
  readonly file: { readonly id: string; readonly number: string | null } | undefined
  readonly isOurs: boolean
  readonly form: Form<unknown>
}

/** One person who came: what was told, whose file it may be, and what follows. */
export function oneBody(web: Web, view: OneView): Html {
  const { lang } = web
  const say = words(lang)
  const { arrival, line, isOurs } = view
  const { told, home, needs, signs, notedAt, caseNumber } = line
  const signNames = caseStandard().signs.flatMap(({ code, name }) => (signs.includes(code) ? [name[lang]] : []))
  const optional: readonly (readonly [string, string])[] = [
    [say('one.sex'), told.sex === null ? '' : say(`enter.sex.${told.sex === 'female' ? 'P' : 'L'}`)],
    [say('people.birth'), told.birth],
    [say('one.document'), told.document],
    [say('people.needs'), needs.map((code) => needName(code, lang)).join(', ')],
    [say('one.signs'), signNames.join(', ')],
    [say('one.case'), caseNumber ?? ''],
  ]
  const shownHome = homeShown(home, told.home)
  const rows = [
    ...optional.flatMap(([question, answer]) => (answer === '' ? [] : [{ question, answer }])),
    { question: say('people.home'), answer: shownHome === '' ? undefined : shownHome },
    { question: say('one.noted'), answer: moment(lang, notedAt, officeOf(arrival.office)?.zone ?? WIB) },
    ...(told.document === '' ? [] : [{ question: say('one.file'), answer: fileOf(web, view) }]),
  ]
  return html`${summaryList(rows, lang)}${isOurs && home === null ? homePart(web, view) : nothing}${isOurs && caseNumber === null ? casePart(web, view) : nothing}`
}

function fileOf({ lang }: Web, { line, file }: OneView): Html | string {
  const say = words(lang)
  if (line.worker === null) return say('one.file.none')
  return file === undefined
    ? say('one.file.elsewhere')
    : html`<a href="/meja/${file.id}">${say('one.file.open', { number: file.number ?? '' })}</a>`
}

const fieldIn =
  ({ typed, errors }: Form<unknown>) =>
  (name: string) => ({ name, value: typed[name], error: errors[name] })

function homePart(web: Web, { arrival, line, form }: OneView): Html {
  const say = words(web.lang)
  const note = line.told.home === '' ? say('one.home.empty') : say('one.home.note', { typed: line.told.home })
  return apart(
    'brown',
    html`<h2>${say('one.home.title')}</h2><p>${note}</p>${formOf({
      action: `/meja/kedatangan/${arrival.id}/orang/${line.id}/asal`,
      session: web.session,
      key: `${web.key}a`,
      class: 'flow',
      body: html`${homeInput({ ...fieldIn(form)('asal'), label: say('enter.home'), hint: say('enter.home.hint') })}${button({ text: say('one.home.do'), kind: 'solid' })}`,
    })}`,
  )
}

function casePart(web: Web, { arrival, line, form }: OneView): Html {
  const { lang } = web
  const say = words(lang)
  const field = fieldIn(form)
  const { categories, signs } = caseStandard()
  const isTyped = Object.keys(form.typed).length > 0
  return apart(
    'sea',
    html`<h2>${say('case.title')}</h2>${formOf({
      action: `/meja/kedatangan/${arrival.id}/orang/${line.id}/aduan`,
      session: web.session,
      key: web.key,
      class: 'flow',
      body: html`${select({
        ...field('apa'),
        value: form.typed['apa'] ?? categoryFor(line.needs),
        label: say('case.what'),
        options: categories
          .filter(({ code }) => code !== 'unsorted')
          .map(({ code, name }) => ({ value: code, text: name[lang] })),
      })}${checkboxes({
        ...field('bahaya'),
        value: isTyped ? form.typed['bahaya'] : line.signs,
        label: say('enter.signs'),
        options: signs.map(({ code, name }) => ({ value: code, text: name[lang] })),
      })}${textArea({ ...field('cerita'), label: say('case.story'), hint: say('case.story.hint'), rows: 3 })}${button({ text: say('case.do'), icon: 'life-buoy' })}`,
    })}`,
  )
}

/** The number and the code of a new case, for the officer to hand over. */
export function openedBody(
  { lang }: Web,
  { arrival, number, code }: { arrival: string; number: string; code: string },
): Html {
  const say = words(lang)
  return html`${receipt({ title: say('case.opened'), label: say('case.number'), number, next: say('case.hand') })}<p>${say('case.code')} <b class="figure">${code}</b></p>${linkButton({ href: `/meja/kedatangan/${arrival}/daftar`, text: say('case.back'), kind: 'outline' })}`
}

export type Coming = {
  readonly lines: readonly (Named & { readonly arrival: Arrival | undefined })[]
}

/** Who is on the way to this office: how many on each day, then by name. */
export function comingBody({ lang }: Web, { lines }: Coming): Html {
  const say = words(lang)
  if (lines.length === 0) return emptyState({ title: say('coming.none'), note: say('coming.none.note') })
  const days = [...Map.groupBy(lines, ({ expectedOn }) => expectedOn)]
  const counts = table({
    caption: say('coming.days'),
    columns: [{ name: say('coming.day') }, { name: say('coming.people'), figures: true }],
    rows: days.map(([on, people]) => [on === null ? '' : longDay(lang, on), numberText(lang, people.length)]),
  })
  return html`${counts}${each(days, ([on, people]) =>
    table({
      caption: on === null ? '' : longDay(lang, on),
      columns: [
        { name: say('people.name') },
        { name: say('people.home') },
        { name: say('people.needs') },
        { name: say('coming.from') },
      ],
      rows: people.map(({ id, event, told, home, needs, signs, arrival }) => [
        html`<a href="/meja/kedatangan/${event}/orang/${id}">${told.name}</a>`,
        homeShown(home, told.home),
        html`${signs.length === 0 ? nothing : html`${tag(say('one.signs'), 'red', 'triangle-alert')} `}${needs.map((code) => needName(code, lang)).join(', ')}`,
        arrival?.place ?? '',
      ]),
    }),
  )}`
}
