import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { smsParts } from '../../../platform/notify/send.ts'
import { type Abroad, type AbroadFilter, workersAbroad } from '../../placements/index.ts'
import { languagesOf } from '../../workers/index.ts'
import { codeBits } from '../hidden.ts'
import { filled, languageFor, type Texts } from './message.ts'

/** Somebody a message goes to, and the language they are written to in. */
export type Reached = { readonly there: Abroad; readonly language: string }

/** How many workers are read at a time. */
const onePage = 2_000

/** Everybody a message reaches, each once, page by page. */
export async function* everybodyIn(tx: Tx, filter: AbroadFilter, texts: Texts): AsyncGenerator<readonly Reached[]> {
  let after: PersonId | null = null
  for (;;) {
    const page: readonly Abroad[] = await workersAbroad(tx, filter, { after, most: onePage })
    const last = page.at(-1)
    if (!last) return
    const languages = await languagesOf(
      tx,
      page.map(({ worker }) => worker),
    )
    yield page.map((there) => ({ there, language: languageFor(texts, languages.get(there.worker) ?? 'id') }))
    if (page.length < onePage) return
    after = last.worker
  }
}

/** What a message costs before it is sent: exactly how many get it, in which language, in how many parts of SMS. */
export type Preview = {
  readonly receivers: number
  readonly parts: number
  readonly languages: readonly { readonly language: string; readonly receivers: number; readonly parts: number }[]
}

/** A link as long as every link is. */
export const anyLink = (origin: string): string => `${origin}/k/${'X'.repeat(Math.ceil(codeBits / 5))}`

/** Counts whom a message reaches now. `parts` of a language are those of one message. */
export async function previewOf(tx: Tx, filter: AbroadFilter, texts: Texts, origin: string): Promise<Preview> {
  const counts = new Map<string, number>()
  for await (const page of everybodyIn(tx, filter, texts))
    for (const { language } of page) counts.set(language, (counts.get(language) ?? 0) + 1)
  const languages = [...counts]
    .map(([language, receivers]) => ({
      language,
      receivers,
      parts: smsParts(filled(texts[language] ?? '', anyLink(origin))),
    }))
    .toSorted((a, b) => b.receivers - a.receivers)
  const sum = (of: (one: (typeof languages)[number]) => number): number =>
    languages.reduce((total, one) => total + of(one), 0)
  return {
    receivers: sum((one) => one.receivers),
    parts: sum((one) => one.receivers * one.parts),
    languages,
  }
}
