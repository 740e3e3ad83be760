import { type Decision, refused } from '../../../kernel/decision.ts'
import type { OfficeId } from '../../../kernel/ids.ts'
import { dayIn } from '../../../kernel/time.ts'
import { moveClocks } from '../../../platform/clocks/store.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Level, ReportedParty } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { companyKey } from '../company-key.ts'
import { noticePattern } from '../pattern/store.ts'
import { calendarFor, keepCasePromise, promiseSoonAnswer, reporterHasUntil, startCasePromise } from '../promises.ts'
import type { CaseRefusal } from '../refusal.ts'
import { caseById, handOver } from '../store.ts'
import { type Written, writeAsOffice } from '../thread/write.ts'
import { isTied } from '../ties/store.ts'
import { endTransfer } from '../transfer/end.ts'
import { levelOf } from '../triage.ts'
import { type Done, make, type Seen, telling } from './make.ts'

/** An officer takes a case: the reporter sees who has it. */
export const takeCase = async (tx: Tx, seal: Seal, seen: Seen): Done =>
  await make(tx, seal, {
    seen,
    name: 'taken',
    doing: () => ({ change: { handler: tx.actor.person, unreadSince: null, alarmedAt: null } }),
  })

type Moving = Seen & { readonly office: OfficeId | null; readonly why: string }

/** The centre gives the case to another office, whole and without asking it; `null`: to itself. Its promises go on. */
export async function moveCase(tx: Tx, seal: Seal, { office, why, ...seen }: Moving): Done {
  if (why.trim() === '') return refused({ code: 'cases.no-reason' })
  return await make(tx, seal, {
    seen,
    name: 'moved',
    doing: (one) => ({
      change: { handler: null },
      said: why,
      data: { from: one.office, to: office },
      also: async () => {
        await endTransfer(tx, one.id)
        await handOver(tx, one.id, office)
        await moveClocks(tx, one.id, office ?? caseStandard().centreCalendar)
        return undefined
      },
    }),
  })
}

export type Sorting = {
  readonly category: string
  readonly signs: readonly string[]
  /** `null`: the level the signs give. */
  readonly level: Level | null
  readonly why: string
  readonly reported: ReportedParty
  readonly company: string | null
}

/** What kind of case it is and how much harm there is. Another level than the signs give needs a reason. */
export const sortCase = async (
  tx: Tx,
  seal: Seal,
  { category, signs, level, why, reported, company, ...seen }: Seen & Sorting,
): Done => {
  const { categories, levels } = caseStandard()
  if (!categories.some(({ code }) => code === category)) return refused({ code: 'cases.no-category' })
  const sorted = await make(tx, seal, {
    seen,
    name: 'sorted',
    doing: async (one) => {
      const given = levelOf({ category, signs }, dayIn(tx.now, (await calendarFor(tx, one)).zone), levels)
      const overridden = level !== null && level !== given
      const key = company === null ? null : companyKey(company)
      // Whoever finds out that it is against a company of theirs no longer has it.
      const isTheirs = await isTied(tx, { companyKey: key }, 'sorted')
      return {
        change: {
          category,
          signs,
          level: level ?? given,
          levelWhy: overridden ? why : null,
          reported,
          company,
          companyKey: key,
          ...(isTheirs ? { handler: null } : {}),
        },
        data: { category, level: level ?? given, overridden },
        said: overridden ? why : '',
        also: async () => {
          if (overridden && why.trim() === '') return { code: 'cases.no-reason' }
          await promiseSoonAnswer(tx, { ...one, signs, level: level ?? given })
          return undefined
        },
      }
    },
  })
  if (sorted.ok && company !== null) await noticePattern(tx, seen.case)
  return sorted
}

/** Asks the reporter for papers or for clarity, in their own conversation. */
export const askReporter = async (
  tx: Tx,
  seal: Seal,
  { kind, text, ...seen }: Seen & { readonly kind: 'papers' | 'clarity'; readonly text: string },
): Done =>
  await make(tx, seal, {
    seen,
    name: 'asked',
    doing: async (one) => {
      const starts = kind === 'clarity' ? 'case.clarity-asked' : 'case.registered'
      const since = kind === 'clarity' ? tx.now : one.filedAt
      const until = await reporterHasUntil(tx, one, { starts, since })
      const { zone } = await calendarFor(tx, one)
      return {
        change: { asked: kind, answerDueOn: until === null ? null : dayIn(until, zone) },
        data: { kind, until },
        also: async () => await telling(tx, seal, { case: one.id, text }),
      }
    },
  })

/** The complaint is whole: the office works on it, and its promise to decide begins. */
export const acceptCase = async (tx: Tx, seal: Seal, seen: Seen): Done =>
  await make(tx, seal, {
    seen,
    name: 'accepted',
    doing: (one) => ({
      change: { completeAt: one.completeAt ?? tx.now, handler: one.handler ?? tx.actor.person, unreadSince: null },
      also: async () => {
        await keepCasePromise(tx, one, 'public-complaint.received')
        await startCasePromise(tx, one, 'public-complaint.complete')
        return undefined
      },
    }),
  })

/**
 * The office answers. A first answer to what nobody has looked at says that the complaint is whole, so that there is no
 * case without a promise: from here on the office owes a decision.
 */
export async function answerReporter(
  tx: Tx,
  seal: Seal,
  { case: id, text }: { readonly case: string; readonly text: string },
): Promise<Decision<Written, CaseRefusal>> {
  const before = await caseById(tx, id)
  const written = await writeAsOffice(tx, seal, { case: id, text })
  if (!written.ok || before?.state !== 'filed') return written
  const accepted = await acceptCase(tx, seal, { case: id })
  return accepted.ok ? written : accepted
}
