import { linkButton } from '../../../platform/http/components/button.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page } from '../../../platform/http/route.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { registerTop, searchForm } from '../register/page.ts'
import type { Searchable } from './searchable.ts'
import { words } from './words.ts'

/** What was found for a few words, best first; what to try when nothing was. */
export function searchPage(asked: string, found: readonly Searchable[], lang: Language): Page {
  const say = words(lang)
  const title = found.length === 0 ? say('none', { asked }) : say('found', { asked, count: found.length })
  return {
    title,
    body: html`${registerTop(lang)}${searchForm(asked, lang)}<section>${found.length === 0 ? nowhere(title, lang) : html`<h2>${title}</h2>${resultList(found, lang)}`}<p><a href="/peraturan">${say('all')}</a></p></section>`,
  }
}

function resultList(found: readonly Searchable[], lang: Language): Html {
  const notesOf = ({ names, isPast }: Searchable): string =>
    [names, isPast ? words(lang)('past') : ''].filter((note) => note !== '').join(' · ')
  return html`<ol class="basis">${each(found, (item) => {
    const notes = notesOf(item)
    return html`<li><a href="${item.href}">${item.title}</a>${notes === '' ? nothing : html`<small>${notes}</small>`}</li>`
  })}</ol>`
}

function nowhere(title: string, lang: Language): Html {
  const say = words(lang)
  const examples = say('try.words').split('; ')
  return html`${emptyState({ title, note: say('none.note') })}<p>${say('try')}: ${each(examples, (example, at) => html`${at === 0 ? '' : ', '}<a href="/peraturan?${new URLSearchParams({ q: example }).toString()}">${example}</a>`)}.</p><p>${say('else')}</p>${linkButton({ href: '/kantor', text: say('office'), kind: 'outline', icon: 'landmark' })}`
}
