import type { LocalDate } from '../../../kernel/time.ts'
import { type Guessing, giveGuessBack, takeGuess } from '../../../platform/access/guesses.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { workerById } from '../../workers/index.ts'
import type { Application } from '../application.ts'
import { applicationByNumber } from '../store.ts'

/**
 * How often wrong digits are heard before the day of birth is asked as well: for one file from one address, from one
 * address, for one file from anywhere. `known`: with the right day of birth, for one file.
 */
export const tries = {
  pair: { most: 5, minutes: 60 },
  address: { most: 30, minutes: 60 },
  file: { most: 20, minutes: 24 * 60 },
  known: { most: 10, minutes: 24 * 60 },
} as const satisfies Record<string, Guessing>

/** What somebody says of a file: its number, the last four digits of the phone, and the day of birth where it is asked. */
export type Said = {
  readonly number: string
  readonly last4: string
  readonly birth: LocalDate | null
  /** The address they come from. */
  readonly client: string
}

export type Heard =
  | { readonly found: Application }
  /** `birth`: the day of birth is asked as well. `wait`: somebody who knows it has tried too often. */
  | { readonly found: null; readonly now: 'again' | 'birth' | 'wait' }

/**
 * Holds four digits against a file. Four digits are few: after some wrong ones the day of birth is asked as well, which
 * the holder knows and a stranger does not. So nobody who does not know it closes a file for whoever does.
 */
export async function hear(tx: Tx, seal: Seal, { number, last4, birth, client }: Said): Promise<Heard> {
  const from = Buffer.from(seal.blindIndex(client, 'status')).toString('hex').slice(0, 32)
  const counted = [
    [`status ${number} from ${from}`, tries.pair],
    [`status from ${from}`, tries.address],
    [`status ${number}`, tries.file],
  ] as const
  const application = await applicationByNumber(tx, number)
  const isRight = application?.phoneLast4 === last4
  if (birth !== null) return await withBirth(tx, { application, isRight, birth, number })
  let isHeard = true
  for (const [what, guessing] of counted) isHeard = (await takeGuess(tx, what, guessing)) && isHeard
  if (!isHeard) return { found: null, now: 'birth' }
  if (!isRight || !application) return { found: null, now: 'again' }
  for (const [what] of counted) await giveGuessBack(tx, what)
  return { found: application }
}

type Known = {
  readonly application: Application | undefined
  readonly isRight: boolean
  readonly birth: LocalDate
  readonly number: string
}

async function withBirth(tx: Tx, { application, isRight, birth, number }: Known): Promise<Heard> {
  const worker = application && (await workerById(tx, application.worker))
  if (!application || worker?.birthDate !== birth) return { found: null, now: 'birth' }
  const what = `status ${number} known`
  if (!(await takeGuess(tx, what, tries.known))) return { found: null, now: 'wait' }
  if (!isRight) return { found: null, now: 'birth' }
  await giveGuessBack(tx, what)
  return { found: application }
}
