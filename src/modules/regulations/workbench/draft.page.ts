import type { PersonId } from '../../../kernel/ids.ts'
import { button, buttonRow, linkButton } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { dateField } from '../../../platform/http/components/date-field.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { askForm, form } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { milestones } from '../publish/transition.ts'
import { differencesPart, findingsPart } from './findings.part.ts'
import { type Errors, isWriter } from './frame.ts'
import { settlePart } from './settle.part.ts'
import { signedPart } from './signed.part.ts'
import type { Trial } from './trial.ts'
import { trialsPart } from './trials.part.ts'
import { changesBetween } from './versions.ts'
import type { DraftView } from './view.ts'
import { words } from './words.ts'

export type DraftPage = DraftView & {
  readonly typed: Typed
  readonly errors: Errors
  /** Rules that were looked for by words. */
  readonly found: readonly { readonly file: string; readonly title: string; readonly at: string }[] | null
  readonly asked: string
  /** What the people who wrote, proposed and signed it are called; whoever is not seen is left out. */
  readonly names: ReadonlyMap<PersonId, string>
  readonly trials: readonly Trial[]
}

/** A change of the rules: what it is, which files it changes, what was found, and what can be done now. */
export function draftBody(web: Web, page: DraftPage): Html {
  const { draft, check, base, isBehind } = page
  const say = words(web.lang)
  const isOpen = draft.state === 'open' && isWriter(web)
  const section = (title: string, body: Html): Html => html`<section class="flow"><h2>${title}</h2>${body}</section>`
  const sentBack =
    draft.sentBack === null
      ? nothing
      : panel({ kind: 'warning', lang: web.lang, title: say('draft.sent-back', { reason: draft.sentBack }) })
  const behind =
    isBehind && isOpen
      ? panel({
          kind: 'warning',
          lang: web.lang,
          title: say('draft.rebase.lead'),
          body: act(web, page, { path: 'pindah', text: say('draft.rebase') }),
        })
      : nothing
  const settle = isOpen ? settlePart(web, page) : undefined
  const found = section(
    say('draft.check'),
    findingsPart(web.lang, check, { draft: isOpen ? draft.id : undefined, settle }),
  )
  const tried = section(say('draft.try'), trialsPart(web, page))
  const differs = section(
    say('draft.differences'),
    check.ruleSet ? differencesPart(web.lang, changesBetween(base, check.ruleSet)) : nothing,
  )
  const back = linkButton({ href: '/pusat/aturan', text: say('draft.back'), kind: 'quiet' })
  return isOpen
    ? html`${sentBack}${behind}${actions(web, page)}${found}${filesPart(web, page)}${tried}${differs}${basics(web, page)}`
    : html`${sentBack}${section(say('draft.basics'), signedPart(web, page))}${tried}${found}${differs}${actions(web, page)}${back}`
}

type Act = { readonly path: string; readonly text: string; readonly kind?: 'solid' | 'danger' | 'outline' }

/** One button that does one thing to this draft as it was read. */
const act = (web: Web, { draft }: DraftView, { path, text, kind = 'solid' }: Act): Html =>
  form({
    action: `/pusat/aturan/${draft.id}/${path}`,
    session: web.session,
    key: `${web.key}-${path}`,
    label: text,
    body: html`<input type="hidden" name="versi" value="${draft.version}">${button({ text, kind })}`,
  })

function actions(web: Web, page: DraftPage): Html {
  const { draft, isMine } = page
  const say = words(web.lang)
  if (!isWriter(web)) return nothing
  if (draft.state === 'open')
    return html`<p>${say('draft.propose.lead')}</p>${buttonRow(act(web, page, { path: 'usul', text: say('draft.propose') }), act(web, page, { path: 'buang', text: say('draft.discard'), kind: 'outline' }))}`
  if (draft.state !== 'proposed') return nothing
  const giveBack = form({
    action: `/pusat/aturan/${draft.id}/kembalikan`,
    session: web.session,
    key: `${web.key}-kembalikan`,
    label: say('draft.send-back'),
    class: 'flow',
    body: html`${textArea({ name: 'sebab', label: say('draft.send-back.reason'), rows: 3, value: page.typed['sebab'], error: page.errors['sebab'] })}${button({ text: say('draft.send-back'), kind: 'return', icon: 'corner-up-left' })}`,
  })
  return isMine
    ? html`${panel({ kind: 'info', lang: web.lang, title: say('draft.mine') })}${giveBack}`
    : html`<p>${say('draft.sign.lead')}</p>${act(web, page, { path: 'tanda-tangan', text: say('draft.sign') })}${giveBack}`
}

function filesPart(web: Web, { draft, found, asked, errors, typed }: DraftPage): Html {
  const say = words(web.lang)
  const changed = Object.keys(draft.changes)
  const link = (file: string): Html =>
    html`<a href="/pusat/aturan/${draft.id}/berkas?jalur=${encodeURIComponent(file)}"><code>${file}</code></a>`
  const list =
    changed.length === 0
      ? emptyState({ title: say('draft.files.none'), note: say('draft.files.none.note') })
      : html`<ul>${each(changed, (file) => html`<li>${link(file)}</li>`)}</ul>`
  const results =
    found === null
      ? nothing
      : found.length === 0
        ? html`<p role="status">${say('draft.find.none')}</p>`
        : html`<ul>${each(found.slice(0, 12), ({ file, title, at }) => html`<li>${link(file)} ${title}, ${at}</li>`)}</ul>${found.length > 12 ? html`<p>${say('draft.find.more')}</p>` : nothing}`
  const search = askForm({
    action: `/pusat/aturan/${draft.id}`,
    label: say('draft.find'),
    class: 'flow',
    body: html`${textInput({ name: 'cari', label: say('draft.find'), hint: say('draft.find.hint'), value: asked })}${button({ text: say('draft.find.go'), kind: 'outline', icon: 'search' })}`,
  })
  const fresh = askForm({
    action: `/pusat/aturan/${draft.id}/berkas`,
    label: say('draft.new'),
    class: 'flow',
    body: html`${textInput({ name: 'jalur', label: say('draft.new.path'), hint: say('draft.new.path.hint'), value: typed['jalur'], error: errors['jalur'] })}${button({ text: say('draft.new'), kind: 'outline', icon: 'plus' })}`,
  })
  return html`<section class="flow"><h2>${say('draft.files')}</h2>${list}${search}${results}${fold({ title: say('draft.new'), body: fresh })}</section>`
}

function basics(web: Web, { draft, typed, errors }: DraftPage): Html {
  const say = words(web.lang)
  const { lang } = web
  const day = (name: string, label: string, hint?: string): Html =>
    dateField({ name, lang, label, hint, typed, error: errors[name] })
  return html`<section id="dasar"><h2>${say('draft.basics')}</h2>${form({
    action: `/pusat/aturan/${draft.id}`,
    session: web.session,
    key: web.key,
    label: say('draft.basics'),
    class: 'flow',
    body: html`<input type="hidden" name="versi" value="${draft.version}">${textInput({ name: 'nama', label: say('draft.title'), value: typed['nama'], error: errors['nama'] })}${textArea({ name: 'ringkasan', label: say('draft.summary'), hint: say('draft.summary.hint'), value: typed['ringkasan'], error: errors['ringkasan'] })}${day('mulai', say('draft.from'), say('draft.from.hint'))}${radios(
      {
        name: 'peralihan',
        label: say('draft.transition'),
        value: typed['peralihan'],
        error: errors['peralihan'],
        options: (['all', ...milestones] as const).map((value) => ({ value, text: say(`draft.transition.${value}`) })),
      },
    )}${day('sebelum', say('draft.before'))}${day('sampai', say('draft.until'), say('draft.until.hint'))}${textInput({ name: 'alasan', label: say('draft.reason'), value: typed['alasan'], error: errors['alasan'] })}${textInput({ name: 'alasan-en', label: say('draft.reason.en'), value: typed['alasan-en'] })}${button({ text: say('draft.save'), kind: 'solid' })}`,
  })}</section>`
}
