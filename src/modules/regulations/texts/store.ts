import { createHash } from 'node:crypto'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Article } from '../register/article.ts'
import type { Expression } from './expression.ts'
import type { Change } from './plan.ts'

/** A text as it came in. `amends` is the instrument whose articles it changes; nothing when it is its own. */
export type TextSource = {
  readonly id: string
  readonly instrument: string
  readonly amends: string | null
  readonly effectiveFrom: LocalDate
  readonly text: string
  /** Where whoever brought it took it from: an address or words, at most 300 letters; nothing for the oldest. */
  readonly origin: string | null
  /** SHA-256 of the text in UTF-8. */
  readonly digest: string
  readonly importedBy: PersonId
  readonly importedAt: Instant
}

/** That a text was sent back, or taken back by whoever brought it. Nothing of it is entered. */
export type TextReturn = { readonly at: Instant; readonly returnedBy: PersonId; readonly reason: string }

type TextTables = {
  'regulations.textSource': TextSource
  'regulations.textReturn': TextReturn & { source: string }
  'regulations.expression': Expression & { source: string; enteredBy: PersonId; enteredAt: Instant }
}

/** What somebody brings. */
export type BroughtText = Pick<TextSource, 'instrument' | 'amends' | 'effectiveFrom' | 'text' | 'origin'>

/** Keeps a text as it came. */
export async function insertSource(
  tx: Tx,
  given: BroughtText & Pick<TextSource, 'importedBy'>,
): Promise<Pick<TextSource, 'id' | 'digest'>> {
  const id = tx.newId<string>()
  const digest = createHash('sha256').update(given.text).digest('hex')
  await tx
    .db<TextTables>()
    .insertInto('regulations.textSource')
    .values({ ...given, id, digest, importedAt: tx.now })
    .execute()
  return { id, digest }
}

/** What became of a text: how many articles it made, and whether it was sent back. */
export type Fate = { readonly made: number; readonly returned: TextReturn | null }

/** A text that came in, and what became of it; nothing when there is none the actor may see. */
export async function sourceById(tx: Tx, id: string): Promise<(TextSource & Fate) | undefined> {
  const source = await tx
    .db<TextTables>()
    .selectFrom('regulations.textSource')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  const { made } = await tx
    .db<TextTables>()
    .selectFrom('regulations.expression')
    .select(({ fn }) => fn.countAll<string>().as('made'))
    .where('source', '=', id)
    .executeTakeFirstOrThrow()
  const returned = await tx
    .db<TextTables>()
    .selectFrom('regulations.textReturn')
    .select(['at', 'returnedBy', 'reason'])
    .where('source', '=', id)
    .executeTakeFirst()
  return source && { ...source, made: Number(made), returned: returned ?? null }
}

/** Sends a text back. Only the first return is kept. */
export async function insertReturn(
  tx: Tx,
  source: string,
  { returnedBy, reason }: Omit<TextReturn, 'at'>,
): Promise<void> {
  await tx
    .db<TextTables>()
    .insertInto('regulations.textReturn')
    .values({ source, at: tx.now, returnedBy, reason })
    .execute()
}

/** A text that came in, without the text itself, how many articles it made, and whether it was sent back. */
export type KeptSource = Omit<TextSource, 'text' | 'origin'> & { readonly made: number; readonly isReturned: boolean }

/** The texts that came in, newest first. */
export async function sourcesOf(tx: Tx, most = 100): Promise<readonly KeptSource[]> {
  const rows = await tx
    .db<TextTables>()
    .selectFrom('regulations.textSource as s')
    .leftJoin('regulations.expression as e', 'e.source', 's.id')
    .leftJoin('regulations.textReturn as r', 'r.source', 's.id')
    .select(['s.id', 's.instrument', 's.amends', 's.effectiveFrom', 's.digest', 's.importedBy', 's.importedAt'])
    .select(({ fn, eb }) => [fn.count<string>('e.article').as('made'), eb('r.at', 'is not', null).as('isReturned')])
    .groupBy(['s.id', 'r.at'])
    .orderBy('s.importedAt', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ made, isReturned, ...source }) => ({
    ...source,
    made: Number(made),
    isReturned: isReturned === true,
  }))
}

const columns = ['instrument', 'article', 'effectiveFrom', 'revision', 'state', 'body', 'madeBy', 'origin'] as const

/** Every version of an instrument's articles, or of one of them. */
export async function expressionsOf(tx: Tx, instrument: string, article?: Article): Promise<readonly Expression[]> {
  const query = tx
    .db<TextTables>()
    .selectFrom('regulations.expression')
    .select(columns)
    .where('instrument', '=', instrument)
    .orderBy('effectiveFrom')
    .orderBy('revision')
  return await (article === undefined ? query : query.where('article', '=', article)).execute()
}

/** The instruments that gave the articles of an instrument their words or took them away. */
export const makersOf = async (tx: Tx, instrument: string): Promise<readonly string[]> =>
  (
    await tx
      .db<TextTables>()
      .selectFrom('regulations.expression')
      .select('madeBy')
      .distinct()
      .where('instrument', '=', instrument)
      .execute()
  ).map(({ madeBy }) => madeBy)

/** Every version of every article; for whoever puts all of them into an index. */
export const everyExpression = async (tx: Tx): Promise<readonly Expression[]> =>
  await tx.db<TextTables>().selectFrom('regulations.expression').select(columns).execute()

/** Another text for another set of expressions. They are only ever added, so their number and the last one tell. */
export async function expressionsKey(tx: Tx): Promise<string> {
  const { count, last } = await tx
    .db<TextTables>()
    .selectFrom('regulations.expression')
    .select(({ fn }) => [fn.countAll<string>().as('count'), fn.max('enteredAt').as('last')])
    .executeTakeFirstOrThrow()
  return `${count}:${last ?? ''}`
}

/** Enters what a text changes, from its first day on; what that day has already is corrected by the next revision. */
export async function insertExpressions(
  tx: Tx,
  { id, instrument, amends, effectiveFrom, origin }: TextSource,
  { changes, known, by }: { changes: readonly Change[]; known: readonly Expression[]; by: PersonId },
): Promise<void> {
  const revisionOf = (article: Article): number =>
    known.filter((one) => one.article === article && one.effectiveFrom === effectiveFrom).length + 1
  for (const { article, body } of changes)
    await tx
      .db<TextTables>()
      .insertInto('regulations.expression')
      .values({
        instrument: amends ?? instrument,
        article,
        effectiveFrom,
        revision: revisionOf(article),
        state: body === null ? 'removed' : 'text',
        body: body === null ? null : (JSON.stringify(body) as never),
        madeBy: instrument,
        origin,
        source: id,
        enteredBy: by,
        enteredAt: tx.now,
      })
      .execute()
}
