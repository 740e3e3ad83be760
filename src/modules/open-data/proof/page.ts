import type { ApplicationId } from '../../../kernel/ids.ts'
import { WIB } from '../../../kernel/time.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { textArea } from '../../../platform/http/components/text-input.ts'
import { verdict } from '../../../platform/http/components/verdict.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { moment, numberText } from '../../../platform/i18n/dates.ts'
import type { Receipt } from '../../../platform/ledger/receipt.ts'
import { actText, roleText, words } from '../log/words.ts'
import type { FileEntry } from './entries.ts'

export type RecordView = {
  readonly application: { readonly id: ApplicationId; readonly number: string }
  readonly entries: readonly FileEntry[]
  readonly back: string
}

/** Seconds after which a page with an entry that waits for its seal looks again. */
const soon = 5

/** Everything the ledger holds about one file, each entry with its proof to take away. */
export function fileRecordPage(web: Web, { application, entries, back }: RecordView): Page {
  const say = words(web.lang)
  const waits = entries.some(({ position }) => position === null)
  return {
    title: say('file.title', { number: application.number }),
    ...(waits ? { refresh: soon } : {}),
    body: html`<section>${backLink(back, web.lang)}<h1>${say('file.title', { number: application.number })}</h1><p class="lead">${say('file.lead')}</p>${entries.length === 0 ? html`<p>${say('file.none')}</p>` : nothing}<ol class="plain-list flow">${each(entries, (entry) => entryOf(web, application.id, entry))}</ol><p class="soft">${say('file.note')}</p><p><a href="/log/bukti">${say('check.receipt')}</a></p></section>`,
  }
}

function entryOf({ lang }: Web, application: ApplicationId, { id, at, act, role, ground, position }: FileEntry): Html {
  const say = words(lang)
  const state =
    position === null
      ? tag(say('file.waiting'), 'amber', 'hourglass')
      : html`${tag(say('file.sealed', { position: numberText(lang, position) }), 'leaf', 'lock')} <a${attributes({ href: `/log/berkas/${application}/${id}`, download: `bukti-${id}.json` })}>${say('file.get')}</a>`
  return html`<li><b>${actText(lang, act)}</b><br><span class="soft">${moment(lang, at, WIB)}, ${say('file.by', { role: roleText(lang, role) })}${ground === null || ground === '' ? nothing : html` · ${ground}`}</span><br>${state}</li>`
}

export type ProofView = { readonly form: Form<unknown>; readonly checked?: { receipt: Receipt; holds: boolean } }

/** Where anybody pastes a receipt and sees whether it holds. */
export function proofPage(web: Web, { form, checked }: ProofView): Page {
  const say = words(web.lang)
  return {
    title: say('proof.title'),
    failed: Object.keys(form.errors).length > 0,
    body: html`<section>${backLink('/log', web.lang)}${errorSummary(form.errors, web.lang)}<h1>${say('proof.title')}</h1><p class="lead">${say('proof.lead')}</p>${checked ? answerOf(web, checked) : nothing}${formOf(
      {
        action: '/log/bukti',
        session: web.session,
        key: web.key,
        body: html`${textArea({ name: 'bukti', label: say('proof.field'), hint: say('proof.hint'), value: form.typed['bukti'], error: form.errors['bukti'], rows: 8 })}${button({ text: say('proof.go'), icon: 'shield-check' })}`,
      },
    )}</section>`,
  }
}

function answerOf({ lang }: Web, { receipt, holds }: NonNullable<ProofView['checked']>): Html {
  const say = words(lang)
  const { entry, position, size } = receipt
  if (!holds) return verdict({ result: 'bad', word: say('proof.bad'), reason: say('proof.bad.why') })
  return html`${verdict({ result: 'good', word: say('proof.good'), reason: say('proof.good.why', { position: numberText(lang, position) }) })}${summaryList(
    [
      { question: say('proof.act'), answer: actText(lang, entry.act) },
      { question: say('proof.when'), answer: moment(lang, entry.at, WIB) },
      { question: say('proof.who'), answer: roleText(lang, entry.role) },
      ...(entry.ground === null || entry.ground === ''
        ? []
        : [{ question: say('proof.ground'), answer: entry.ground }]),
      { question: say('proof.record'), answer: `${entry.recordKind} ${entry.recordId}` },
      { question: say('proof.size'), answer: numberText(lang, size) },
    ],
    lang,
  )}`
}
