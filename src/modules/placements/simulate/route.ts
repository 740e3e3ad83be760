import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { dayTyped } from '../../../platform/http/components/date-field.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { type CompanyTables, companyById } from '../../companies/index.ts'
import { draftById, parsedChange, workbenchPage } from '../../regulations/index.ts'
import { askSimulation, cancelSimulation, simulateActs } from './act.ts'
import { askBody, type Names, shown, simulationBody } from './page.ts'
import { type Simulation, simulationById, simulationsOf } from './store.ts'
import { mostChanged } from './tally.ts'
import { isOwnRefusal, sayRefusal, words } from './words.ts'

type Typing = { readonly typed?: Typed; readonly errors?: Readonly<Record<string, string>> }

const draftIn = ({ url }: Web): string | undefined => {
  const id = url.searchParams.get('draf') ?? ''
  return isId(id) ? id : undefined
}

async function ask(web: Web, { typed = {}, errors = {} }: Typing = {}): Promise<Response> {
  const id = draftIn(web)
  const read =
    id === undefined
      ? undefined
      : await web.read(async (tx) => {
          const draft = await draftById(tx, id)
          return draft && { draft, simulations: await simulationsOf(tx, id) }
        })
  if (id === undefined) return web.redirect('/pusat/aturan')
  if (!read) return await web.refuse({ code: 'edge.not-found' })
  const say = words(web.lang)
  return await workbenchPage(web, {
    title: say('title'),
    head: html`<h1>${say('title')}</h1><p>${read.draft.title}. ${say('lead')}</p>`,
    body: askBody(web, { draft: read.draft.id, simulations: read.simulations, typed, errors }),
    errors,
  })
}

async function begin(web: Web): Promise<Response> {
  const draft = draftIn(web)
  if (draft === undefined) return await web.refuse({ code: 'edge.not-found' })
  const typed = await web.typed()
  const say = words(web.lang)
  const [firstDay, lastDay] = [dayTyped(typed, 'first'), dayTyped(typed, 'last')]
  if (!firstDay || !lastDay)
    return await ask(web, { typed, errors: { [firstDay ? 'last' : 'first']: say('wrong.day') } })
  if (lastDay < firstDay) return await ask(web, { typed, errors: { last: say('wrong.order') } })
  const decision = await web.perform({
    act: simulateActs.simulate,
    key: oneOf(typed, '_key') ?? web.key,
    subject: async () => ({}),
    work: async (tx) => await askSimulation(tx, { draft, firstDay, lastDay }),
    entry: ([{ simulation }]) => ({
      act: simulateActs.simulate.name,
      record: { kind: 'simulation', id: simulation },
      payload: { draft, firstDay, lastDay },
    }),
  })
  if (decision.ok) return web.redirect(`/pusat/simulasi/${decision.events[0].simulation}`)
  return isOwnRefusal(decision.refusal)
    ? await ask(web, { typed, errors: { first: sayRefusal(web.lang, decision.refusal) } })
    : await web.refuse(decision.refusal)
}

const simulationIn = ({ params }: Web): string => params['simulasi'] ?? ''

async function show(web: Web): Promise<Response> {
  const id = simulationIn(web)
  const read = await web.read(async (tx) => {
    const simulation = isId(id) ? await simulationById(tx, id) : undefined
    if (!simulation) return undefined
    const { after } = await parsedChange(tx, simulation.law)
    const names = await namesFor(tx, simulation, { law: after, lang: web.lang })
    return { simulation, names, draft: await draftById(tx, simulation.draft) }
  })
  if (!read) return await web.refuse({ code: 'edge.not-found' })
  const { simulation, names, draft } = read
  const say = words(web.lang)
  return await workbenchPage(web, {
    title: say('title'),
    head: html`<h1>${say('title')}</h1><p>${draft?.title}</p>`,
    body: simulationBody(web, simulation, {
      isOld: draft?.version !== simulation.version && draft?.state === 'open',
      names,
    }),
    ...(simulation.state === 'running' ? { refresh: 2 } : {}),
  })
}

/** The names of what a simulation has counted by, as far as it is shown. */
async function namesFor(
  tx: Tx,
  { past, ahead }: Simulation,
  { law, lang }: { law: RuleSet; lang: Language },
): Promise<Names> {
  const ids = new Set([past, ahead].flatMap((tally) => mostChanged(tally, 'company', shown).map(([id]) => id)))
  const company = new Map<string, string>()
  for (const id of ids) {
    const found = await companyById(tx.db<CompanyTables>(), id)
    if (found) company.set(id, found.name)
  }
  return {
    rule: new Map(law.rules.map(({ id, title }) => [id, title[lang]])),
    scheme: new Map([...law.schemes.values()].map(({ code, title }) => [code, title[lang]])),
    company,
  }
}

async function cancel(web: Web): Promise<Response> {
  const id = simulationIn(web)
  if (!isId(id)) return await web.refuse({ code: 'edge.not-found' })
  const decision = await web.perform({
    act: simulateActs.cancel,
    key: oneOf(await web.typed(), '_key') ?? web.key,
    subject: async () => ({}),
    work: async (tx) => await cancelSimulation(tx, id),
    entry: () => ({ act: simulateActs.cancel.name, record: { kind: 'simulation', id }, payload: {} }),
  })
  if (decision.ok || decision.refusal.code === 'placements.nothing-to-cancel')
    return web.redirect(`/pusat/simulasi/${id}`)
  return await web.refuse(decision.refusal)
}

const officer = { sees: null, limit: 'officer' } as const

/** Trying a change of the rules out, at the centre. */
export const simulateRoutes: readonly Route[] = [
  { ...officer, method: 'GET', path: '/pusat/simulasi', act: simulateActs.look, handle: async (web) => await ask(web) },
  { ...officer, method: 'POST', path: '/pusat/simulasi', act: simulateActs.simulate, handle: begin },
  { ...officer, method: 'GET', path: '/pusat/simulasi/:simulasi', act: simulateActs.look, handle: show },
  { ...officer, method: 'POST', path: '/pusat/simulasi/:simulasi/henti', act: simulateActs.cancel, handle: cancel },
]
