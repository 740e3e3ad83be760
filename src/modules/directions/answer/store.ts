import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Answer } from './decide.ts'

type AnswerTables = { 'directions.answer': Answer & { changedAt: Instant } }

/** The answer that is on its way; nothing before somebody wrote one. */
export async function answerOf(tx: Tx, question: string): Promise<Answer | undefined> {
  const row = await tx
    .db<AnswerTables>()
    .selectFrom('directions.answer')
    .selectAll()
    .where('question', '=', question)
    .executeTakeFirst()
  if (!row) return undefined
  const { changedAt: _, ...answer } = row
  return answer
}

/** How far the answers of these questions are. */
export async function answersOf(
  tx: Tx,
  questions: readonly string[],
): Promise<ReadonlyMap<string, Pick<Answer, 'reviewedBy' | 'sentBack'>>> {
  if (questions.length === 0) return new Map()
  const rows = await tx
    .db<AnswerTables>()
    .selectFrom('directions.answer')
    .select(['question', 'reviewedBy', 'sentBack'])
    .where('question', 'in', questions)
    .execute()
  return new Map(rows.map(({ question, ...answer }) => [question, answer]))
}

/** Keeps an answer as it is written now; whoever reviewed what stood there before has not seen this. */
export async function putAnswer(tx: Tx, answer: Omit<Answer, 'version' | 'reviewedBy' | 'sentBack'>): Promise<void> {
  const { question: _, ...change } = answer
  await tx
    .db<AnswerTables>()
    .insertInto('directions.answer')
    .values({ ...answer, reviewedBy: null, sentBack: null, changedAt: tx.now, version: 1 })
    .onConflict((conflict) =>
      conflict.column('question').doUpdateSet((all) => ({
        ...change,
        reviewedBy: null,
        sentBack: null,
        changedAt: tx.now,
        version: all('directions.answer.version', '+', 1),
      })),
    )
    .execute()
}

/** Notes that it was reviewed, or sent back with a reason. */
export const changeAnswer = async (
  tx: Tx,
  question: string,
  change: Partial<Pick<Answer, 'reviewedBy' | 'sentBack'>>,
): Promise<unknown> =>
  await tx
    .db<AnswerTables>()
    .updateTable('directions.answer')
    .set((all) => ({ ...change, changedAt: tx.now, version: all('version', '+', 1) }))
    .where('question', '=', question)
    .execute()
