import type { Tx } from '../../../platform/db/tx.ts'
import type { LaporReport } from '../../../platform/gateways/gateways.ts'
import { type CaseFiled, fileAsBekal } from '../file/act.ts'
import { type Telling, tellNumber } from '../file/tell-number.ts'
import { hiddenAt } from '../hidden.ts'
import { caseById } from '../store.ts'
import { writeAsReporter } from '../thread/write.ts'
import { changeReport, insertReport, lockReport } from './lapor-store.ts'
import { type Gap, type Report, readReport } from './report.ts'

/** What became of a report: a new complaint; more words of one; nothing new; or not yet one, for what is missing. */
export type Received = {
  readonly external: string
  readonly outcome: 'filed' | 'added' | 'same' | 'waiting'
  readonly number: string | null
  readonly missing: readonly Gap[]
}

/**
 * Takes a report of SP4N-LAPOR in, whole and once. The same again changes nothing; one that came without a story becomes
 * a complaint when it comes again with one; what is written anew in a report that is a complaint is a message of it.
 * Runs as Bekal itself, in one transaction a report.
 */
export async function receiveReport(tx: Tx, tools: Telling, raw: LaporReport): Promise<Received> {
  const { seal } = tools
  const report = readReport(raw)
  const { external, digest, missing } = report
  const body = seal.hide(report.body, hiddenAt.lapor(external))
  const before = await lockReport(tx, external)
  if (before) return await again(tx, tools, { report, before, body })
  if (missing.includes('text')) {
    const isNew = await keep(tx, report, { body, case: null })
    return { external, outcome: isNew ? 'waiting' : 'same', number: null, missing }
  }
  // The row comes after the complaint it names; whoever else brings the same report now waits for it, and fails whole.
  const { id, number } = await filed(tx, tools, report)
  if (!(await keep(tx, report, { body, case: id }))) throw new AlreadyTaken(`${external} ${digest}`)
  return { external, outcome: 'filed', number, missing }
}

/** Two brought the same report at one moment. Nothing of the second is kept; the next try finds the first. */
class AlreadyTaken extends Error {
  override readonly name = 'AlreadyTaken'
}

const keep = async (
  tx: Tx,
  { external, report, digest, missing }: Report,
  more: { readonly body: Uint8Array; readonly case: string | null },
): Promise<boolean> =>
  await insertReport(tx, { external, report, digest, missing, ...more, receivedAt: tx.now, told: null, toldAt: null })

/** Files a complaint; who gave a way to be reached is told its code there, so that they can read what is answered. */
async function filed(tx: Tx, tools: Telling, { filing }: Report): Promise<Pick<CaseFiled, 'number'> & { id: string }> {
  const event = await fileAsBekal(tx, tools.seal, filing)
  const { channel, address } = filing.contact
  if (channel !== null) await tellNumber(tx, tools, { filed: event, channel, to: address })
  return { id: event.case, number: event.number }
}

type Again = {
  readonly report: Report
  readonly before: NonNullable<Awaited<ReturnType<typeof lockReport>>>
  readonly body: Uint8Array
}

async function again(tx: Tx, tools: Telling, { report, before, body }: Again): Promise<Received> {
  const { external, digest, missing, filing } = report
  const known = before.case === null ? undefined : await caseById(tx, before.case)
  const of = { external, number: known?.number ?? null, missing }
  if (before.digest === digest) return { ...of, outcome: 'same' }
  if (known === undefined) {
    if (missing.includes('text')) {
      await changeReport(tx, external, { body, digest, missing })
      return { ...of, outcome: 'waiting' }
    }
    const { id, number } = await filed(tx, tools, report)
    await changeReport(tx, external, { body, digest, missing, case: id })
    return { external, missing, outcome: 'filed', number }
  }
  await changeReport(tx, external, { body, digest })
  if (filing.story === '') return { ...of, outcome: 'same' }
  const said = { case: known.id, text: filing.story, channel: 'lapor', files: [], external: `${external}#${digest}` }
  await writeAsReporter(tx, tools.seal, said)
  return { ...of, outcome: 'added' }
}
