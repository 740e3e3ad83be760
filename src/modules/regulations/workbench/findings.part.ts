import { cite } from '../../../kernel/citation.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import { longDay, numberText } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Complaint } from '../../../rules/check.ts'
import type { Conflict } from '../../../rules/conflicts/conflict.ts'
import { openConflicts } from '../../../rules/conflicts/conflicts.ts'
import type { Facts } from '../../../rules/facts.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { factRows } from '../facts/rows.ts'
import type { DraftCheck } from '../publish/check.ts'
import { memberName, valueTold } from './member-name.ts'
import { problemTold } from './problem.part.ts'
import type { FileChange } from './versions.ts'
import { words } from './words.ts'

/** A problem with the file it is in; where it can be mended, the file is a link. */
const lineIn =
  (lang: Language, draft: string | undefined) =>
  (complaint: Complaint): Html => {
    const file = html`<code>${complaint.file}</code>`
    const named =
      draft === undefined
        ? file
        : html`<a href="/pusat/aturan/${draft}/berkas?jalur=${encodeURIComponent(complaint.file)}">${file}</a>`
    return html`<li>${named}<br>${problemTold(lang, complaint)}</li>`
  }

/** A case that was thought of, in words: what would be asked, and what is answered. */
const factsTold = (lang: Language, facts: Facts, ruleSet: RuleSet | undefined): string =>
  ruleSet === undefined
    ? ''
    : factRows(lang, facts, ruleSet)
        .map(({ question, answer }) => `${question} ${answer}`)
        .join('; ')

/** Two norms at odds, in a sentence: which, why, on which file they differ, and which would go before. */
function conflictOf(
  lang: Language,
  { kind, rule, citation, against, prevails, witness }: Conflict,
  ruleSet: RuleSet | undefined,
): Html {
  const say = words(lang)
  const norm = (of: { readonly rule: string | null; readonly citation: typeof citation }): Html =>
    html`<b>${cite(of.citation)}</b>${of.rule === null ? nothing : html` <code>${of.rule}</code>`}`
  const before =
    prevails === null ? nothing : html`<br>${say(`conflict.${prevails.ground}`)} <code>${prevails.rule}</code>`
  const seen =
    witness === null
      ? nothing
      : Object.keys(witness.facts).length === 0
        ? html`<br><small>${say('conflict.since', { on: longDay(lang, witness.on) })}</small>`
        : html`<br><small>${say('conflict.witness', { on: longDay(lang, witness.on) })} ${factsTold(lang, witness.facts, ruleSet)}</small>`
  return html`${norm({ rule, citation })} ${say(`conflict.${kind}`)}${against === null ? nothing : html` ${norm(against)}`}.${before}${seen}`
}

/**
 * What was found in a draft: what is wrong, what is at odds, what should be looked at.
 *
 * @param settle  where two norms at odds can be settled; nothing where nobody may
 */
export function findingsPart(
  lang: Language,
  { ruleSet, complaints, conflicts }: DraftCheck,
  {
    draft,
    settle,
  }: {
    readonly draft?: string | undefined
    readonly settle?: ((conflict: Conflict, at: number) => Html) | undefined
  } = {},
): Html {
  const lineOf = lineIn(lang, draft)
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
          body: html`<p>${say('draft.check.conflicts.note')}</p><ul>${each(open, (conflict, at) => html`<li>${conflictOf(lang, conflict, ruleSet)}${settle?.(conflict, at) ?? nothing}</li>`)}</ul>`,
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
  const side = (member: string, value: string | null): Html =>
    value === null ? html`<i>${say('compare.nothing')}</i>` : html`${valueTold(lang, member, value)}`
  const named = (member: string): Html => {
    const name = memberName(lang, member)
    return name === undefined ? html`<code>${member}</code>` : html`${name}<br><small><code>${member}</code></small>`
  }
  return html`${each(
    changes,
    ({ file, kind, members }) =>
      html`<section class="flow"><h3><code>${file}</code> ${tag(say(`compare.${kind}`), tones[kind])}</h3>${table({
        caption: file,
        columns: [{ name: say('compare.member') }, { name: say('compare.before') }, { name: say('compare.after') }],
        rows: members.map(({ member, before, after }) => [named(member), side(member, before), side(member, after)]),
      })}</section>`,
  )}`
}
