import { pageTop } from '../../../platform/http/components/page-top.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import { each, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { words } from '../words.ts'

/** What to do when something is wrong, each with a way to a human. */
export function helpPage({ lang }: Web): Page {
  const say = words(lang)
  const questions = ['phone', 'nik', 'wrong', 'abroad'] as const
  return {
    title: say('help.title'),
    body: html`${pageTop({ title: say('help.title'), more: html`<p>${say('help.lead')}</p>` })}<section>${tiles([
      {
        href: '/darurat',
        title: say('people.emergency'),
        note: say('people.emergency.note'),
        icon: 'phone',
        tone: 'red',
      },
      { href: '/pengaduan', title: say('help.tell'), note: say('help.tell.note'), icon: 'life-buoy', tone: 'leaf' },
      { href: '/kantor', title: say('people.office'), note: say('people.office.note'), icon: 'landmark', tone: 'sea' },
      { href: '/status', title: say('help.status'), note: say('help.status.note'), icon: 'search', tone: 'indigo' },
      { href: '/syarat', title: say('how.know'), note: say('how.know.note'), icon: 'list-checks', tone: 'leaf' },
    ])}</section><section id="lapor"><h2>${say('help.report')}</h2><p>${say('help.report.note')} ${say('help.report.do')} <a href="/pengaduan?apa=overcharge">${say('help.report.go')}</a></p></section>${each(questions, (question) => html`<section><h2>${say(`help.${question}`)}</h2><p>${say(`help.${question}.note`)}${question === 'abroad' ? html` <a href="/darurat">${say('help.abroad.go')}</a>` : nothing}</p></section>`)}`,
  }
}
