import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Command, command, type Outcome } from '../../../platform/cli/command.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Telling } from '../file/tell-number.ts'
import { noteTold } from './lapor.job.ts'
import { reportsNow } from './lapor-store.ts'
import { type Received, receiveReport } from './receive.ts'
import { updatesWaiting } from './standing.ts'

/** The installation as these commands need it: its tools, and transactions as the system. */
export type Exchange = { readonly tools: Telling; readonly inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T> }
type WithExchange = <T>(work: (exchange: Exchange) => Promise<T>) => Promise<T>

const records = z.array(z.record(z.string(), z.unknown()))
/** As the gateway answers, as an export names them, or bare. */
const file = z.union([
  records,
  z.object({ data: records }).transform(({ data }) => data),
  z.object({ reports: records }).transform(({ reports }) => reports),
])

/** `bekal cases lapor-import laporan.json`: the file beside the gateway, where there is no line between the two. */
export const laporImport = (using: WithExchange): Command =>
  command({
    name: 'cases lapor-import',
    summary: 'Take in reports of SP4N-LAPOR from a JSON file; the same report twice is once.',
    options: z.object({ arguments: z.array(z.string()).length(1).describe('a JSON file: a list of reports') }),
    exits: {
      0: 'all are complaints now',
      1: 'the file cannot be read',
      2: 'of some something was missing; each is named',
    },
    run: async ({ arguments: [path = ''] }) => {
      const reports = await reportsIn(path)
      if (typeof reports === 'string') return { code: 1, text: reports, data: { problem: reports } }
      const received: Received[] = []
      await using(async ({ tools, inTx }) => {
        for (const raw of reports) received.push(await inTx(async (tx) => await receiveReport(tx, tools, raw)))
      })
      return toldOf(received)
    },
  })

async function reportsIn(path: string): Promise<z.output<typeof records> | string> {
  try {
    const read = file.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return read.success ? read.data : `${path} is not a list of reports.`
  } catch (problem) {
    return `${path} cannot be read: ${problem instanceof Error ? problem.message : 'not JSON'}.`
  }
}

function toldOf(received: readonly Received[]): Outcome {
  const count = (outcome: Received['outcome']): number => received.filter((one) => one.outcome === outcome).length
  const gaps = received.filter(({ missing }) => missing.length > 0)
  const sum = `${received.length} reports: ${count('filed')} new complaints, ${count('added')} with more words, ${count('same')} the same, ${count('waiting')} not yet a complaint.`
  const lines = gaps.map(
    ({ external, number, missing }) => `  ${external} ${number ?? 'no complaint yet'}: missing ${missing.join(', ')}`,
  )
  return { code: gaps.length > 0 ? 2 : 0, text: [sum, ...lines].join('\n'), data: { received } }
}

/** `bekal cases lapor-export`: what SP4N-LAPOR is to be told, as the gateway would tell it. */
export const laporExport = (using: WithExchange): Command =>
  command({
    name: 'cases lapor-export',
    summary: 'Print what SP4N-LAPOR has not been told yet, as JSON; with --told it counts as told.',
    options: z.object({ told: z.boolean().default(false).describe('from now on these count as told') }),
    exits: { 0: 'printed' },
    run: async ({ told }) =>
      await using(async ({ inTx }) => {
        const waiting = await inTx(async (tx) => {
          const updates = updatesWaiting(await reportsNow(tx), tx.now)
          if (told) for (const update of updates) await noteTold(tx, update)
          return updates
        })
        const updates = waiting.map(({ key, report, status, number, text, at }) => ({
          key,
          report,
          status,
          number,
          text,
          at,
        }))
        return { code: 0, text: JSON.stringify({ updates }, null, 2), data: { updates } }
      }),
  })
