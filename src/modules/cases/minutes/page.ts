import { qrOf } from '../../../platform/credential/qr.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { askForm } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { verdict } from '../../../platform/http/components/verdict.ts'
import { each, type Html, html, nothing, raw } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment, numberText } from '../../../platform/i18n/dates.ts'
import { officeOf } from '../../offices/index.ts'
import { words as caseWords } from '../words.ts'
import type { Entered, Minutes } from './minutes.ts'
import { factsOf, type Printed } from './print.ts'
import { words } from './words.ts'

/** Where the minutes of a step are read by the office. */
export const minutesAt = (of: string, step: string): `/${string}` => `/meja/aduan/${of}/berita-acara/${step}`

/** Minutes for the office that has the case: what they say, their proof, and the paper. */
export function minutesBody(web: Web, view: Printed & { readonly entered: Entered }): Html {
  const say = words(web.lang)
  const { minutes, entered } = view
  const rows = factsOf(web.lang, view).map(({ name, value }) => ({ question: name, answer: value }))
  return html`${backLink(`/meja/aduan/${minutes.case}`, web.lang)}<section class="flow"><h1>${say(`title.${minutes.step}`)}</h1>${isPrintable(entered) ? paperButton(web, minutes) : nothing}${summaryList(rows, web.lang)}<h2>${say('content')}</h2>${each(minutes.text.split(/\n{2,}/), (part) => html`<p>${each(part.split('\n'), (line, index) => html`${index === 0 ? nothing : html`<br>`}${line}`)}</p>`)}</section><section class="flow"><h2>${say('proof')}</h2>${proof(web, view)}</section>`
}

/** Nothing is printed of minutes that wait for their place, or are not as they were entered: their page says why. */
export const isPrintable = ({ state }: Entered): boolean => state === 'entered' || state === 'before'

const paperButton = ({ lang }: Web, { case: of, id }: Minutes): Html =>
  linkButton({
    href: `${minutesAt(of, id)}/berita-acara.pdf`,
    text: words(lang)('pdf'),
    kind: 'outline',
    icon: 'download',
  })

function proof(web: Web, { minutes, entered, check }: Printed & { readonly entered: Entered }): Html {
  const say = words(web.lang)
  if (entered.state !== 'entered')
    return panel({
      kind: entered.state === 'altered' ? 'danger' : 'info',
      lang: web.lang,
      title: say(entered.state),
    })
  const rows = [
    { question: say('code'), answer: check?.code },
    { question: say('digest'), answer: html`<code>${minutes.digest}</code>` },
    { question: say('position'), answer: numberText(web.lang, entered.receipt.position) },
  ]
  return html`${summaryList(rows, web.lang)}${check === null ? nothing : html`<div class="slip__qr">${raw(qrOf(check.address, say('qr')).svg)}</div><p>${say('scan', { address: check.page })}</p>`}${linkButton({ href: `${minutesAt(minutes.case, minutes.id)}/tanda-tangan.txt`, text: say('signature'), kind: 'outline', icon: 'download' })}<p class="soft">${say('signature.note')}</p><p><code>bekal cases minutes-check berita-acara.pdf --signature tanda-tangan.txt --keys kunci.txt</code></p>`
}

/** What somebody with a paper typed, and what was found. */
export type Checking = {
  readonly number: string
  readonly code: string
  readonly errors: Readonly<Partial<Record<'nomor' | 'kode', string>>>
  readonly found?: (Printed & { readonly entered: Entered }) | 'none'
}

/** Where anybody holds a paper against the ledger. What minutes say is not shown, and neither is who was there. */
export function checkPage(web: Web, { number, code, errors, found }: Checking): Page {
  const say = words(web.lang)
  const failed = Object.keys(errors).length > 0
  const form = askForm({
    action: '/berita-acara',
    label: say('check.title'),
    class: 'flow',
    body: html`${textInput({ name: 'nomor', label: say('number'), value: number, error: errors.nomor })}${textInput({ name: 'kode', label: say('code'), value: code, error: errors.kode })}${button({ text: say('check.go'), icon: 'search' })}`,
  })
  const head = found ? nothing : html`<h1>${say('check.title')}</h1>`
  return {
    title: say('check.title'),
    failed,
    body: html`<section class="flow">${errorSummary(errors, web.lang)}${found ? answer(web, found) : nothing}${head}<p class="lead">${say('check.lead')}</p>${form}</section>`,
  }
}

function answer(web: Web, found: NonNullable<Checking['found']>): Html {
  const say = words(web.lang)
  if (found === 'none') return verdict({ result: 'bad', word: say('check.none'), reason: say('check.none.why') })
  const { one, minutes, zone, entered } = found
  const state = entered.state === 'before' ? 'none' : entered.state
  const result = state === 'entered' ? 'good' : state === 'waits' ? 'careful' : 'bad'
  const told = verdict({ result, word: say(`check.${state}`), reason: say(`check.${state}.why`) })
  if (entered.state !== 'entered') return told
  const { office, step, at, digest } = minutes
  const name = office === null ? caseWords(web.lang)('who.centre') : (officeOf(office)?.name[web.lang] ?? office)
  return html`${told}${summaryList(
    [
      { question: say('number'), answer: one.number },
      { question: say('check.kind'), answer: say(`kind.${step}`) },
      { question: say('when'), answer: moment(web.lang, at, zone) },
      { question: say('office'), answer: name },
      { question: say('position'), answer: numberText(web.lang, entered.receipt.position) },
      { question: say('digest'), answer: html`<code>${digest}</code>` },
    ],
    web.lang,
  )}<p>${say('check.compare')}</p>`
}
