import type { PersonId } from '../../kernel/ids.ts'
import { type Act, whyNotAllowed } from '../../platform/access/policy.ts'
import type { Route, Web } from '../../platform/http/route.ts'
import type { Tools } from '../../platform/tools.ts'

/** A handler of a page of the worker's own file: it also knows whose. */
export type OwnHandler = (web: Web, tools: Tools, person: PersonId) => Promise<Response>

/** A route into the worker's own file. Whoever is not a worker is asked to sign in, or told that it is not theirs. */
export const ownRoute = (
  [method, path, limit = 'citizen']: readonly [Route['method'], Route['path'], Route['limit']?],
  act: Act,
  handle: OwnHandler,
): Route => ({
  method,
  path,
  act,
  sees: null,
  limit,
  handle: async (web, tools) => {
    const { person } = web.actor
    const no = whyNotAllowed(web.actor, act, { owner: person })
    if (no || person === null) return await web.refuse(no ?? { code: 'access.sign-in' })
    return await handle(web, tools, person)
  },
})
