import { z } from 'zod'
import { instant } from '../../kernel/time.ts'
import type { Receipt } from './receipt.ts'

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const short = z.string().max(500)

/** The shape of a receipt in a file. */
export const receiptShape = z.strictObject({
  entry: z.strictObject({
    id: z.uuid(),
    at: z.iso.datetime(),
    role: short,
    person: z.uuid().nullable(),
    office: short.nullable(),
    onBehalfOf: z.uuid().nullable(),
    client: short,
    act: short,
    recordKind: short,
    recordId: short,
    // A decision's ground is every article it cites.
    ground: z.string().max(20_000).nullable(),
    payload: hex(32),
  }),
  salt: hex(16),
  position: z.int().min(0),
  size: z.int().min(1),
  proof: z.array(hex(32)).max(64),
  checkpoint: z.string().max(20_000),
})

/** A receipt of a file whose shape was read. */
export const receiptIn = (read: z.output<typeof receiptShape>): Receipt => ({
  ...read,
  entry: { ...read.entry, at: instant(read.entry.at) },
})

/** A receipt as somebody pasted it; `undefined` for anything else. It proves nothing before `verifyReceipt`. */
export function readReceipt(text: string): Receipt | undefined {
  try {
    const read = receiptShape.safeParse(JSON.parse(text))
    return read.success ? receiptIn(read.data) : undefined
  } catch {
    return undefined
  }
}
