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
export async function publishRaisedAge(tx: Tx, raised: Raised): Promise<RuleSetDigest> {
  const before = await ruleSetOn(tx, raised.from)
  const { ruleSet: after } = parseChanged(before.source, raisedAge(before, raised))
  if (!after) throw new Error('the raised age does not load')
  await publish(tx, after, { from: raised.from, by: 'test' })
  await insertNotice(tx, {
    ruleSet: after.digest,
    title: `Umur paling muda ${raised.years} tahun`,
    summary: `Mulai bulan ini pekerja paling muda ${raised.years} tahun.`,
    rules: rulesTouched(before, after),
    publishedAt: tx.now,
  })
  return after.digest
}
