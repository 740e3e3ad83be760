import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { type Decision } from '../../../kernel/decision.ts'
import { dayIn, WIT } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { reference } from '../../offices/index.ts'
import { hiddenAt } from '../hidden.ts'
import type { ArrivalRefusal } from '../refusal.ts'
import { arrivalStandard } from '../standard.ts'
import { insertArrival, officerOf } from '../store.ts'
import { type ArrivalOpened, type Opening, open } from './decide.ts'

/** How rows are closed on a device (RFC 7516, RFC 7518): a key of their own each, wrapped for the arrival's key. */
export const boxAlgorithms = { wrap: 'RSA-OAEP-256', content: 'A256GCM' } as const

/** Opens an arrival for the officer's office, with a fresh pair of keys: devices get the public one. */
export async function openArrival(
  tx: Tx,
  seal: Seal,
  opening: Opening,
): Promise<Decision<ArrivalOpened, ArrivalRefusal>> {
  const { person, office } = officerOf(tx)
  const event = tx.newId<string>()
  const decision = open(opening, {
    event,
    today: dayIn(tx.now, WIT),
    ahead: arrivalStandard().aheadDays,
    carriers: new Set(arrivalStandard().carriers.map(({ code }) => code)),
    countries: new Set(reference().destinations.keys()),
  })
  if (!decision.ok) return decision
  const { publicKey, privateKey } = await generateKeyPair(boxAlgorithms.wrap, { extractable: true })
  await insertArrival(tx, {
    ...opening,
    id: event,
    office,
    key: { ...(await exportJWK(publicKey)), alg: boxAlgorithms.wrap },
    keyHidden: seal.hide(await exportPKCS8(privateKey), hiddenAt.key(event)),
    openedBy: person,
    openedAt: tx.now,
  })
  return decision
}
