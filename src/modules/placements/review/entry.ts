import type { Decision } from '../../../kernel/decision.ts'
import type { ApplicationId, PersonId } from '../../../kernel/ids.ts'
import { isId } from '../../../kernel/ids.ts'
import type { Subject } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { applicationById } from '../store.ts'

/** The application an address of the desk names; an address that names none leads to "not found". */
export const applicationIn = ({ params }: Web): ApplicationId | undefined => {
  const id = params['application'] ?? ''
  return isId(id) ? (id as ApplicationId) : undefined
}

/** What access must know of a file; unseen and absent are the same. */
export const fileSubject =
  (id: ApplicationId | undefined) =>
  async (tx: Tx): Promise<Subject | undefined> => {
    const application = id === undefined ? undefined : await applicationById(tx, id)
    return application && { owner: application.worker, office: application.office }
  }

/** The subject of many files: those of one office, else none. */
export const filesSubject =
  (ids: readonly ApplicationId[]) =>
  async (tx: Tx): Promise<Subject | undefined> => {
    const offices = new Set<string>()
    for (const id of ids) {
      const application = await applicationById(tx, id)
      if (!application) return undefined
      offices.add(application.office)
    }
    const { office } = tx.actor
    return offices.size === 1 && office !== null && offices.has(office) ? { office } : undefined
  }

/** The key of the posted form, so that a double click is one act. */
export const keyIn = async (web: Web): Promise<string> => oneOf(await web.typed(), '_key') ?? web.key

/** The officer of a session, who surely is a person. @throws Error when the route let nobody through */
export function actingPerson({ actor }: Pick<Web, 'actor'>): PersonId {
  if (actor.person === null) throw new Error('a route of the desk let nobody through')
  return actor.person
}

/**
 * Performs an act; one that meets a changed file is asked a second time. A double click sends the same form twice at one
 * moment: the second waits for the first, finds the file changed, and on the second asking gets the first one's answer.
 */
export async function onceMore<Event, Refusal extends { readonly code: string }>(
  ask: () => Promise<Decision<Event, Refusal>>,
): Promise<Decision<Event, Refusal>> {
  const first = await ask()
  return !first.ok && first.refusal.code === 'placements.wrong-state' ? await ask() : first
}
