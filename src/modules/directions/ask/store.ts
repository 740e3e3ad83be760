import { sql } from 'kysely'
import type { OfficeId } from '../../../kernel/ids.ts'
import { type LocalDate, momentOf, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Asker, Question } from '../question.ts'

export type QuestionTables = {
  'directions.question': Question
  'directions.asker': Asker
  'directions.closing': { ruling: string }
}

/** A question and who asked, as far as whoever looks may know: another office's asker is `null`. */
export type Asked = Question & { readonly asker: Omit<Asker, 'question'> | null }

/** Keeps a new question and who asked it. */
export async function insertQuestion(tx: Tx, question: Question, asker: Omit<Asker, 'question'>): Promise<void> {
  await tx
    .db<QuestionTables>()
    .insertInto('directions.question')
    .values({ ...question, facts: JSON.stringify(question.facts) as never })
    .execute()
  await tx
    .db<QuestionTables>()
    .insertInto('directions.asker')
    .values({ ...asker, question: question.id })
    .execute()
}

const asked = (tx: Tx) =>
  tx
    .db<QuestionTables>()
    .selectFrom('directions.question as q')
    .leftJoin('directions.asker as a', 'a.question', 'q.id')
    .leftJoin('directions.question as into', 'into.id', 'q.mergedInto')
    .leftJoin('directions.closing as c', (on) => on.on('c.ruling', '=', sql`coalesce(q.ruling, "into".ruling)`))
    .selectAll('q')
    // What led to a ruling whose words are closed says the same: nor is it read.
    .select(sql<string>`case when c.ruling is null then q.text else q.number end`.as('text'))
    .select(['a.question as of', 'a.office', 'a.person', 'a.about'])

type Row = Question & { of: string | null } & { [Key in 'office' | 'person' | 'about']: Asker[Key] | null }

const askedOf = ({ of, office, person, about, ...question }: Row): Asked => ({
  ...question,
  asker: of === null ? null : { office, person, about },
})

/** A question; nothing when there is none the actor may see. */
export async function questionById(tx: Tx, id: string): Promise<Asked | undefined> {
  const row = await asked(tx).where('q.id', '=', id).executeTakeFirst()
  return row && askedOf(row)
}

/** The same, locked until the end of the transaction. */
export async function lockQuestion(tx: Tx, id: string): Promise<Asked | undefined> {
  await tx
    .db<QuestionTables>()
    .selectFrom('directions.question')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return await questionById(tx, id)
}

/** What the centre has to answer: urgent ones first, then by their promise. */
export const openQuestions = async (tx: Tx, most = 200): Promise<readonly Asked[]> =>
  (
    await asked(tx)
      .where('q.state', '=', 'open')
      .orderBy('q.urgent', 'desc')
      .orderBy('q.dueAt')
      .orderBy('q.askedAt')
      .limit(most)
      .execute()
  ).map(askedOf)

/** Questions on one rule or on any, newest first. */
export async function questionsOn(tx: Tx, rule: string | null, most = 200): Promise<readonly Asked[]> {
  const rows = await asked(tx)
    .where((q) => (rule === null ? q.val(true) : q('q.rule', '=', rule)))
    .orderBy('q.askedAt', 'desc')
    .limit(most)
    .execute()
  return rows.map(askedOf)
}

/** Questions about one file, newest first: for its office and the centre. */
export const questionsAbout = async (tx: Tx, about: string): Promise<readonly Asked[]> =>
  (await asked(tx).where('a.about', '=', about).orderBy('q.askedAt', 'desc').limit(50).execute()).map(askedOf)

/** Questions of an office, open ones first, then newest. */
export const questionsOf = async (tx: Tx, office: OfficeId, most = 100): Promise<readonly Asked[]> =>
  (
    await asked(tx)
      .where('a.office', '=', office)
      .orderBy((q) => q.case().when('q.state', '=', 'open').then(0).else(1).end())
      .orderBy('q.askedAt', 'desc')
      .limit(most)
      .execute()
  ).map(askedOf)

/** Questions that are answered by what answers this one. */
export const mergedInto = async (tx: Tx, id: string): Promise<readonly Asked[]> =>
  (await asked(tx).where('q.mergedInto', '=', id).orderBy('q.askedAt').limit(200).execute()).map(askedOf)

type Change = Partial<
  Pick<Question, 'state' | 'assignedTo' | 'directorate' | 'mergedInto' | 'ruling' | 'closedAt' | 'closedWhy'>
>

/** Writes what changed of a question; every write is a new version. */
export const changeQuestion = async (tx: Tx, id: string, change: Change): Promise<unknown> =>
  await tx
    .db<QuestionTables>()
    .updateTable('directions.question')
    .set((all) => ({ ...change, version: all('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** Everything that was asked since a day, and what waits since longer. */
export const questionsSince = async (tx: Tx, since: LocalDate): Promise<readonly Question[]> =>
  await tx
    .db<QuestionTables>()
    .selectFrom('directions.question')
    .selectAll()
    .where((q) => q.or([q('state', '=', 'open'), q('askedAt', '>=', momentOf(since, '00:00', WIB))]))
    .orderBy('askedAt', 'desc')
    .limit(10_000)
    .execute()

/** An open question by the number people say, in capitals or not. */
export async function openByNumber(tx: Tx, number: string): Promise<Asked | undefined> {
  const row = await asked(tx)
    .where('q.number', '=', number.toUpperCase())
    .where('q.state', '=', 'open')
    .executeTakeFirst()
  return row && askedOf(row)
}

/** How many questions wait for an answer, and how many of them are past their promise. */
export async function questionsWaiting(tx: Tx): Promise<{ readonly open: number; readonly late: number }> {
  const { open, late } = await tx
    .db<QuestionTables>()
    .selectFrom('directions.question')
    .select(({ fn }) => [
      fn.countAll<string>().as('open'),
      fn.countAll<string>().filterWhere('dueAt', '<', tx.now).as('late'),
    ])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return { open: Number(open), late: Number(late) }
}
