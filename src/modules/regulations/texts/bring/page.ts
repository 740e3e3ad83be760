import type { PersonId } from '../../../../kernel/ids.ts'
import { WIB } from '../../../../kernel/time.ts'
import { backLink } from '../../../../platform/http/components/back-link.ts'
import { button } from '../../../../platform/http/components/button.ts'
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
          rows: sources.map(({ id, instrument, amends, effectiveFrom, importedAt, importedBy, made }) => [
            html`<a href="/pusat/naskah/${id}">${nameIn(ruleSet, instrument)}</a>`,
            amends === null ? '–' : nameIn(ruleSet, amends),
            longDay(lang, effectiveFrom),
            moment(lang, importedAt, WIB),
            names.get(importedBy) ?? say('by.somebody'),
            made === 0 ? tag(say('waiting'), 'amber') : numberText(lang, made),
          ]),
        })
  return html`${isWriter ? bringForm(web, view) : nothing}${list}`
}

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
  const fields = html`${textInput({ name: 'peraturan', label: say('instrument'), hint: say('instrument.hint'), value: typed['peraturan'], error: errors['peraturan'] })}${textInput({ name: 'mengubah', label: say('amends'), hint: say('amends.hint'), value: typed['mengubah'], error: errors['mengubah'] })}${textInput({ name: 'mulai', kind: 'date', label: say('from'), value: typed['mulai'], error: errors['mulai'] })}`
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
  const entering =
    entered || !isWriter || plan.changes.length === 0
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
  return html`${backLink('/pusat/naskah', lang)}<p>${source.amends === null ? say('preview.own', names) : say('preview.amends', names)} <b>${count}</b></p>${entering}${unplacedPart(web, view)}${entered ? articleLinks(view) : each(plan.changes, (change) => changePart(lang, change))}${fold({ title: say('preview.raw'), body: textArea({ name: 'asal', label: say('preview.raw'), value: source.text, rows: 16, fixed: true }) })}`
}

function unplacedPart(web: Web, { plan: { unplaced } }: PreviewView): Html {
  const { lang } = web
  const say = words(lang)
  if (unplaced.length === 0) return panel({ kind: 'success', lang, title: say('preview.all-placed') })
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
