import { dayIn, type Instant, instant, WIB } from '../kernel/time.ts'
import { accountByOfficerNumber, postsOf } from '../modules/accounts/index.ts'
import { exportCommand, importCommand, jdihnCommand } from '../modules/regulations/index.ts'
import { type Actor, thePublic } from '../platform/access/actor.ts'
import type { Command } from '../platform/cli/command.ts'
import { readConfig } from '../platform/config/read.ts'
import { perform } from '../platform/db/perform.ts'
import type { Tx } from '../platform/db/tx.ts'
import { type Bekal, root } from './open.ts'

type WithBekal = <T>(work: (bekal: Bekal) => Promise<T>) => Promise<T>

const now = (): Instant => instant(new Date())

/** An officer who holds a post of the centre today, acting at the command line: the ledger says so. */
async function centreOfficer(tx: Tx, number: string): Promise<Actor | undefined> {
  const account = await accountByOfficerNumber(tx, number)
  if (account === undefined || account.disabledAt !== null) return undefined
  const posts = await postsOf(tx, account.id, dayIn(tx.now, WIB))
  return posts.some(({ role }) => role === 'centre')
    ? { ...thePublic, role: 'centre', person: account.id, client: 'cli' }
    : undefined
}

/** Texts of instruments in and out, and records of JDIHN. */
export const textCommands = (law: string, using: WithBekal): readonly Command[] => [
  importCommand(
    law,
    async (work) =>
      await using(
        async ({ asSystem, world }) =>
          await work({
            read: asSystem,
            centreOfficer: async (number) => await asSystem(async (tx) => await centreOfficer(tx, number)),
            perform: async (actor, performed) => await perform(world, actor, performed),
          }),
      ),
  ),
  exportCommand(law, {
    reading: async (work) => await using(async ({ asSystem }) => await asSystem(work)),
    origin: () => readConfig(process.env, root).publicUrl.replace(/\/$/, ''),
    today: () => dayIn(now(), WIB),
  }),
  jdihnCommand(law),
]
