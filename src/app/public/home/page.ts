import { reference } from '../../../modules/offices/index.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { askForm } from '../../../platform/http/components/form.ts'
import { askClass, hero, safeBox } from '../../../platform/http/components/hero.ts'
import { icon } from '../../../platform/http/components/icon.ts'
import { type SelectOption, select } from '../../../platform/http/components/select.ts'
import { stepList } from '../../../platform/http/components/step-list.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { words } from '../words.ts'

/** The first page: a question with two answers to choose, a warning before paying, and people to ask. */
export function homePage({ lang, session }: Web): Page {
  const say = words(lang)
  return {
    title: say('home.title'),
    current: 'home',
    body: html`${hero({
      title: html`${say('home.first')}<br>${say('home.second')}`,
      promise: say('home.promise'),
      scene: 'household',
      alt: say('home.alt'),
    })}${question(lang)}<section aria-labelledby="cara"><h2 id="cara">${say('how')}</h2><p class="lead">${say('how.note')}</p>${stepList(
      [
        { name: say('how.know'), icon: 'list-checks', place: say('how.know.note') },
        { name: say('how.register'), icon: 'camera', place: say('how.register.note') },
        { name: say('how.card'), icon: 'pmi-card', place: say('how.card.note') },
      ],
    )}<p>${session === null ? say('have') : ''}</p>${linkButton({ href: '/perjalanan', text: say('have.go'), kind: 'outline', iconAfter: 'arrow-right' })}<p><a class="tap" href="/status">${say('have.status')}</a></p></section>${careful(lang)}${people(lang)}`,
  }
}

function question(lang: Language): Html {
  const say = words(lang)
  const { destinations, jobs } = reference()
  const byText = (options: readonly SelectOption[]): SelectOption[] =>
    options.toSorted((a, b) => a.text.localeCompare(b.text, lang))
  const countries = [...destinations.values()].map(({ code, name }) => ({ value: code, text: name[lang] }))
  const work = [...jobs.values()].map(({ slug, name }) => ({ value: slug, text: name[lang] }))
  const [first] = destinations.keys()
  const carer = [...jobs.keys()][1]
  return askForm({
    action: '/syarat',
    class: askClass,
    label: say('ask.label'),
    body: html`${select({ name: 'ke', label: say('ask.country'), icon: 'map-pin', options: byText(countries), value: first })}${select({ name: 'kerja', label: say('ask.job'), icon: 'hand-helping', options: byText(work), value: carer })}${button({ text: say('ask.go'), iconAfter: 'arrow-right' })}`,
  })
}

function careful(lang: Language): Html {
  const say = words(lang)
  return safeBox({
    eyebrow: html`${icon('shield-check')}${say('safe.eyebrow')}`,
    title: say('safe.title'),
    body: html`<p class="soft">${say('safe.note')}</p>${askForm({ action: '/cek', label: say('safe.eyebrow'), body: html`${textInput({ name: 'q', label: say('safe.ask') })}${button({ text: say('safe.go'), icon: 'search' })}` })}`,
  })
}

function people(lang: Language): Html {
  const say = words(lang)
  return html`<section aria-labelledby="orang"><h2 id="orang">${say('people')}</h2>${tiles([
    {
      href: '/darurat',
      title: say('people.emergency'),
      note: say('people.emergency.note'),
      icon: 'phone',
      tone: 'red',
    },
    { href: '/kantor', title: say('people.office'), note: say('people.office.note'), icon: 'landmark', tone: 'sea' },
    { href: '/bantuan', title: say('people.help'), note: say('people.help.note'), icon: 'life-buoy', tone: 'leaf' },
  ])}<p class="soft">${say('open')}: <a href="/peraturan">${say('open.rules')}</a> · <a href="/log">${say('open.log')}</a> · <a href="/verifikasi">${say('open.card')}</a> · <a href="/arahan">${say('open.rulings')}</a> · <a href="/keseragaman">${say('open.uniformity')}</a> · <a href="/pengaduan/angka">${say('open.figures')}</a></p></section>`
}
