import { cite } from '../../../kernel/citation.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { dateField } from '../../../platform/http/components/date-field.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { fileInput } from '../../../platform/http/components/file-input.ts'
import { form as formOf } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { viewer } from '../../../platform/http/components/viewer.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import { cardPhoto, detailsOf, mustHave, replaceReasons } from './kinds.ts'
import { contentAddress, type DocumentsView, type KindView } from './view.ts'
import { words } from './words.ts'

export type DocumentPage = { readonly view: DocumentsView; readonly one: KindView; readonly form: Form<unknown> }

const has = (web: Web, name: string, value: string): boolean => web.url.searchParams.get(name) === value
const wayBack = (web: Web): string => (has(web, 'dari', 'profil') ? '/profil' : '/berkas')

/** One kind: what it is for, where to get it, how it stands, and the form where one is due. */
export function documentPage(web: Web, { view, one, form }: DocumentPage): Page {
  const { kind, standing } = one
  const name = kind.everyday[web.lang]
  const open = standing === 'missing' || standing === 'returned' || standing === 'expired'
  const replacing = !open && (has(web, 'ganti', 'ya') || Object.keys(form.errors).length > 0)
  const offers = open || replacing
  return {
    title: name,
    current: 'journey',
    failed: Object.keys(form.errors).length > 0,
    ...(offers ? { scripts: ['upload.js'] } : {}),
    body: html`<section>${backLink(wayBack(web), web.lang)}${errorSummary(form.errors, web.lang)}<h1>${name}</h1>${stateOf(web, one)}${previewOf(web, one)}${offers ? uploadForm(web, { view, one, form }) : afterwards(web, one)}</section>${about(web, { view, one, form })}`,
  }
}

function stateOf(web: Web, { document, standing }: KindView): Html {
  const say = words(web.lang)
  const { lang } = web
  if (!document) return nothing
  const sent = shortDay(lang, dayIn(document.uploadedAt, WIB))
  const checked = shortDay(lang, dayIn(document.reviewedAt ?? document.uploadedAt, WIB))
  const until = document.validUntil === null ? null : shortDay(lang, document.validUntil)
  if (standing === 'returned')
    return panel({ kind: 'warning', lang, title: say('returned'), body: document.reviewReason ?? '' })
  if (standing === 'valid')
    return panel({
      kind: 'success',
      lang,
      title: say('valid', { day: checked }),
      body: until === null ? say('valid.note') : say('valid.until', { day: until }),
    })
  if (standing === 'expired')
    return panel({ kind: 'warning', lang, title: say('expired', { day: until ?? '' }), body: say('expired.note') })
  if (standing === 'incomplete')
    return panel({ kind: 'info', lang, title: say('incomplete'), body: say('incomplete.note') })
  return panel({ kind: 'info', lang, title: say('uploaded', { day: sent }), body: say('uploaded.note') })
}

function previewOf(web: Web, { kind, document }: KindView): Html {
  if (!document?.file) return nothing
  const say = words(web.lang)
  const href = contentAddress(kind.code, document.id)
  if (document.mime === 'application/pdf')
    return html`<p><a href="${href}">${say('open.pdf', { pages: document.pages ?? 1 })}</a></p>`
  return viewer({
    alt: say('preview', { name: kind.everyday[web.lang] }),
    src: href,
    kind: 'image',
    open: { text: say('open'), href },
  })
}

/** What comes next where nothing has to be sent: fill in, go on, or replace after all. */
function afterwards(web: Web, { kind, standing }: KindView): Html {
  const say = words(web.lang)
  const from = has(web, 'dari', 'profil') ? '?dari=profil' : ''
  const next =
    standing === 'incomplete'
      ? linkButton({ href: `/berkas/${kind.code}/data${from}`, text: say('fill'), iconAfter: 'arrow-right' })
      : from === ''
        ? html`${linkButton({ href: '/berkas', text: say('list'), kind: 'solid' })}${linkButton({ href: '/perjalanan', text: say('journey'), kind: 'outline' })}`
        : linkButton({ href: '/profil', text: say('profile'), iconAfter: 'arrow-right' })
  return html`${next}<p><a href="/berkas/${kind.code}?ganti=ya${from === '' ? '' : '&dari=profil'}">${say('replace')}</a></p>`
}

/** The plain form does everything; the script makes pictures small and survives a bad line. */
function uploadForm(web: Web, { one, form }: DocumentPage): Html {
  const say = words(web.lang)
  const { kind, standing } = one
  const isPhoto = kind.code === cardPhoto
  const reason =
    standing === 'valid'
      ? html`${panel({ kind: 'warning', lang: web.lang, title: say('replace'), body: say('replace.note') })}${radios({
          name: 'reason',
          label: say('reason'),
          options: replaceReasons.map((value) => ({ value, text: say(`reason.${value}`) })),
          value: form.typed['reason'],
          error: form.errors['reason'],
        })}`
      : nothing
  const image = 'image/jpeg,image/png,image/webp'
  return formOf({
    action: `/berkas/${kind.code}${has(web, 'dari', 'profil') ? '?dari=profil' : ''}`,
    session: web.session,
    key: web.key,
    files: true,
    body: html`${reason}${fileInput({
      name: 'file',
      label: say('file'),
      hint: say(isPhoto ? 'file.hint.photo' : 'file.hint'),
      accept: isPhoto ? image : `${image},application/pdf`,
      error: form.errors['file'],
    })}<input type="hidden" name="upload" value=""><div class="panel panel--sea panel--wide" data-upload="/berkas/unggah" hidden><div class="panel__body" role="status"><h3 data-sending="${say('sending')}" data-paused="${say('paused')}">${say('sending')}</h3><progress max="1" value="0" aria-label="${say('sending')}"></progress><button class="button button--solid" type="button" hidden>${say('resume')}</button></div></div>${button({ text: say('send'), icon: 'upload' })}`,
  })
}

function about(web: Web, { view, one }: DocumentPage): Html {
  const say = words(web.lang)
  const rule = view.ruleSet.rules.find(({ document }) => document === one.kind.code)
  const law = rule ? html`<h2>${say('for')}</h2><p>${say('for.law', { law: cite(rule.citation) })}</p>` : nothing
  return html`<section>${law}<h2>${say('where')}</h2><p>${one.kind.where[web.lang]}</p></section>`
}

/** Number and days, copied from the paper: only those this kind has. */
export function detailsPage(web: Web, { one, form }: Pick<DocumentPage, 'one' | 'form'>): Page {
  const say = words(web.lang)
  const { kind } = one
  const name = kind.everyday[web.lang]
  const fields = each(detailsOf(kind), (detail) =>
    detail === 'number'
      ? textInput({
          name: 'number',
          label: say(mustHave(kind, 'number') ? 'number' : 'number.maybe'),
          value: form.typed['number'],
          error: form.errors['number'],
        })
      : dateField({
          name: detail,
          lang: web.lang,
          label: say(detail),
          hint: say('date.hint'),
          typed: form.typed,
          error: form.errors[detail],
        }),
  )
  return {
    title: say('details'),
    current: 'journey',
    failed: Object.keys(form.errors).length > 0,
    body: html`${backLink(`/berkas/${kind.code}`, web.lang)}<section>${errorSummary(form.errors, web.lang)}<h1>${say('details')}</h1><p class="lead">${say('details.lead', { name })}</p>${previewOf(web, one)}${formOf(
      {
        action: `/berkas/${kind.code}/data${has(web, 'dari', 'profil') ? '?dari=profil' : ''}`,
        session: web.session,
        key: web.key,
        body: html`${fields}${button({ text: say('save') })}`,
      },
    )}</section>`,
  }
}
