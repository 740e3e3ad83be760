import { instant } from '../../../kernel/time.ts'
import { readCard } from '../../../platform/credential/browser/read-card.js'
import { readRevocations } from '../../../platform/credential/browser/revocations.js'
import type { Reading } from '../../../platform/credential/card.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { signedRevocations } from '../keys/revocations.ts'

/** What a scanner or a clipboard leaves around a code; spaces are letters of it. */
export const codeOf = (typed: string): string => typed.replaceAll(/[\r\n\t]/g, '')

/**
 * Checks a card here, for a browser that runs no script: by the same reader, the same keys and the same signed list
 * that a device keeps.
 * @param passportEnd  what the passport beside the card ends in; empty: nobody looked
 */
export async function checkCard(
  web: Pick<Web, 'asBekal' | 'now'>,
  seal: Seal,
  { code, passportEnd }: { code: string; passportEnd: string },
): Promise<Reading> {
  const keys = seal.publicKeys('card')
  const list = await readRevocations(new Uint8Array(await signedRevocations(web, seal)), keys)
  if (!list.ok) throw new Error(`our own list of withdrawn cards cannot be read: ${list.code}`)
  return await readCard(code, {
    keys,
    now: instant(web.now()),
    revocations: list.list,
    presented: passportEnd.trim() === '' ? {} : { passportEnd },
  })
}
