import { z } from 'zod'
import type { ApplicationId, DecisionId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type JobWorld, job } from '../../../platform/jobs/jobs.ts'
import type { Tools } from '../../../platform/tools.ts'
import type { Facts } from '../../../rules/compile.ts'
import { observe } from '../../directions/index.ts'
import { officeOf } from '../../offices/index.ts'
import { ruleSetByDigest } from '../../regulations/index.ts'
import { documentsOf, revealPhone, reviewDocument, reviewDocuments } from '../../workers/index.ts'
import type { Application } from '../application.ts'
import type { DecisionRecord, Item } from '../decision-record.ts'
import { decisionById } from '../decisions.ts'
import { askedDocuments, findingsOf } from '../facts.ts'
import { keepPromise, startPromise } from '../promises.ts'
import { words } from '../review/words.ts'
import { addToHistory, type HistoryLine, historyOf, lockApplication } from '../store.ts'
import { decisionIn } from './act.ts'
import { weighedBy } from './weighed.ts'

const payload = z.object({ application: z.string(), decision: z.string() })

/**
 * What follows a decision once it can no longer be undone: documents are marked, the promise is kept, the next one
 * begins, the worker is told. A decision that was undone does nothing. Twice is once.
 */
export const settleJob = job({
  name: 'placements.settle',
  retries: 8,
  payload,
  run: async ({ application, decision }, world) =>
    await settle(application as ApplicationId, decision as DecisionId, world),
})

export async function settle(id: ApplicationId, decision: DecisionId, { tools, inTx }: JobWorld): Promise<void> {
  await inTx(async (tx) => {
    const application = await lockApplication(tx, id)
    const record = await decisionById(tx, decision)
    if (!application || !record) return
    const past = (await historyOf(tx, id, 100)).filter(({ data }) => decisionIn(data) === decision)
    if (past.some(({ type }) => type === 'placements.undone' || type === 'placements.settled')) return
    if (record.outcome === 'approved') await settleApproval(tx, application, record)
    if (record.outcome === 'returned') await markReturned(tx, application, record)
    await addToHistory(tx, id, { type: 'placements.settled', data: { decision } })
    await tellWorker(tx, tools, { application, record })
    // Last, as all files of an office count into the same rows.
    await count(tx, record, past)
  })
}

/** How offices decide on the same facts is counted from here: what has left the house, and no office can take back. */
async function count(tx: Tx, record: DecisionRecord, past: readonly HistoryLine[]): Promise<void> {
  const held = past.find(({ type }) => type === 'placements.held')
  const ruleSet = await ruleSetByDigest(tx, record.ruleSet)
  const weighed = weighedBy(record, { ground: held && ruleIn(held.data), ruleSet })
  await observe(tx, { ...record, decision: record.id, facts: record.facts as Facts, weighed })
}

const ruleIn = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'rule' in data && typeof data.rule === 'string' ? data.rule : undefined

/** Documents the rules ask for are verified, once for all; the promise is kept; the next one begins. */
async function settleApproval(tx: Tx, application: Application, record: DecisionRecord): Promise<void> {
  const { findings } = await findingsOf(tx, application, 'shown')
  const asked = askedDocuments(findings)
  const seen = (await documentsOf(tx, application.worker)).filter(
    ({ kind, state, uploadedAt, describedAt }) =>
      state === 'uploaded' &&
      asked.has(kind) &&
      uploadedAt <= record.at &&
      (describedAt === null || describedAt <= record.at),
  )
  if (record.officer !== null)
    await reviewDocuments(
      tx,
      seen.map(({ id }) => id),
      { state: 'verified', reason: null, by: record.officer },
    )
  await keepPromise(tx, application)
  const ruleSet = await ruleSetByDigest(tx, record.ruleSet)
  const hasClass =
    ruleSet.schemes.get(application.scheme)?.steps.some(({ review }) => review === 'orientation') ?? false
  if (hasClass && application.state === 'verified')
    await startPromise(tx, application, { ruleSet, starts: 'orientation.requested' })
}

/** Exactly the named documents are given back; one that was replaced meanwhile is left alone. */
async function markReturned(tx: Tx, application: Application, { items, officer, at }: DecisionRecord): Promise<void> {
  if (officer === null) return
  const byKind = new Map<string | null, Item[]>(Map.groupBy(items, ({ document }) => document))
  for (const { id, kind, uploadedAt } of await documentsOf(tx, application.worker)) {
    const named = byKind.get(kind)
    if (named && uploadedAt <= at)
      await reviewDocument(tx, id, { state: 'returned', reason: named.map(({ text }) => text).join(' '), by: officer })
  }
}

type Telling = { readonly application: Application; readonly record: DecisionRecord }

/** One SMS in plain words, and the whole sentence by WhatsApp; both lead to the journey. */
async function tellWorker(tx: Tx, { seal, config }: Tools, { application, record }: Telling): Promise<void> {
  const { outcome, items, id } = record
  if (outcome !== 'approved' && outcome !== 'returned' && outcome !== 'held' && outcome !== 'refused') return
  const to = await revealPhone(tx, seal, application.worker, 'message')
  if (to === undefined) return
  const say = words('id')
  const address = `${config.publicUrl}/perjalanan`
  const values = { number: application.number, address }
  const [first] = items
  await tx.notify({
    key: `${outcome}:${application.id}:${id}:sms`,
    channel: 'sms',
    to,
    text: say(`message.${outcome}`, values),
  })
  if ((outcome === 'returned' || outcome === 'refused') && first)
    await tx.notify({
      key: `${outcome}:${application.id}:${id}:whatsapp`,
      channel: 'whatsapp',
      to,
      text: say(`message.${outcome}.full`, {
        ...values,
        office: officeOf(application.office)?.name.id ?? application.office,
        items: items.map(({ text, citation }) => `- ${text} (${citation})`).join('\n'),
      }),
    })
}
