import { dayIn, type Instant, instant, WIB } from '../../../kernel/time.ts'
import { signRevocations } from '../../../platform/credential/sign.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { revokedCards } from '../../placements/index.ts'

const minute = 60_000
/** After a day a device should want a newer list; the old one still refuses what it names. */
const fresh = 24 * 60 * minute

/**
 * The signed list of withdrawn cards as it stands now. Its moment is cut to the minute, so that within a minute
 * everybody gets the same bytes and a cache may answer.
 */
export async function signedRevocations(web: Pick<Web, 'asBekal' | 'now'>, seal: Seal): Promise<Uint8Array> {
  const now = Math.floor(Date.parse(web.now()) / minute) * minute
  const at = (ms: number): Instant => instant(new Date(ms))
  const cards = await web.asBekal.read(async (tx) => await revokedCards(tx, dayIn(tx.now, WIB)))
  return signRevocations(seal, {
    cards: cards.map(({ id }) => id),
    issuedAt: at(now),
    staleAfter: at(now + fresh),
  })
}
