import { cacheable } from '../../../platform/http/cacheable.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { type Release, release } from '../board/release.ts'
import { type FeedRequest, feedOf } from './feed.ts'
import { answering, asking, requestIn, servicesIn } from './open311.ts'
import { words } from './words.ts'

/** Seconds for which an answer may be given again unasked. */
const keep = 3600
const json = (web: Web, body: unknown): Response =>
  cacheable(web, { body: JSON.stringify(body), type: 'application/json; charset=utf-8', keep })

/** Bytes of the keyed hash a complaint is known by outside: enough that no two are alike. */
const nameBytes = 12

/** The name of a case outside: made with our key of what never leaves the house, and good for nothing else. */
export const nameOutside = (seal: Seal, id: string): string =>
  Buffer.from(seal.blindIndex(id, 'open311')).subarray(0, nameBytes).toString('hex')

const made = new WeakMap<Release, readonly FeedRequest[]>()

function feedIn(found: Release, seal: Seal): readonly FeedRequest[] {
  const known = made.get(found)
  if (known) return known
  const fresh = feedOf({ ...found, nameOf: (id) => nameOutside(seal, id) })
  made.set(found, fresh)
  return fresh
}

async function requests(web: Web, tools: Tools): Promise<Response> {
  const asked = asking.safeParse(Object.fromEntries(web.url.searchParams))
  if (!asked.success) {
    const wrong = asked.error.issues.map(({ message }) => ({
      code: 400,
      description: words(web.lang)(message as 'asked.day'),
    }))
    return Response.json(wrong, { status: 400, headers: { 'cache-control': 'no-store' } })
  }
  const found = await release(web, tools)
  const told = answering(feedIn(found, tools.seal), asked.data, found.asOf)
  return json(
    web,
    told.map((one) => requestIn(web.lang, one)),
  )
}

const open = { method: 'GET', act: acts.figures, sees: null, limit: 'public' } as const

/** Complaints as GeoReport v2 tells of them, without anybody's data. Reading only: complaints are filed at `/pengaduan`. */
export const open311Routes: readonly Route[] = [
  {
    ...open,
    path: '/open311/v2/services.json',
    handle: async (web) => await Promise.resolve(json(web, servicesIn(web.lang))),
  },
  { ...open, path: '/open311/v2/requests.json', handle: requests },
]
