import type { LocalDate } from '../../../kernel/time.ts'
import { toLink } from '../../../platform/credential/browser/link.js'
import { qrOf } from '../../../platform/credential/qr.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form } from '../../../platform/http/components/form.ts'
import { icon } from '../../../platform/http/components/icon.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { pmiCard } from '../../../platform/http/components/pmi-card.ts'
import { printHint, whatsApp } from '../../../platform/http/components/share.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import { type Html, html, nothing, raw } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { reference } from '../../offices/index.ts'
import type { Application } from '../application.ts'
import type { CardRow } from '../issue/store.ts'
import { words } from './words.ts'

export type CardView = {
  readonly application: Application
  readonly card: CardRow
  readonly ruleSet: RuleSet
  readonly on: LocalDate
  readonly passportEnd: string | null
  readonly photo: string | null
  readonly company: string | null
  /** Without a trailing slash: what stands before `/verifikasi` in an address that is sent on. */
  readonly origin: string
}

export function noCardPage(web: Web): Page {
  const say = words(web.lang)
  return {
    title: say('title'),
    current: 'card',
    body: html`<section><h1>${say('title')}</h1>${emptyState({ title: say('none.title'), note: say('none.note'), action: linkButton({ href: '/perjalanan', text: say('none.do'), kind: 'solid' }) })}</section>`,
  }
}

/** The card on the phone and on paper; on paper the code is 35 mm wide. */
export function cardPage(web: Web, view: CardView): Page {
  const { application, card, ruleSet, on, passportEnd, photo, company } = view
  const { lang } = web
  const say = words(lang)
  const state = standing(card, on)
  const facts = [
    {
      name: say('country'),
      value: reference().destinations.get(application.country)?.name[lang] ?? application.country,
    },
    { name: say('job'), value: reference().jobs.get(application.job)?.name[lang] ?? application.job },
    { name: say('employer'), value: application.employerName ?? '–' },
    ...(company === null ? [] : [{ name: say('company'), value: company }]),
    { name: say('scheme'), value: ruleSet.schemes.get(application.scheme)?.title[lang] ?? application.scheme },
    { name: say('until'), value: shortDay(lang, card.validUntil) },
  ]
  return {
    title: say('title'),
    current: 'card',
    scripts: ['page.js', 'keep.js'],
    body: html`<section><h1>${say('title')}</h1>${pmiCard({
      title: say('title'),
      state: {
        text: say(state),
        tone: state === 'valid' ? 'leaf' : state === 'not-yet' ? 'amber' : 'red',
        ended: state === 'revoked' || state === 'expired',
      },
      holder: application.workerName,
      ...(photo === null ? {} : { photo: html`<img src="/berkas/${photo}/isi" alt="${application.workerName}">` }),
      first: [
        { name: say('number'), value: card.number },
        { name: say('passport'), value: passportEnd ?? '–' },
      ],
      facts,
      ...(state === 'revoked' ? {} : { qr: { picture: raw(qrOf(card.code, say('qr')).svg), note: say('note') } }),
    })}${state === 'revoked' ? nothing : html`<div class="shares">${copyOf(web, view)}</div>`}${printHint(lang)}<p>${say('law')} <a href="/peraturan/permen-p2mi-34-2025">${say('law.more')}</a></p><p><a href="/putusan/${card.decision}">${say('decision')}</a></p>${card.revokedBy === null ? nothing : html`<p><a href="/putusan/${card.revokedBy}">${say('revoked')}</a></p>`}<p><a href="/verifikasi">${say('verify')}</a></p>${linkButton({ href: `/pengaduan?negara=${application.country}`, text: say('trouble'), kind: 'outline', icon: 'life-buoy' })}</section>`,
  }
}

/** The card as text: to copy, to send, to check at once. Nothing of it needs a script. */
function copyOf(web: Web, { card, application, origin }: CardView): Html {
  const say = words(web.lang)
  const link = `${origin}/verifikasi${toLink(card.code)}`
  const text = say('link.text', { name: application.workerName })
  return fold({
    title: say('link.title'),
    body: html`<p>${say('link.note')}</p>${form({
      action: '/verifikasi',
      session: web.session,
      key: web.key,
      class: 'flow',
      body: html`${textArea({ name: 'kode', label: say('link.label'), hint: say('link.hint'), value: link, rows: 4, fixed: true })}${button({ text: say('link.check'), kind: 'outline', icon: 'scan-line' })}`,
    })}<button${attributes({ class: 'button button--quiet', type: 'button', hidden: true, 'data-copy': link, 'data-copied': say('link.copied') })}>${icon('copy')}<span>${say('link.copy')}</span></button>${linkButton({ href: whatsApp(text, link), text: say('link.send'), kind: 'outline', icon: 'message-circle' })}`,
  })
}

/** Where a card stands on a day. */
export function standing(
  { validFrom, validUntil, revokedAt }: Pick<CardRow, 'validFrom' | 'validUntil' | 'revokedAt'>,
  on: LocalDate,
): 'valid' | 'expired' | 'revoked' | 'not-yet' {
  if (revokedAt !== null) return 'revoked'
  if (on < validFrom) return 'not-yet'
  return on > validUntil ? 'expired' : 'valid'
}
