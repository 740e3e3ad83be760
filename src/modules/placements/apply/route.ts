import { dayIn, WIB } from '../../../kernel/time.ts'
import { blank, readForm, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { type CompanyTables, companyById, openPermits } from '../../companies/index.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { sayRefusal } from '../journey/say.ts'
import { words } from '../journey/words.ts'
import { beginApplication } from './begin.ts'
import { applyForm } from './form.ts'
import { applyPage } from './page.ts'

/** What the page offers: schemes of today and companies that may recruit for what was chosen. */
const offered = async (web: Web, { ke: country, kerja: job }: { readonly ke: string; readonly kerja: string }) =>
  await web.read(async (tx) => {
    const on = dayIn(tx.now, WIB)
    const permits = country && job ? await openPermits(tx.db<CompanyTables>(), { country, job, on }) : []
    const ids = [...new Set(permits.map(({ company }) => company))]
    const found = await Promise.all(ids.map(async (id) => await companyById(tx.db<CompanyTables>(), id)))
    const companies = found.filter((company) => company !== undefined)
    return { ruleSet: await ruleSetOn(tx, on), companies }
  })

async function show(web: Web): Promise<Response> {
  const query = web.url.searchParams
  const typed = { ke: query.get('ke') ?? '', kerja: query.get('kerja') ?? '', jalur: query.get('jalur') ?? '' }
  return await web.page(applyPage(web, { form: blank(typed), ...(await offered(web, typed)) }))
}

async function apply(web: Web): Promise<Response> {
  const say = words(web.lang)
  const typed = await web.typed()
  const form = readForm(typed, applyForm, (key) => say(key as 'country.choose'))
  const choice = { ke: oneOf(typed, 'ke') ?? '', kerja: oneOf(typed, 'kerja') ?? '' }
  const offers = await offered(web, choice)
  const again = async (errors: Record<string, string>): Promise<Response> =>
    await web.page(applyPage(web, { form: wrong(typed, errors), ...offers }), 422)
  if (!form.ok) return await again(form.errors)
  const { perusahaan } = form.value
  if (perusahaan !== null && !offers.companies.some(({ id }) => id === perusahaan))
    return await again({ perusahaan: say('company.unknown') })
  const { person } = web.actor
  if (person === null) return await web.refuse({ code: 'access.sign-in' })
  const decision = await web.perform({
    act: acts.apply,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) => await beginApplication(tx, form.value, { person }),
    entry: ([begun]) => ({
      act: acts.apply.name,
      record: { kind: 'application', id: begun.application },
      payload: { number: begun.number, scheme: form.value.jalur, country: form.value.ke, job: form.value.kerja },
    }),
  })
  if (decision.ok) return web.redirect('/perjalanan')
  const { refusal } = decision
  const field = refusal.code === 'placements.scheme-closed' ? 'jalur' : 'ke'
  return await again({ [field]: sayRefusal(web, refusal) })
}

export const applyRoutes: readonly Route[] = [
  { method: 'GET', path: '/lamar', act: acts.apply, sees: null, limit: 'citizen', handle: show },
  { method: 'POST', path: '/lamar', act: acts.apply, sees: null, limit: 'citizen', handle: apply },
]
