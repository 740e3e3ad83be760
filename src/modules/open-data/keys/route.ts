import { keysToJson } from '../../../platform/credential/browser/keys.js'
import { cacheable } from '../../../platform/http/cacheable.ts'
import type { Route } from '../../../platform/http/route.ts'
import { acts } from '../acts.ts'
import { signedRevocations } from './revocations.ts'

/** What a verifier keeps: the keys of cards, retired ones too, and the signed list of withdrawn cards. */
export const keyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/kartu/kunci.json',
    act: acts.checkCard,
    sees: null,
    limit: 'public',
    handle: async (web, { seal }) =>
      cacheable(web, { body: keysToJson(seal.publicKeys('card')), type: 'application/json', keep: 300 }),
  },
  {
    method: 'GET',
    path: '/kartu/pencabutan',
    act: acts.checkCard,
    sees: null,
    limit: 'public',
    handle: async (web, { seal }) =>
      cacheable(web, { body: await signedRevocations(web, seal), type: 'application/cbor', keep: 60 }),
  },
]
