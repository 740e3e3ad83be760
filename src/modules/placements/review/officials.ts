import type { ApplicationId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Answer } from '../../../platform/gateways/gateways.ts'
import type { Tools } from '../../../platform/tools.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { hiddenAt, numberHiddenOf, revealNik, type Worker, type WorkerDocument } from '../../workers/index.ts'
import { type Comparison, compare, type Said } from './compare.ts'

/** What registers are asked about a file. Read in a transaction, asked outside of it. */
export type Asked = {
  readonly application: ApplicationId
  readonly worker: Worker
  readonly documents: readonly WorkerDocument[]
  readonly ruleSet: RuleSet
  readonly nik: string | undefined
  readonly passport: string | null
}

/** Reveals the NIK and the passport's number for a comparison; who looked is written down. */
export async function askedOf(
  tx: Tx,
  { seal }: Pick<Tools, 'seal'>,
  { application, worker, documents, ruleSet }: Omit<Asked, 'nik' | 'passport'>,
): Promise<Asked> {
  const nik = await revealNik(tx, seal, worker.id, 'comparison')
  const held = documents.find(({ kind, numberLast4 }) => kind === 'passport' && numberLast4 !== null)
  const hidden = held ? await numberHiddenOf(tx, held.id) : null
  const passport = held && hidden ? seal.reveal(hidden, hiddenAt.documentNumber(held.id)) : null
  return { application, worker, documents, ruleSet, nik, passport }
}

/** Asks the registers and holds the documents against what they say. Never throws: what is away is part of the answer. */
export async function compareWithRegisters(
  { gateways }: Pick<Tools, 'gateways'>,
  { worker, documents, ruleSet, nik, passport }: Asked,
): Promise<Comparison[]> {
  const [civil, immigration] = await Promise.all([
    nik === undefined ? ('away' as const) : saidBy(gateways.dukcapil.byNik(nik)),
    passport === null ? null : saidBy(gateways.imigrasi.byPassport(passport)),
  ])
  return compare({ worker, documents, kinds: ruleSet.documents, civil, passport: immigration })
}

async function saidBy<Record>(asked: Promise<Answer<Record>>): Promise<Said<Record>> {
  const answer = await asked
  if (answer.ok) return answer.value
  return answer.reason === 'not-found' ? 'not-found' : 'away'
}
