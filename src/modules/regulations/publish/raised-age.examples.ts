import type { RuleSetDigest } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { parseChanged } from '../../../rules/source/parse.ts'
import { rulesTouched } from '../notices/notice.ts'
import { insertNotice } from '../notices/store.ts'
import { ruleSetOn } from '../store.ts'
import { beginDraft, writeDraft } from './act.ts'
import { publish } from './store.ts'
import type { Transition } from './transition.ts'

/** A change of the rules for tests of changes: the minimum age of UU 18/2017 Pasal 5, another from a day on. */
export type Raised = { readonly from: LocalDate; readonly years: number }

/** The rule that it changes. */
export const raisedRule = 'uu-18-2017.pasal-5.a'

/** The file of the law with the raised age, as a draft holds it. */
export function raisedAge({ source }: Pick<RuleSet, 'source'>, { from, years }: Raised): Record<string, string> {
  const file = 'uu-18-2017/pasal-5.a.umur.yaml'
  const rule = JSON.parse(source)[file]
  rule.parameters.minimumAge.values.push({ from, value: years })
  return { [file]: JSON.stringify(rule) }
}

/** Begins and writes a draft of it, as the centre. */
export async function draftRaisedAge(
  tx: Tx,
  { transition = 'all', ...raised }: Raised & { readonly transition?: Transition | 'all' },
): Promise<string> {
  const begun = await beginDraft(tx, `Umur paling muda ${raised.years} tahun`)
  if (!begun.ok) throw new Error(begun.refusal.code)
  const { draft } = begun.events[0]
  const changes = raisedAge(await ruleSetOn(tx, raised.from), raised)
  await writeDraft(tx, draft, { version: 1, changes, effectiveFrom: raised.from, transition })
  return draft
}

/** Puts it into force with its notice, without the days that two signatures take. */
export const publishRaisedAge = async (tx: Tx, raised: Raised): Promise<RuleSetDigest> =>
  await publishChange(tx, {
    from: raised.from,
    title: `Umur paling muda ${raised.years} tahun`,
    summary: `Mulai bulan ini pekerja paling muda ${raised.years} tahun.`,
    change: (before) => raisedAge(before, raised),
  })

/** Puts one file of the law into force with other words. */
export const publishReworded = async (
  tx: Tx,
  { file, from, title }: { readonly file: string; readonly from: LocalDate; readonly title: string },
): Promise<RuleSetDigest> =>
  await publishChange(tx, {
    from,
    title,
    summary: 'Kalimatnya lain.',
    change: ({ source }) => ({
      [file]: JSON.stringify({ ...JSON.parse(source)[file], title: { id: title, en: title } }),
    }),
  })

type Changing = {
  readonly from: LocalDate
  readonly title: string
  readonly summary: string
  readonly change: (before: RuleSet) => Record<string, string>
}

async function publishChange(tx: Tx, { from, title, summary, change }: Changing): Promise<RuleSetDigest> {
  const before = await ruleSetOn(tx, from)
  const { ruleSet: after } = parseChanged(before.source, change(before))
  if (!after) throw new Error(`"${title}" does not load`)
  await publish(tx, after, { from, by: 'test' })
  const rules = rulesTouched(before, after)
  await insertNotice(tx, { ruleSet: after.digest, title, summary, rules, publishedAt: tx.now })
  return after.digest
}
