import { fewestTold } from '../../../kernel/disclosure.ts'
import { dayIn, plusDays, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { heldBack } from '../../cases/index.ts'
import { acts } from '../acts.ts'
import { peopleIn } from '../alike/decide.ts'
import { deskPage } from '../desk.ts'
import { checkBatches } from '../enter/check.ts'
import { arrivalIn, idIn } from '../open/route.ts'
import { arrivalStandard } from '../standard.ts'
import { arrivalById, entriesOf, verdictsOf } from '../store.ts'
import { words } from '../words.ts'
import { type Figures, figuresOf, publicFigures } from './decide.ts'
import { figuresBody, publicPage } from './page.ts'

async function counted(tx: Tx, event: string): Promise<Figures> {
  const rows = await entriesOf(tx, event)
  const people = peopleIn(
    rows.map(({ id }) => id),
    await verdictsOf(tx, event),
  )
  return figuresOf(rows, people)
}

async function show(web: Web, { seal }: Tools): Promise<Response> {
  const arrival = await arrivalIn(web)
  if (!arrival || (web.actor.office !== null && arrival.office !== web.actor.office))
    return await web.refuse({ code: 'edge.not-found' })
  const figures = await web.read(async (tx) => await counted(tx, arrival.id))
  const batches = await web.asBekal.read(async (tx) => await checkBatches(tx, seal, arrival.id))
  const view = { figures, batches }
  const back = `/meja/kedatangan/${arrival.id}/daftar`
  return await deskPage(web, {
    title: words(web.lang)('figures.title'),
    body: figuresBody(web, { arrival, ...view }),
    back,
  })
}

/** What everybody may read, some days after the arrival: before, each new line would tell of one person. */
async function tell(web: Web): Promise<Response> {
  const id = idIn(web)
  const arrival = id === '' ? undefined : await web.asBekal.read(async (tx) => await arrivalById(tx, id))
  if (!arrival) return await web.refuse({ code: 'edge.not-found' })
  const from = plusDays(arrival.arrivesOn, arrivalStandard().toldAfterDays)
  if (dayIn(web.now(), WIB) < from) return await web.page(publicPage(web, arrival, from))
  const figures = await web.asBekal.read(async (tx) => await counted(tx, id))
  return await web.page(publicPage(web, arrival, publicFigures(figures, fewestTold, heldBack)))
}

export const figureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/meja/kedatangan/:id/angka',
    act: acts.names,
    sees: null,
    limit: 'officer',
    handle: show,
  },
  { method: 'GET', path: '/kedatangan/:id', act: acts.figures, sees: null, limit: 'public', handle: tell },
]
