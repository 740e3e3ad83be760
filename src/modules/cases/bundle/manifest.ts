import { z } from 'zod'
import type { Receipt } from '../../../platform/ledger/receipt.ts'
import { receiptIn, receiptShape } from '../../../platform/ledger/receipt-text.ts'
import type { Message, Step } from '../case.ts'

/** A file of a message as it lies in the bundle. */
export type BundledFile = {
  /** Its name in the bundle: `berkas/0002-1.webp`. */
  readonly name: string
  readonly mime: string
  readonly size: number
  /** SHA-256, hex. */
  readonly sha256: string
}

/** One message with what proves that it was entered when it was said, as it was said. */
export type BundledMessage = Pick<Message, 'id' | 'seq' | 'at' | 'side' | 'channel' | 'digest'> & {
  readonly text: string
  readonly files: readonly BundledFile[]
  readonly receipt: Receipt
}

/** What proves that minutes were entered when they were written, as they were written. */
export type BundledMinutes = Pick<Step, 'id' | 'data'> & { readonly receipt: Receipt }

/** What an office did, as it was noted. Told, and but for minutes not proved by the log. */
export type BundledStep = {
  readonly at: string
  readonly step: string
  readonly office: string | null
  /** Minutes, a commitment, a reason; empty for the reporter, who was told in a message. */
  readonly said: string
  readonly minutes?: BundledMinutes
}

/** The table of contents of a court bundle: what was said, in its order, and what proves it. Never what officers noted among themselves. */
export type Manifest = {
  readonly format: 'bekal-case/1'
  readonly madeAt: string
  readonly case: {
    readonly id: string
    readonly number: string
    readonly filedAt: string
    readonly country: string | null
    readonly origin: string | null
    readonly place: string
    /** Digest of what was filed, as it stands on the receipt. */
    readonly filing: string
    /** What was mixed into that digest, hex: with it whoever holds the bundle can work it out again. */
    readonly salt: string
    readonly receipt: Receipt
  }
  readonly messages: readonly BundledMessage[]
  readonly steps: readonly BundledStep[]
}

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const short = z.string().max(500)
const receipt = receiptShape.transform(receiptIn)

/** Names of what may lie in a bundle beside its table of contents, its words and the keys. */
export const fileName = /^berkas\/\d{4}-\d{1,2}\.(?:webp|jpg|pdf|ogg|m4a|mp3|wav)$/

const shape = z.strictObject({
  format: z.literal('bekal-case/1'),
  madeAt: z.iso.datetime(),
  case: z.strictObject({
    id: z.uuid(),
    number: short,
    filedAt: z.iso.datetime(),
    country: short.nullable(),
    origin: short.nullable(),
    place: z.string().max(5_000),
    filing: hex(32),
    salt: hex(16),
    receipt,
  }),
  messages: z
    .array(
      z.strictObject({
        id: z.uuid(),
        seq: z.int().min(1),
        at: z.iso.datetime(),
        side: z.enum(['reporter', 'office']),
        channel: short,
        digest: hex(32),
        text: z.string().max(200_000),
        files: z
          .array(
            z.strictObject({ name: z.string().regex(fileName), mime: short, size: z.int().min(0), sha256: hex(32) }),
          )
          .max(50),
        receipt,
      }),
    )
    .max(20_000),
  steps: z
    .array(
      z.strictObject({
        at: z.iso.datetime(),
        step: short,
        office: short.nullable(),
        said: z.string().max(200_000),
        minutes: z
          .strictObject({
            id: z.uuid(),
            data: z.record(short, z.union([z.string().max(5_000), z.number(), z.boolean(), z.null()])),
            receipt,
          })
          .optional(),
      }),
    )
    .max(20_000),
})

/** The table of contents somebody handed over; `undefined` for anything else. It proves nothing before it is checked. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const read = shape.safeParse(JSON.parse(text))
    return read.success ? (read.data as unknown as Manifest) : undefined
  } catch {
    return undefined
  }
}
