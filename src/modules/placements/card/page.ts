import type { LocalDate } from '../../../kernel/time.ts'
import { qrOf } from '../../../platform/credential/qr.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { pmiCard } from '../../../platform/http/components/pmi-card.ts'
import { printHint } from '../../../platform/http/components/share.ts'
import { html, nothing, raw } from '../../../platform/http/html.ts'
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
export function cardPage(web: Web, { application, card, ruleSet, on, passportEnd, photo, company }: CardView): Page {
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
    scripts: [],
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
    })}${printHint(lang)}<p>${say('law')} <a href="/peraturan/permen-p2mi-34-2025">${say('law.more')}</a></p><p><a href="/putusan/${card.decision}">${say('decision')}</a></p>${card.revokedBy === null ? nothing : html`<p><a href="/putusan/${card.revokedBy}">${say('revoked')}</a></p>`}<p><a href="/verifikasi">${say('verify')}</a></p></section>`,
  }
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
