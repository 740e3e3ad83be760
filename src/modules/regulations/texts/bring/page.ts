import type { PersonId } from '../../../../kernel/ids.ts'
import { WIB } from '../../../../kernel/time.ts'
import { backLink } from '../../../../platform/http/components/back-link.ts'
import { button } from '../../../../platform/http/components/button.ts'
import type { Content } from '../../../../platform/http/components/content.ts'
import { fileInput } from '../../../../platform/http/components/file-input.ts'
import { fold } from '../../../../platform/http/components/fold.ts'
import { form } from '../../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../../platform/http/components/panel.ts'
import { table } from '../../../../platform/http/components/table.ts'
import { tabs } from '../../../../platform/http/components/tabs.ts'
import { tag } from '../../../../platform/http/components/tag.ts'
import { textArea, textInput } from '../../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../../platform/http/form.ts'
import { each, type Html, html, nothing } from '../../../../platform/http/html.ts'
import type { Web } from '../../../../platform/http/route.ts'
import { longDay, moment, numberText } from '../../../../platform/i18n/dates.ts'
import type { Language } from '../../../../platform/i18n/language.ts'
import type { RuleSet } from '../../../../rules/rule.ts'
import { nameOf } from '../../../../rules/source/name.ts'
import { hrefOf } from '../../instruments/law.ts'
import { nameOfArticle } from '../../register/article.ts'
import type { Preview } from '../act.ts'
import type { KeptSource } from '../store.ts'
import { changePart } from './change.part.ts'
import { words } from './words.ts'

export type ListView = {
  readonly sources: readonly KeptSource[]
  /** What those who brought them are called. */
  readonly names: ReadonlyMap<PersonId, string>
  readonly ruleSet: RuleSet
  /** A file instead of pasted text. */
  readonly isFile: boolean
  /** An auditor only looks. */
  readonly isWriter: boolean
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
}

const nameIn = ({ instruments }: RuleSet, id: string): string => {
  const known = instruments.get(id)
  return known === undefined ? id : nameOf(known)
}

/** What came in, and the form for the next text. */
export function listBody(web: Web, view: ListView): Html {
  const { lang } = web
  const say = words(lang)
  const { sources, names, ruleSet, isWriter } = view
  const list =
    sources.length === 0
      ? emptyState({ title: say('list.none'), note: say('list.none.note') })
      : table({
          caption: say('list'),
          columns: [
            { name: say('column.instrument') },
            { name: say('column.amends') },
            { name: say('column.from') },
            { name: say('column.at') },
            { name: say('column.by') },
            { name: say('column.made'), figures: true },
          ],
          rows: sources.map(({ id, instrument, amends, effectiveFrom, importedAt, importedBy, ...fate }) => [
            html`<a href="/pusat/naskah/${id}">${nameIn(ruleSet, instrument)}</a>`,
            amends === null ? '–' : nameIn(ruleSet, amends),
            longDay(lang, effectiveFrom),
            moment(lang, importedAt, WIB),
            names.get(importedBy) ?? say('by.somebody'),
            fateTold(lang, fate),
          ]),
        })
  return html`${isWriter ? bringForm(web, view) : nothing}${list}`
}

const fateTold = (lang: Language, { made, isReturned }: Pick<KeptSource, 'made' | 'isReturned'>): Content =>
  isReturned
    ? tag(words(lang)('sent-back'), 'red')
    : made === 0
      ? tag(words(lang)('waiting'), 'amber')
      : numberText(lang, made)

function bringForm(web: Web, { isFile, typed, errors }: ListView): Html {
  const say = words(web.lang)
  const text = isFile
    ? fileInput({
        name: 'berkas',
        label: say('file'),
        hint: say('file.hint'),
        accept: 'text/plain,.txt',
        picture: 'file-text',
        error: errors['berkas'],
      })
    : textArea({
        name: 'naskah',
        label: say('text'),
        hint: say('text.hint'),
        rows: 14,
        value: typed['naskah'],
        error: errors['naskah'],
      })
  const fields = html`${textInput({ name: 'peraturan', label: say('instrument'), hint: say('instrument.hint'), value: typed['peraturan'], error: errors['peraturan'] })}${textInput({ name: 'mengubah', label: say('amends'), hint: say('amends.hint'), value: typed['mengubah'], error: errors['mengubah'] })}${textInput({ name: 'asal', label: say('origin'), hint: say('origin.hint'), value: typed['asal'], error: errors['asal'] })}${textInput({ name: 'mulai', kind: 'date', label: say('from'), value: typed['mulai'], error: errors['mulai'] })}`
  return html`<h2>${say('new')}</h2>${tabs(say('way.label'), [
    { text: say('way.paste'), href: '/pusat/naskah', current: !isFile },
    { text: say('way.file'), href: '/pusat/naskah?cara=berkas', current: isFile },
  ])}${form({
    action: isFile ? '/pusat/naskah/berkas' : '/pusat/naskah',
    session: web.session,
    key: web.key,
    label: say('new'),
    class: 'flow',
    ...(isFile ? { files: true } : {}),
    body: html`${fields}${text}${button({ text: say('go'), kind: 'solid', iconAfter: 'arrow-right' })}`,
  })}`
}

export type PreviewView = Preview & {
  /** Who sent it back is called; nothing when nobody did. */
  readonly returnedBy: string | undefined
  /** What was typed as the reason for sending it back, when that was refused. */
  readonly typed: Typed
  readonly ruleSet: RuleSet
  readonly isWriter: boolean
  readonly error: string | undefined
}

/** What a text would change, article by article, and every line that has no place. */
export function previewBody(web: Web, view: PreviewView): Html {
  const { lang } = web
  const say = words(lang)
  const { source, plan, ruleSet, isWriter, digest } = view
  const names = {
    name: nameIn(ruleSet, source.instrument),
    amended: nameIn(ruleSet, source.amends ?? ''),
    from: longDay(lang, source.effectiveFrom),
  }
  const entered = source.made > 0
  const count = entered
    ? say('preview.entered', { count: source.made })
    : say('preview.count', { count: plan.changes.length, same: plan.same })
  const isOpen = !entered && source.returned === null && isWriter
  const entering =
    !isOpen || plan.changes.length === 0
      ? nothing
      : source.importedBy === web.actor.person
        ? html`<p class="soft">${say('preview.own-text')}</p>`
        : form({
            action: `/pusat/naskah/${source.id}/catat`,
            session: web.session,
            key: web.key,
            id: 'catat',
            body: html`<input type="hidden" name="dilihat" value="${digest}"><p class="soft">${say('preview.enter.note')}</p>${button({ text: say('preview.enter'), icon: 'check' })}`,
          })
  return html`${backLink('/pusat/naskah', lang)}<p>${source.amends === null ? say('preview.own', names) : say('preview.amends', names)} <b>${source.returned === null ? count : nothing}</b></p><p class="soft">${say('preview.origin', { origin: source.origin ?? say('origin.unknown') })}</p>${returnedPart(web, view)}${missingPart(web, view)}${unplacedPart(web, view)}${entering}${isOpen ? sendBackPart(web, view) : nothing}${entered ? articleLinks(view) : each(plan.changes, (change) => changePart(lang, change))}${fold({ title: say('preview.raw'), body: textArea({ name: 'asal', label: say('preview.raw'), value: source.text, rows: 16, fixed: true }) })}`
}

function returnedPart({ lang }: Web, { source: { returned }, returnedBy }: PreviewView): Html {
  const say = words(lang)
  if (returned === null) return nothing
  const told = { who: returnedBy ?? say('by.somebody'), at: moment(lang, returned.at, WIB) }
  return panel({ kind: 'danger', lang, title: say('preview.sent-back', told), body: returned.reason })
}

/** Numbers in their order, neighbours as one row: `1–11, 13`. */
function rowsOf(numbers: readonly string[]): string {
  const rows: { from: number; to: number }[] = []
  for (const number of numbers.map(Number)) {
    const row = rows.at(-1)
    if (row !== undefined && row.to === number - 1) row.to = number
    else rows.push({ from: number, to: number })
  }
  return rows.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

/** Articles the text leaves out: their headings may have been misread, and their words hang on the article before. */
function missingPart({ lang }: Web, { plan: { missing, gaps } }: PreviewView): Html {
  const say = words(lang)
  const warn = (title: string, body: Content): Html => panel({ kind: 'warning', lang, title, body })
  const rows = html`<ul>${each(gaps, (gap) => html`<li>${say('preview.gap', gap)}</li>`)}</ul>`
  return html`${
    missing.length === 0
      ? nothing
      : warn(say('preview.missing', { count: missing.length, numbers: rowsOf(missing) }), say('preview.missing.note'))
  }${gaps.length === 0 ? nothing : warn(say('preview.gaps', { count: gaps.length }), rows)}`
}

/** Sending it back, or taking one's own back: with a reason, and below what is usual. */
const sendBackPart = (web: Web, { source, error, typed }: PreviewView): Html => {
  const say = words(web.lang)
  const isOwn = source.importedBy === web.actor.person
  return fold({
    title: say(isOwn ? 'preview.take-back' : 'preview.send-back'),
    open: typed['sebab'] !== undefined,
    body: form({
      action: `/pusat/naskah/${source.id}/kembalikan`,
      session: web.session,
      key: web.key,
      class: 'flow',
      body: html`${textArea({ name: 'sebab', label: say('preview.reason'), hint: say('preview.reason.hint'), rows: 3, value: typed['sebab'], error: typed['sebab'] === undefined ? undefined : error })}${button({ text: say(isOwn ? 'preview.take-back' : 'preview.send-back'), kind: 'outline' })}`,
    }),
  })
}

function unplacedPart(web: Web, { plan: { unplaced } }: PreviewView): Html {
  const { lang } = web
  const say = words(lang)
  if (unplaced.length === 0) return html`<p class="soft">${say('preview.all-placed')}</p>`
  return html`<p class="soft">${say('preview.unplaced.note')}</p>${table({
    caption: say('preview.unplaced', { count: unplaced.length }),
    columns: [{ name: say('line'), figures: true }, { name: say('text') }, { name: say('why') }],
    rows: unplaced.map(({ at, text, why }) => [
      numberText(lang, at),
      html`<span lang="id">${text}</span>`,
      say(`why.${why}`),
    ]),
  })}`
}

/** The articles that were entered, as they can be read. */
const articleLinks = ({ source, known }: PreviewView): Html => {
  const target = source.amends ?? source.instrument
  const made = known.filter(
    ({ madeBy, effectiveFrom }) => madeBy === source.instrument && effectiveFrom === source.effectiveFrom,
  )
  const names = [...new Set(made.map(({ article }) => article))]
  return html`<ul>${each(names, (article) => html`<li><a href="${hrefOf(target, article)}?pada=${source.effectiveFrom}">${nameOfArticle(article)}</a></li>`)}</ul>`
}
