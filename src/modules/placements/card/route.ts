import { dayIn } from '../../../kernel/time.ts'
import { act } from '../../../platform/access/policy.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { type CompanyTables, companyById } from '../../companies/index.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { documentsOf } from '../../workers/index.ts'
import { newestCardOf } from '../issue/store.ts'
import { applicationById } from '../store.ts'
import { cardPage, noCardPage } from './page.ts'

const seeCard = act('placements.see-card', { worker: 'own' })

/** The signed-in worker's own card. */
async function show(web: Web, { config }: Tools): Promise<Response> {
  const { person, role } = web.actor
  if (person === null || role !== 'worker') return await web.refuse({ code: 'access.sign-in' })
  const view = await web.read(async (tx) => {
    const card = await newestCardOf(tx, person)
    const application = card && (await applicationById(tx, card.application))
    if (!card || !application) return undefined
    const on = dayIn(tx.now, zoneOfArea(application.village))
    const documents = await documentsOf(tx, person)
    const company =
      application.company === null
        ? null
        : ((await companyById(tx.db<CompanyTables>(), application.company))?.name ?? null)
    return {
      card,
      application,
      on,
      company,
      ruleSet: await ruleSetOn(tx, on),
      passportEnd: documents.find(({ kind }) => kind === 'passport')?.numberLast4 ?? null,
      photo: documents.find(({ kind, mime }) => kind === 'photo' && mime?.startsWith('image/'))?.kind ?? null,
    }
  })
  return await web.page(view ? cardPage(web, { ...view, origin: config.publicUrl }) : noCardPage(web))
}

export const cardRoutes: readonly Route[] = [
  { method: 'GET', path: '/kartu', act: seeCard, sees: null, limit: 'citizen', handle: show },
]
