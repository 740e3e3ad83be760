import { cite } from '../../../kernel/citation.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import { numberText } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Complaint } from '../../../rules/check.ts'
import { openConflicts } from '../../../rules/conflicts/conflicts.ts'
import { conflictTold } from '../../../rules/conflicts/told.ts'
import type { DraftCheck } from '../publish/check.ts'
import type { FileChange } from './versions.ts'
import { words } from './words.ts'

const lineOf = ({ file, line, what }: Complaint): Html => html`<li><code>${file}:${line}</code> ${what}</li>`

/** What was found in a draft: what is wrong, what is at odds, what should be looked at. */
export function findingsPart(lang: Language, { ruleSet, complaints, conflicts }: DraftCheck): Html {
  const say = words(lang)
  const errors = complaints.filter(({ severity }) => severity === 'error')
  const warnings = complaints.filter(({ severity }) => severity === 'warning')
  const open = openConflicts(conflicts)
  const wrong =
    errors.length === 0
      ? nothing
      : panel({
          kind: 'danger',
          lang,
          title: say('draft.check.errors'),
          body: html`<ul>${each(errors, lineOf)}</ul>`,
        })
  const atOdds =
    open.length === 0
      ? nothing
      : panel({
          kind: 'warning',
          lang,
          title: say('draft.check.conflicts'),
          body: html`<p>${say('draft.check.conflicts.note')}</p><ul>${each(open, (conflict) => html`<li><b>${cite(conflict.citation)}</b>${conflict.against === null ? nothing : html` ↔ <b>${cite(conflict.against.citation)}</b>`}<br><small>${conflictTold(conflict)}</small></li>`)}</ul>`,
        })
  const good =
    errors.length > 0 || open.length > 0 || !ruleSet
      ? nothing
      : panel({
          kind: 'success',
          lang,
          title: say('draft.check.good', {
            rules: numberText(lang, ruleSet.rules.length),
            examples: numberText(
              lang,
              ruleSet.rules.reduce((total, { examples }) => total + examples.length, 0),
            ),
          }),
        })
  const odd =
    warnings.length === 0
      ? nothing
      : fold({
          title: say('draft.check.warnings', { count: warnings.length }),
          body: html`<ul>${each(warnings, lineOf)}</ul>`,
        })
  return html`${wrong}${atOdds}${good}${odd}`
}

const tones = { added: 'leaf', gone: 'red', changed: 'amber' } as const

/** Two versions side by side, file by file and member by member. */
export function differencesPart(lang: Language, changes: readonly FileChange[]): Html {
  const say = words(lang)
  if (changes.length === 0) return emptyState({ title: say('compare.none'), note: say('compare.none.note') })
  const side = (value: string | null): Html =>
    value === null ? html`<i>${say('compare.nothing')}</i>` : html`${value}`
  return html`${each(
    changes,
    ({ file, kind, members }) =>
      html`<section><h3><code>${file}</code> ${tag(say(`compare.${kind}`), tones[kind])}</h3>${table({
        caption: file,
        columns: [{ name: say('compare.member') }, { name: say('compare.before') }, { name: say('compare.after') }],
        rows: members.map(({ member, before, after }) => [html`<code>${member}</code>`, side(before), side(after)]),
      })}</section>`,
  )}`
}
