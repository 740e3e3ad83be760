import { cite } from '../../../kernel/citation.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { basisFold } from '../../../platform/http/components/fold.ts'
import { icon, iconNamed } from '../../../platform/http/components/icon.ts'
import { each, html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { rupiahText } from '../../../platform/i18n/dates.ts'
import type { DocumentKind, Rule } from '../../../rules/rule.ts'
import { articleOf, daysText, doubt } from './say.ts'
import { words } from './words.ts'

export type DocumentAnswer = {
  readonly document: DocumentKind
  /** The rules in force that ask for it, of whatever scheme. */
  readonly rules: readonly Rule[]
  /** Back to the answer the person came from. */
  readonly back: string
}

/** One document: what it is called, who gives it, how to get it, what it costs, how long it takes, and why. */
export function documentPage(web: Web, { document, rules, back }: DocumentAnswer): Page {
  const { lang } = web
  const say = words(lang)
  const { fee, days } = document
  const sure = (text: string, confidence: Rule['confidence']): string =>
    [text, doubt(confidence, lang)].filter((part) => part !== '').join(' · ')
  const rows = [
    { question: say('document.where'), answer: document.where[lang] },
    { question: say('document.issuer'), answer: document.issuer[lang] },
    {
      question: say('document.fee'),
      answer:
        fee === null
          ? say('document.fee.none')
          : sure(fee.amount === 0 ? say('free') : rupiahText(fee.amount), fee.confidence),
    },
    {
      question: say('document.days'),
      answer: days === null ? say('document.days.none') : sure(daysText(days, lang), days.confidence),
    },
    { question: say('document.hand'), answer: say(`document.hand.${document.comes}`) },
    { question: say('document.official'), answer: document.name[lang] },
  ]
  const law = rules.map((rule) => ({
    article: cite(rule.citation),
    href: articleOf(rule),
    says: [rule.title[lang], doubt(rule.confidence, lang)].filter((part) => part !== '').join(' · '),
  }))
  return {
    title: document.everyday[lang],
    body: html`<section>${backLink(back, lang)}<h1>${icon(iconNamed(document.icon))} ${document.everyday[lang]}</h1><ul class="basis">${each(rows, ({ question, answer }) => html`<li><small>${question}</small><b>${answer}</b></li>`)}</ul><p class="soft">${say('document.lost')}</p>${law.length === 0 ? html`<p>${say('document.law.none')}</p>` : basisFold(say('document.law'), law)}</section>`,
  }
}
