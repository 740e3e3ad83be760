import type { Instant } from '../../../kernel/time.ts'
import type { Config } from '../../../platform/config/config.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Keys, verifierKey } from '../../../platform/ledger/note.ts'
import type { Tools } from '../../../platform/tools.ts'

type CheckpointTable = { 'ledger.checkpoint': { size: number; root: Uint8Array; note: string; at: Instant } }

/** The newest signed checkpoint; `undefined` before the first. */
export const newestCheckpoint = async (
  tx: Tx,
): Promise<{ size: number; note: string; at: Instant; root: Uint8Array } | undefined> =>
  await tx
    .db<CheckpointTable>()
    .selectFrom('ledger.checkpoint')
    .selectAll()
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Whose checkpoints are believed: the name the log signs under, and our ledger keys, retired ones too. */
export async function ledgerKeys(tx: Tx, { config, seal }: Pick<Tools, 'config' | 'seal'>): Promise<Keys> {
  const newest = await newestCheckpoint(tx)
  return { origin: newest?.note.split('\n')[0] ?? placeOf(config), keys: seal.publicKeys('ledger') }
}

/** Where the log is published, its name until the first checkpoint has one. */
const placeOf = ({ publicUrl }: Config): string => `${new URL(publicUrl).host}/log`

/** The public keys as existing verifiers write them, newest first, one a line. */
export const verifierKeys = ({ origin, keys }: Keys): string[] => keys.map((key) => verifierKey(origin, key))
