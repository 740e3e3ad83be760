import { button } from '../../../platform/http/components/button.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { table } from '../../../platform/http/components/table.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import { expectations, payers } from '../../../rules/rule.ts'
import { askedOf, daysWithoutExample, type ExampleField, examplesOf, exampleToBegin } from './example-form.ts'
import type { Group } from './rule-form.ts'
import { words } from './words.ts'

export type ExamplePart = {
  readonly rule: Group
  /** The draft and file this is a part of: where its form goes. */
  readonly action: string
  readonly version: number
  /** How many examples the published rule has: those the draft added can be taken away again. */
  readonly published: number
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
}

/** The examples of a rule, and a form for one more: begun from one that is there, on the first day that has none. */
export function examplePart(web: Web, part: ExamplePart): Html {
  const { lang } = web
  const say = words(lang)
  const days = daysWithoutExample(part.rule)
  const missing =
    days.length === 0
      ? nothing
      : panel({
          kind: 'warning',
          lang,
          title: say('example.missing', { days: days.map((on) => longDay(lang, on)).join(', ') }),
          body: say('example.missing.note'),
        })
  return html`<section class="flow" id="contoh"><h2>${say('example.title')}</h2>${missing}${exampleForm(web, part)}${fold({ title: say('example.known', { count: examplesOf(part.rule).length }), body: knownExamples(web, part) })}</section>`
}

function knownExamples(web: Web, { rule, action, version, published }: ExamplePart): Html {
  const { lang } = web
  const say = words(lang)
  const takeAway = (at: number): Html =>
    at < published
      ? nothing
      : form({
          action: `${action}#contoh`,
          session: web.session,
          key: `${web.key}-tanpa-${at}`,
          label: say('example.remove'),
          body: html`<input type="hidden" name="versi" value="${version}"><input type="hidden" name="buat" value="tanpa-contoh"><input type="hidden" name="contoh" value="${at}">${button({ text: say('example.remove'), kind: 'quiet', small: true })}`,
        })
  const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
  return table({
    caption: say('example.title'),
    columns: [
      { name: say('example.name') },
      { name: say('example.day') },
      { name: say('example.finds') },
      { name: say('column.act') },
    ],
    rows: examplesOf(rule).map((example, at) => {
      const outcome = expectations.find((known) => known === example['finds'])
      const sum = text(example['amount'] ?? example['length'] ?? example['payer'])
      return [
        text(example['name']),
        text(example['on']),
        outcome === undefined ? sum : say(`finds.${outcome}`),
        html`<a href="${action}&amp;contoh=${at}#contoh">${say('example.begin')}</a>${takeAway(at)}`,
      ]
    }),
  })
}

function exampleForm(web: Web, { rule, action, version, typed, errors }: ExamplePart): Html {
  const say = words(web.lang)
  const from = /^\d{1,3}$/.exec(web.url.searchParams.get('contoh') ?? '')?.[0]
  const begun = exampleToBegin(rule, from === undefined ? undefined : Number(from))
  const field = (name: ExampleField) => ({ name, value: oneOf(typed, name) ?? begun[name], error: errors[name] })
  const asked = askedOf(rule)
  const outcome = {
    hasil: select({
      ...field('hasil'),
      label: say('example.finds'),
      hint: say('example.finds.hint'),
      empty: say('example.finds.empty'),
      options: expectations.map((value) => ({ value, text: say(`finds.${value}`) })),
    }),
    jumlah: html`${textInput({ ...field('jumlah'), label: say('example.amount'), kind: 'figures' })}${select({ ...field('pembayar'), label: say('example.payer'), empty: say('example.payer.empty'), options: payers.map((value) => ({ value, text: say(`payer.${value}`) })) })}`,
    lama: textInput({ ...field('lama'), label: say('example.length'), kind: 'figures' }),
  }[asked]
  return form({
    action: `${action}#contoh`,
    session: web.session,
    key: `${web.key}-contoh`,
    label: say('example.new'),
    class: 'flow',
    body: html`<h3>${say('example.new')}</h3><input type="hidden" name="versi" value="${version}"><input type="hidden" name="buat" value="contoh">${textInput({ ...field('nama'), label: say('example.name'), hint: say('example.name.hint') })}${textInput({ ...field('hari'), label: say('example.day'), kind: 'date' })}${textArea({ ...field('fakta'), label: say('example.facts'), hint: say('example.facts.hint'), rows: 5 })}${outcome}${button({ text: say('example.add'), kind: 'outline', icon: 'plus' })}`,
  })
}
