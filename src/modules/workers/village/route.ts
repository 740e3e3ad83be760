import { isId, type PersonId } from '../../../kernel/ids.ts'
import { type Act, whyNotAllowed } from '../../../platform/access/policy.ts'
import { blank, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { acts } from '../acts.ts'
import { familyById, waitingInVillage } from '../family/store.ts'
import { noteLook } from '../hidden.ts'
import { villagePage, type Waiting, witnessPage } from './page.ts'
import { witnessFamily } from './witness.ts'
import { words } from './words.ts'

type Officer = { readonly person: PersonId; readonly village: string }
type Handle = (web: Web, officer: Officer) => Promise<Response>

/** Only an officer of a village, and only their own village. */
const villageRoute = (method: Route['method'], path: Route['path'], [act, handle]: [Act, Handle]): Route => ({
  method,
  path,
  act,
  sees: act.name,
  limit: 'officer',
  handle: async (web) => {
    const { person, village } = web.actor
    const no = whyNotAllowed(web.actor, act, { village })
    if (no || person === null || village === null) return await web.refuse(no ?? { code: 'access.sign-in' })
    return await handle(web, { person, village })
  },
})

const list: Handle = async (web, { village }) => {
  const waiting = await web.read(async (tx) => await waitingInVillage(tx, village))
  return await web.page(villagePage(web, village, waiting))
}

/** The permission of the address, if it waits in this village. Whoever only looks is written down for the worker. */
async function oneOfVillage(web: Web, village: string, looks = false): Promise<Waiting | undefined> {
  const id = web.params['siapa'] ?? ''
  if (!isId(id)) return undefined
  return await web.read(async (tx) => {
    const one = (await waitingInVillage(tx, village)).find((waiting) => waiting.id === id)
    if (one && looks) await noteLook(tx, one.worker, { act: acts.readVillage.name, reason: 'permission' })
    return one
  })
}

const show: Handle = async (web, { village }) => {
  const one = await oneOfVillage(web, village, true)
  return one ? await web.page(witnessPage(web, one, blank())) : web.redirect('/desa')
}

const confirm: Handle = async (web, { person, village }) => {
  const one = await oneOfVillage(web, village)
  if (!one) return web.redirect('/desa')
  const typed = await web.typed()
  if (oneOf(typed, 'identity') === undefined || oneOf(typed, 'free') === undefined) {
    const missing = oneOf(typed, 'identity') === undefined ? 'identity' : 'free'
    return await web.page(witnessPage(web, one, wrong(typed, { [missing]: words(web.lang)('both') })), 422)
  }
  const key = oneOf(typed, '_key')
  const decision = await web.perform({
    act: acts.witnessFamily,
    subject: async (tx) => {
      const member = await familyById(tx, one.id)
      return member && { village: member.village }
    },
    ...(key === undefined ? {} : { key }),
    work: async (tx) => await witnessFamily(tx, one.id, person),
    entry: ([{ member }]) => ({
      act: acts.witnessFamily.name,
      record: { kind: 'worker', id: one.worker },
      payload: { member, identity: true, free: true },
    }),
  })
  return decision.ok ? web.redirect('/desa?selesai=ya') : await web.refuse(decision.refusal)
}

export const villageRoutes: readonly Route[] = [
  villageRoute('GET', '/desa', [acts.readVillage, list]),
  villageRoute('GET', '/desa/:siapa', [acts.readVillage, show]),
  villageRoute('POST', '/desa/:siapa', [acts.witnessFamily, confirm]),
]
