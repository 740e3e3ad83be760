import { button } from '../../../platform/http/components/button.ts'
import { askForm } from '../../../platform/http/components/form.ts'
import { askClass } from '../../../platform/http/components/hero.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { tiles } from '../../../platform/http/components/tiles.ts'
import { verdict } from '../../../platform/http/components/verdict.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { reference } from '../../offices/index.ts'
import type { Company, Permit, Standing } from '../company.ts'
import type { Checked } from './store.ts'
import { words } from './words.ts'

export type CheckPage = {
  readonly asked: string
  /** `undefined`: nothing was asked yet. */
  readonly checked: Checked | undefined
  /** The companies of a demonstration are invented, and it says so beside every answer. */
  readonly demo: boolean
}

/** One field, one answer. The answer comes first; what to do next stands below it, whatever it was. */
export function checkPage(web: Web, { asked, checked, demo }: CheckPage): Page {
  const { lang } = web
  const say = words(lang)
  const form = askForm({
    action: '/cek',
    class: askClass,
    label: say('title'),
    body: html`${textInput({ name: 'q', label: say('ask'), hint: say('ask.hint'), value: asked })}${button({ text: say('go'), icon: 'search' })}`,
  })
  const invented = demo ? panel({ kind: 'info', lang, title: say('demo'), body: say('demo.note') }) : nothing
  return {
    title: say('title'),
    body:
      checked === undefined
        ? html`${pageTop({ title: say('title'), more: html`<p>${say('lead')}</p>` })}${form}${invented}<section>${onward(lang)}</section>`
        : html`<section>${answerOf(web, asked, checked)}${invented}</section><section>${form}</section><section>${onward(lang)}</section>`,
  }
}

function answerOf({ lang }: Web, asked: string, { company, standing, permits, permit, near }: Checked): Html {
  const say = words(lang)
  const alike = near.length === 0 ? nothing : nearNames(near, lang)
  if (company === undefined || standing === undefined)
    return html`${verdict({ result: 'bad', word: say('unlisted'), reason: say('unlisted.why', { asked }) })}${alike}${dontPay(lang)}`
  const good = standing === 'licensed'
  return html`${verdict({ result: good ? 'good' : 'bad', word: say(standing), reason: whyOf(company, standing, lang) })}${permit === undefined ? nothing : permitPanel(permit, lang)}${
    good
      ? panel({
          kind: 'info',
          lang,
          title: say('still-check'),
          body: say('still-check.note', { city: company.city }),
        })
      : dontPay(lang)
  }${facts(company, lang)}${good ? permitList(permits, lang) : nothing}${alike}`
}

function facts({ licence, city, licensedUntil }: Company, lang: Language): Html {
  const say = words(lang)
  const rows = [
    { question: say('licence'), answer: licence },
    { question: say('seat'), answer: city },
    { question: say('until'), answer: shortDay(lang, licensedUntil) },
  ]
  return html`<ul class="basis">${each(rows, ({ question, answer }) => html`<li><small>${question}</small><b>${answer}</b></li>`)}</ul>`
}

function whyOf(
  { name, licensedUntil, statusSince, statusGround }: Company,
  standing: Standing,
  lang: Language,
): string {
  return words(lang)(`${standing}.why`, {
    name,
    until: shortDay(lang, licensedUntil),
    since: shortDay(lang, statusSince),
    ground: statusGround?.[lang] ?? '',
  })
}

const dontPay = (lang: Language): Html =>
  panel({ kind: 'danger', lang, title: words(lang)('dont-pay'), body: words(lang)('dont-pay.note') })

function permitPanel({ permit, open }: NonNullable<Checked['permit']>, lang: Language): Html {
  const say = words(lang)
  return panel({
    kind: open ? 'success' : 'warning',
    lang,
    title: say('permit.matched', { number: permit.number }),
    body: say(open ? 'permit.open' : 'permit.over', { what: permitText(permit, lang) }),
  })
}

function permitList(permits: readonly Permit[], lang: Language): Html {
  const say = words(lang)
  return html`<h2>${say('permits')}</h2>${
    permits.length === 0
      ? html`<p>${say('permits.none')}</p>`
      : html`<ul class="basis">${each(permits.slice(0, 12), (permit) => html`<li><a href="/syarat?ke=${permit.country}&amp;kerja=${permit.job}">${permitText(permit, lang)}</a><small>${permit.number}</small></li>`)}</ul>`
  }`
}

function permitText({ job, country, quota, until }: Permit, lang: Language): string {
  const { jobs, destinations } = reference()
  return words(lang)('permit', {
    job: jobs.get(job)?.name[lang] ?? job,
    country: destinations.get(country)?.name[lang] ?? country,
    quota,
    until: shortDay(lang, until),
  })
}

function nearNames(near: readonly Company[], lang: Language): Html {
  const say = words(lang)
  return html`<h2>${say('near')}</h2><p class="soft">${say('near.note')}</p><ul class="basis">${each(near, ({ name, city }) => html`<li><a href="/cek?${new URLSearchParams({ q: name }).toString()}">${name}</a><small>${city}</small></li>`)}</ul>`
}

function onward(lang: Language): Html {
  const say = words(lang)
  return tiles([
    { href: '/kantor', title: say('office'), note: say('office.note'), icon: 'landmark', tone: 'sea' },
    { href: '/syarat', title: say('needs'), note: say('needs.note'), icon: 'wallet', tone: 'leaf' },
    { href: '/darurat', title: say('call'), note: say('call.note'), icon: 'phone', tone: 'red' },
  ])
}
