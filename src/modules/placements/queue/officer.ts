import type { OfficeId, PersonId } from '../../../kernel/ids.ts'
import { type Act, whyNotAllowed } from '../../../platform/access/policy.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { type Office, officeOf } from '../../offices/index.ts'

/** The officer at this desk. */
export type Officer = {
  readonly person: PersonId
  readonly role: 'counter-officer' | 'head-of-office'
  readonly name: string
  readonly office: Office
}

export type DeskHandler = (web: Web, tools: Tools, officer: Officer) => Promise<Response>

/** Who sits at the desk, when it is an officer of an office we know. */
export function officerOf({ actor, session }: Pick<Web, 'actor' | 'session'>): Officer | undefined {
  const { person, role } = actor
  const office = actor.office === null ? undefined : officeOf(actor.office)
  if (person === null || session === null || office === undefined) return undefined
  return role === 'counter-officer' || role === 'head-of-office'
    ? { person, role, name: session.name, office }
    : undefined
}

/** A route of the desk: whoever is no officer of an office is asked to sign in, or told that it is not theirs. */
export const deskRoute = (
  [method, path]: readonly [Route['method'], Route['path']],
  act: Act,
  handle: DeskHandler,
): Route => ({
  method,
  path,
  act,
  sees: null,
  limit: 'officer',
  handle: async (web, tools) => {
    const officer = officerOf(web)
    const no = whyNotAllowed(web.actor, act, { office: web.actor.office as OfficeId | null })
    if (no || officer === undefined) return await web.refuse(no ?? { code: 'access.sign-in' })
    return await handle(web, tools, officer)
  },
})
