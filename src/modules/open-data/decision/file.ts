import { z } from 'zod'
import type { Json } from '../../../kernel/canonical.ts'
import { isDay } from '../../../kernel/time.ts'
import type { Receipt } from '../../../platform/ledger/receipt.ts'
import { receiptShape } from '../../../platform/ledger/receipt-text.ts'
import type { DecisionRecord } from '../../placements/index.ts'

/**
 * A decision as anybody can take it away: what was decided and on what, the law it was decided by, and what proves
 * that it was entered. The signature is the checkpoint's: it covers the entry, the entry the record, the record the law.
 */
export type DecisionFile = {
  readonly format: 'bekal-decision/1'
  /** As it was stored; its digest in canonical form is the payload of the entry. */
  readonly decision: DecisionRecord
  readonly receipt: Receipt
  /** The whole law as data of that version (`RuleSet.source`); its digest is `decision.ruleSet`. */
  readonly law: string
}

const short = z.string().max(500)
const decision = z.strictObject({
  id: z.uuid(),
  application: z.uuid(),
  kind: short,
  outcome: short,
  at: z.iso.datetime(),
  officer: z.uuid().nullable(),
  office: short,
  decidedOn: z.string().refine(isDay),
  ruleSet: short,
  facts: z.record(z.string(), z.json()),
  findings: z.array(z.json()),
  citations: z.array(z.string()),
  items: z.array(z.json()),
  read: z.array(z.strictObject({ ruleSet: short, at: z.iso.datetime() })).optional(),
  rulings: z.array(z.strictObject({ ruling: short, at: z.iso.datetime() })).optional(),
})
const file = z.strictObject({
  format: z.literal('bekal-decision/1'),
  decision,
  receipt: receiptShape,
  law: z.string(),
})

/** A decision file as somebody handed it over; `undefined` for anything else. It proves nothing before it is checked. */
export function readDecisionFile(text: string): DecisionFile | undefined {
  try {
    const read = file.safeParse(JSON.parse(text) as Json)
    return read.success ? (read.data as unknown as DecisionFile) : undefined
  } catch {
    return undefined
  }
}
