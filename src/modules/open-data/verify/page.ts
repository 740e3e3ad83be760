import type { Citation } from '../../../kernel/citation.ts'
import { cite } from '../../../kernel/citation.ts'
import { whyNot } from '../../../platform/files/words.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { button } from '../../../platform/http/components/button.ts'
import { checkbox } from '../../../platform/http/components/choices.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { fileInput } from '../../../platform/http/components/file-input.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { icon } from '../../../platform/http/components/icon.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { verdict } from '../../../platform/http/components/verdict.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { cardFacts, filledFrom, type Signed } from './card-facts.ts'
import { type Outcome, outcomeNames, outcomes } from './outcome.ts'
import { ageText, reasonOf, words } from './words.ts'

/** What the camera and the photo may have to say; the script knows the same names. */
const cameraSays = [
  'none',
  'denied',
  'missing',
  'busy',
  'away',
  'unreadable',
  'nothing',
  'reading',
  'not-a-picture',
] as const

/** The id of the form a code is typed into. */
const formName = 'periksa'

export type CheckView = {
  readonly form: Form<unknown>
  readonly result?: { readonly outcome: Outcome; readonly signed: Signed | null } | undefined
  readonly schemes: ReadonlyMap<string, string>
  /** The article on what is checked at departure, and its rule. */
  readonly law: { readonly citation: Citation; readonly rule: string } | undefined
  /** The verifier's entry, and all its files, so that the service worker keeps them. */
  readonly verifier: { readonly reader: string; readonly files: readonly string[] }
  readonly action: '/verifikasi' | '/bandara'
  /** What waits on this device, above everything. */
  readonly before?: Html
  /** What was just done, above the form. */
  readonly after?: Html
  /** Scripts besides the page's own. */
  readonly scripts?: readonly string[]
  /** What a desk may do besides checking: another button, of the form it stands in or of the one named. */
  readonly more?: (form?: string) => Html
}

/**
 * The check of a card. Complete without a script (the form goes to the server); with one, everything is checked on
 * the device, and the page goes on working with the network off.
 */
export function checkPage(web: Web, view: CheckView): Page {
  const say = words(web.lang)
  const { form, result } = view
  return {
    title: say('title'),
    failed: Object.keys(form.errors).length > 0,
    scripts: ['verify.js', 'scanning.js', 'card-link.js', ...(view.scripts ?? [])],
    styles: ['summary'],
    body: html`<section${attributes({ 'data-verifier': view.verifier.reader, 'data-files': view.verifier.files.join(' ') })}>${errorSummary(form.errors, web.lang)}<h1>${say('title')}</h1><p class="lead">${say('lead')}</p>${view.before ?? nothing}${camera(web)}<div data-result aria-live="assertive" class="flow">${result ? resultOf(web, result, view) : nothing}</div>${view.after ?? nothing}${formOf(
      {
        action: view.action,
        id: formName,
        session: web.session,
        key: web.key,
        body: html`${textInput({ name: 'kode', label: say('code'), hint: say('code.hint'), value: form.typed['kode'], error: form.errors['kode'] })}${textInput({ name: 'paspor', label: say('passport'), hint: say('passport.hint'), value: form.typed['paspor'] })}${button({ text: say('go'), icon: 'scan-line' })}${view.more?.() ?? nothing}<div data-live hidden>${checkbox({ name: 'bunyi', text: say('sound') })}</div>`,
      },
    )}${photo(web, view)}${listOf(web)}${tallyOf(web)}${lawOf(web, view.law)}${fold({
      title: say('how'),
      body: each(['how.1', 'how.2', 'how.3', 'how.4'] as const, (key) => html`<p>${say(key)}</p>`),
    })}${templates(web, view)}</section>`,
  }
}

function resultOf(
  { lang }: Web,
  { outcome, signed }: NonNullable<CheckView['result']>,
  { schemes, more }: CheckView,
): Html {
  const isGood = signed !== null && signed.keyId !== null
  return html`${verdictOf(lang, outcome)}${isGood ? nearby(more) : nothing}${signed ? cardFacts(lang, filledFrom(lang, signed, schemes)) : nothing}`
}

/** The desk's button once more, right below a good result. */
const nearby = (more: CheckView['more']): Html => (more ? html`<div data-near>${more(formName)}</div>` : nothing)

const verdictOf = (lang: Web['lang'], outcome: Outcome): Html =>
  verdict({ result: outcomes[outcome], word: words(lang)(`word.${outcome}`), reason: reasonOf(lang, outcome) })

/** The camera, for browsers that have one to give; what it has to say stands below it, ready for the script. */
function camera({ lang }: Web): Html {
  const say = words(lang)
  const says = {
    ...Object.fromEntries(cameraSays.map((what) => [`data-${what}`, say(`camera.${what}`)])),
    'data-empty': say('code.empty'),
    'data-no-code': whyNot(lang, { code: 'file.no-code' }),
    'data-code-unreadable': whyNot(lang, { code: 'file.code-unreadable' }),
  }
  return html`<div data-camera hidden class="flow"><button class="button button--solid" type="button" data-words="${say('camera.stop')}">${icon('camera')}<span>${say('camera')}</span></button><video hidden playsinline muted width="320" height="240" aria-label="${say('camera.view')}"></video></div><p${attributes({ 'data-note': true, role: 'status', ...says })}></p>`
}

/** A photo or a screenshot of the code: read on the device, or sent here where there is no script. */
function photo(web: Web, { form, action }: CheckView): Html {
  const say = words(web.lang)
  const body = html`${fileInput({
    name: 'foto',
    label: say('photo.file'),
    hint: say('photo.file.hint'),
    accept: 'image/jpeg,image/png,image/webp',
    error: form.errors['foto'],
  })}${button({ text: say('photo.go'), kind: 'outline', icon: 'scan-line' })}`
  return html`${formOf({ action: `${action}/foto`, session: web.session, key: web.key, body, files: true })}<p data-photo role="status"></p>`
}

/** How old what this page knows is. What the server says now is new. */
function listOf({ lang }: Web): Html {
  const say = words(lang)
  const told = { age: '{age}' }
  return html`<p${attributes({
    class: 'soft',
    'data-list': true,
    'data-fresh': say('list.fresh', told),
    'data-stale': say('list.stale', told),
    'data-none': say('list.none'),
    'data-now': say('now'),
  })}>${say('list.fresh', { age: ageText(lang, 0) })}</p><p data-offline hidden>${tag(say('offline'), 'amber', 'wifi-off')}</p><p class="soft" data-saved hidden>${say('saved')}</p>`
}

function tallyOf({ lang }: Web): Html {
  const say = words(lang)
  const counts = [
    ['good', 'leaf'],
    ['careful', 'amber'],
    ['bad', 'red'],
  ] as const
  return html`<div data-tally hidden class="flow"><h2>${say('tally')}</h2><p>${each(counts, ([name, tone]) => html`${tag(html`<b data-count="${name}">0</b> ${say(`tally.${name}`)}`, tone)} `)}</p><ol></ol><button class="button button--quiet" type="button">${icon('rotate-cw')}${say('tally.reset')}</button></div>`
}

function lawOf({ lang }: Web, law: CheckView['law']): Html {
  const say = words(lang)
  if (!law) return nothing
  const body = html`${say('law.body')} <a${attributes({ href: `/peraturan/${law.citation.instrument}/${law.rule}` })}>${cite(law.citation)}</a>`
  return panel({ kind: 'info', lang, title: say('law.title'), body })
}

/** Every result there can be, drawn here and shown by the script: no word stands in the script. */
function templates({ lang }: Web, { schemes, more }: CheckView): Html {
  const say = words(lang)
  const told = { from: '{from}', until: '{until}', key: '{key}', on: '{on}' }
  return html`${each(outcomeNames, (outcome) => html`<template${attributes({ 'data-outcome': outcome, 'data-result': outcomes[outcome] })}>${verdictOf(lang, outcome)}</template>`)}<template${attributes({ 'data-card': true, 'data-none': say('none'), 'data-until': say('until', told), 'data-by': say('by', told) })}>${cardFacts(lang)}</template>${more ? html`<template data-more>${nearby(more)}</template>` : nothing}<template data-again>${panel({ kind: 'warning', lang, title: say('again') })}</template>${each(schemes, ([code, name]) => html`<template${attributes({ 'data-scheme': code })}>${name}</template>`)}`
}
