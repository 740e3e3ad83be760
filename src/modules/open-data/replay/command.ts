import { z } from 'zod'
import { type DecisionId, isId } from '../../../kernel/ids.ts'
import { type Command, command } from '../../../platform/cli/command.ts'
import { type InTx, type OtherFinding, type ReplayedAll, replayAll, replayOne } from './replay.ts'

/**
 * `bekal decision replay`: the same facts, rules and day must give the identical findings.
 * @param using  opens a Bekal for one piece of work, with transactions as the system
 */
export const decisionReplay = (using: <T>(work: (inTx: InTx) => Promise<T>) => Promise<T>): Command =>
  command({
    name: 'decision replay',
    summary: 'Run stored decisions again and compare them with what was stored and entered in the ledger.',
    options: z.object({
      arguments: z.array(z.string()).max(1).describe('the id of one decision'),
      all: z.boolean().default(false).describe('all decisions'),
    }),
    exits: { 0: 'identical', 2: 'some differ; each is named', 3: 'there is no such decision' },
    run: async ({ arguments: [id], all }) => {
      if (all === (id !== undefined) || (id !== undefined && !isId(id)))
        return { code: 3, text: 'Name one decision by its id, or say --all.', data: { count: 0 } }
      const started = performance.now()
      const done = await using(async (inTx) =>
        id === undefined ? await replayAll(inTx) : await replayOne(inTx, id as DecisionId),
      )
      if (!done) return { code: 3, text: `There is no decision ${id}.`, data: { count: 0 } }
      const seconds = (performance.now() - started) / 1000
      const perSecond = Math.round(done.count / seconds)
      return {
        code: done.differing.length === 0 ? 0 : 2,
        text: sentences(done, perSecond),
        data: { ...done, seconds, perSecond },
      }
    },
  })

const inLedger = { other: 'the ledger holds another hash', none: 'the ledger knows no such decision' } as const

function sentences({ count, differing }: ReplayedAll, perSecond: number): string {
  const rate = `${perSecond} a second, reading them included`
  if (differing.length === 0) return `Identical: ${count} ${count === 1 ? 'decision' : 'decisions'} (${rate}).`
  const lines = differing.map(({ decision, rules, recordIntact, ledger }) => {
    const what = [
      ...rules.map(sentence),
      ...(recordIntact ? [] : ['the record does not match its hash']),
      ...(ledger === 'same' ? [] : [inLedger[ledger]]),
    ]
    return `  ${decision}: ${what.join('; ')}`
  })
  return [`DIFFERENT: ${differing.length} of ${count} decisions (${rate}).`, ...lines].join('\n')
}

function sentence({ rule, stored, now }: OtherFinding): string {
  if (stored === now) return `${rule}: ${stored ?? 'not there'} as stored, with other details`
  return `${rule}: stored ${stored ?? 'not at all'}, now ${now ?? 'not there'}`
}
