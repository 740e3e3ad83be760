import type { PersonId } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import type { Html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import type { StoredDraft } from '../publish/store.ts'
import { words } from './words.ts'

type Signed = { readonly draft: StoredDraft; readonly names: ReadonlyMap<PersonId, string> }

/** What a signature is given for, beside the rules themselves: in whose words, from when, for whom, until when, and why. */
export function signedPart({ lang }: Web, { draft, names }: Signed): Html {
  const say = words(lang)
  const { effectiveFrom, transition, writers, proposedBy, signedBy, summary } = draft
  const kept = transition === 'all' ? null : transition
  const day = (on: LocalDate): string => longDay(lang, on)
  const called = (person: PersonId): string => names.get(person) ?? say('somebody')
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say('draft.summary'), summary],
    [say('draft.from'), effectiveFrom === null ? undefined : day(effectiveFrom)],
    [say('draft.transition'), transition === null ? undefined : say(`draft.transition.${kept?.keeps ?? 'all'}`)],
    ...(kept === null
      ? []
      : ([
          [say('signed.before'), day(kept.before)],
          [say('signed.until'), kept.until === null ? say('draft.until.end') : day(kept.until)],
          [say('draft.reason'), kept.reason.id],
          [say('draft.reason.en'), kept.reason.en],
        ] as const)),
    [say('draft.writers'), writers.map(called).join(', ')],
    ...(proposedBy === null ? [] : ([[say('draft.proposed-by'), called(proposedBy)]] as const)),
    ...(signedBy === null ? [] : ([[say('draft.signed-by'), called(signedBy)]] as const)),
  ]
  return summaryList(
    rows.map(([question, answer]) => ({ question, answer })),
    lang,
  )
}
