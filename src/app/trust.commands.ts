import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { isId } from '../kernel/ids.ts'
import { instant } from '../kernel/time.ts'
import { bundleCheck, casesVerify, checkCases, minutesCheck } from '../modules/cases/index.ts'
import { decisionReplay, decisionVerify, ledgerCount } from '../modules/open-data/index.ts'
import { type Command, command } from '../platform/cli/command.ts'
import { readConfig } from '../platform/config/read.ts'
import { keysToJson } from '../platform/credential/browser/keys.js'
import type { CardKey } from '../platform/credential/card.ts'
import { cardVerify } from '../platform/credential/verify.command.ts'
import { keptNotes } from '../platform/ledger/keep.ts'
import { receiptFor } from '../platform/ledger/receipt.ts'
import { verifyLedger } from '../platform/ledger/verify.ts'
import { rotateKey } from '../platform/seal/keys.ts'
import { openSeal } from '../platform/seal/open.ts'
import { type Bekal, root } from './open.ts'

type WithBekal = <T>(work: (bekal: Bekal) => Promise<T>) => Promise<T>

/** The keys of this installation; needs no database. */
async function ownKeys(): Promise<readonly CardKey[]> {
  const { dataDir } = readConfig(process.env, root)
  return (await openSeal(dataDir, instant(new Date()))).publicKeys('card')
}

const cardKeys = command({
  name: 'card keys',
  summary: 'Print the public keys of cards as verifiers keep them: JSON, retired ones too.',
  options: z.object({}),
  exits: { 0: 'printed' },
  run: async () => {
    const text = keysToJson(await ownKeys())
    return { code: 0, text, data: { keys: JSON.parse(text) as unknown } }
  },
})

const cardRotate = command({
  name: 'card rotate',
  summary: 'Retire the key that signs cards and make a new one. What the old one signed goes on verifying.',
  options: z.object({}),
  exits: { 0: 'the new key signs from now on' },
  run: async () => {
    const { dataDir } = readConfig(process.env, root)
    const { signing } = await rotateKey(dataDir, 'card', instant(new Date()))
    const keyId = signing.findLast(({ purpose, until }) => purpose === 'card' && until === null)?.keyId ?? ''
    const text = `New card key ${keyId}. Devices learn of it when they are next online; until then they call its cards unknown.`
    return { code: 0, text, data: { keyId } }
  },
})

const ledgerReceipt = (using: WithBekal): Command =>
  command({
    name: 'ledger receipt',
    summary: 'Print the receipt of a ledger entry: what it says, its salt, the path to a signed root.',
    options: z.object({ arguments: z.array(z.string()).length(1).describe('the id of the entry') }),
    exits: { 0: 'printed', 2: 'there is no such entry, or it waits for its place' },
    run: async ({ arguments: [entry = ''] }) => {
      const receipt = isId(entry)
        ? await using(async ({ world }) => await receiptFor(world.database.app, entry))
        : undefined
      return receipt
        ? { code: 0, text: JSON.stringify(receipt, null, 2), data: { receipt } }
        : { code: 2, text: `No sealed entry ${entry}.`, data: { receipt: null } }
    },
  })

const ledgerVerify = (using: WithBekal): Command =>
  command({
    name: 'ledger verify',
    summary: 'Recompute the whole ledger and compare it with everything that was signed.',
    options: z.object({
      kept: z.string().optional().describe('a file with a checkpoint that was kept elsewhere; the log must contain it'),
    }),
    exits: { 0: 'the ledger is whole', 2: 'it differs from what was signed; the first place is named' },
    run: async ({ kept }) =>
      await using(async ({ world, tools, ledger }) => {
        const own = await keptNotes(tools.config.dataDir)
        const notes = kept === undefined ? own : [...own, await readFile(kept, 'utf8')]
        const found = await verifyLedger(world.database.sealer, ledger.keys(), notes)
        const text = found.whole
          ? `Whole: ${found.size} entries match ${found.checkpoints} signed and ${notes.length} kept checkpoints; ${found.waiting} wait for their place.`
          : `DIFFERS at ${found.position ?? 'the checkpoints'}: ${found.what}.`
        return { code: found.whole ? 0 : 2, text, data: { ...found } }
      }),
  })

/** The commands of whoever does not want to take our word for it. */
export const trustCommands = (using: WithBekal): readonly Command[] => [
  cardVerify(ownKeys),
  cardKeys,
  cardRotate,
  ledgerReceipt(using),
  ledgerVerify(using),
  ledgerCount(async (work) => await using(async ({ asSystem }) => await work(asSystem))),
  casesVerify(
    async () =>
      await using(async ({ asSystem, tools }) => await asSystem(async (tx) => await checkCases(tx, tools.seal))),
  ),
  decisionReplay(async (work) => await using(async ({ asSystem }) => await work(asSystem))),
  decisionVerify(),
  bundleCheck(),
  minutesCheck(),
]
