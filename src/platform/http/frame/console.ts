import { attributes, classes } from '../components/attributes.ts'
import { brand } from '../components/brand.ts'
import { icon } from '../components/icon.ts'
import { keyHint } from '../components/key-hint.ts'
import { languageSwitch } from '../components/language-switch.ts'
import { words } from '../components/words.ts'
import type { FrameContext } from '../frame.ts'
import { each, type Html, html, nothing } from '../html.ts'
import type { Page } from '../route.ts'
import { type Desk, deskOf, type SavedFilter } from './desk.ts'
import { signOut } from './sign-out.ts'
import { skipLink, strip } from './strip.ts'

const empty: Desk = { unit: '', rail: [] }

/** An officer's desk: bar, rail, the work, the file beside it, and the keys at the foot. */
export function consoleBody(page: Page, context: FrameContext): Html {
  const desk = deskOf(page) ?? empty
  const { aside } = desk
  const idle = aside?.idle === true
  const pane =
    aside === undefined
      ? nothing
      : html`<aside${attributes({ class: 'desk__aside', id: 'berkas', 'aria-label': aside.label })}>${aside.body}</aside>`
  const look = classes('desk', aside !== undefined && 'desk--aside', aside !== undefined && !idle && 'desk--open')
  return html`<body${attributes({ class: 'console', 'data-officer': context.actor.person })}>${skipLink(context)}<div class="${look}">${context.demo ? strip(context) : nothing}${bar(desk, context)}${rail(desk, page, context)}<main id="isi" tabindex="-1">${page.body}</main>${pane}${keys(desk, context)}</div></body>`
}

function bar(desk: Desk, context: FrameContext): Html {
  return html`<header class="desk__bar">${brand()}<div class="unit"><b>${desk.unit}</b>${desk.place}</div>${search(desk, context)}<div class="desk__call">${desk.call ?? nothing}${person(context)}</div></header>`
}

function search({ search }: Desk, { lang }: FrameContext): Html {
  if (search === undefined) return nothing
  const { action, placeholder, value, key } = search
  return html`<form class="find" role="search" action="${action}">${icon('search')}<input${attributes({ name: 'cari', type: 'search', 'aria-label': words(lang)('desk.search'), placeholder, value, autocomplete: 'off' })}>${key === undefined ? nothing : keyHint(key)}</form>`
}

function person(context: FrameContext): Html {
  const { session, lang, path } = context
  if (session === null) return nothing
  const say = words(lang)
  return html`<details class="me"><summary><span class="unseen">${say('person.menu', { name: session.name })}</span><span aria-hidden="true">${initials(session.name)}</span></summary><div class="me__menu"><b>${session.name}</b>${languageSwitch({ lang, path })}${signOut({ ...context, session })}</div></details>`
}

const firstLetter = (word: string): string => /^./u.exec(word)?.[0] ?? ''

/** `Ratna Dewi` → `RD`; a person with one name has one letter. */
export const initials = (name: string): string => {
  const [first = '', ...others] = name.trim().split(/\s+/)
  return `${firstLetter(first)}${firstLetter(others.at(-1) ?? '')}`.toUpperCase()
}

function rail(desk: Desk, page: Page, { lang }: FrameContext): Html {
  const say = words(lang)
  const entries = each(
    desk.rail,
    ({ name, href, icon: picture, count, key }) =>
      html`<a${attributes({ href, 'aria-current': page.current === key ? 'page' : null })}>${icon(picture)}${name}${count === undefined ? nothing : html`<b>${count}</b>`}</a>`,
  )
  const saved = desk.saved ?? []
  return html`<nav class="desk__rail" aria-label="${say('desk.work')}">${entries}${saved.length === 0 ? nothing : html`<h2>${say('desk.saved')}</h2>${each(saved, savedFilter)}`}${desk.tally ?? nothing}</nav>`
}

const savedFilter = ({ name, href, tone, count }: SavedFilter): Html =>
  html`<a${attributes({ href })}><i class="diamond diamond--${tone}"></i>${name}${count === undefined ? nothing : html`<b>${count}</b>`}</a>`

function keys({ keys, savedNote }: Desk, { lang }: FrameContext): Html {
  if (keys === undefined && savedNote === undefined) return nothing
  const list = each(keys ?? [], ({ keys, does }) => html`<span>${each(keys, keyHint)}${does}</span>`)
  const note = savedNote === undefined ? nothing : html`<span class="desk__saved">${icon('check')}${savedNote}</span>`
  return html`<footer class="desk__keys" aria-label="${words(lang)('desk.keys')}">${list}${note}</footer>`
}
