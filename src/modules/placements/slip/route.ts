import { type ApplicationId, isId } from '../../../kernel/ids.ts'
import { qrOf } from '../../../platform/credential/qr.ts'
import { backLink } from '../../../platform/http/components/back-link.ts'
import { printHint } from '../../../platform/http/components/share.ts'
import { slip } from '../../../platform/http/components/slip.ts'
import { each, type Html, html, raw } from '../../../platform/http/html.ts'
import type { Page, Route, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Tools } from '../../../platform/tools.ts'
import { reference } from '../../offices/index.ts'
import { acts } from '../acts.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import { type Row, rowsByIds } from '../queue/store.ts'
import { applicationIn } from '../review/entry.ts'
import { words } from '../review/words.ts'
import { addToHistory, historyOf } from '../store.ts'
import { tickedIn } from '../verify/bulk.route.ts'

type Printed = { readonly row: Row; readonly times: number }

/** Slips of files, for an 80 mm printer or A5. Each printing is written down; a second one says that it is one. */
async function printed(web: Web, officer: Officer, ids: readonly ApplicationId[]): Promise<readonly Printed[]> {
  return await web.read(async (tx) => {
    const all: Printed[] = []
    for (const row of await rowsByIds(tx, ids)) {
      const before = (await historyOf(tx, row.id, 200)).filter(({ type }) => type === 'placements.slip-printed').length
      await addToHistory(tx, row.id, { type: 'placements.slip-printed', data: { times: before + 1 } })
      await tx.record({
        act: 'placements.print-slip',
        record: { kind: 'worker', id: row.worker },
        payload: { application: row.id, times: before + 1, office: officer.office.id },
      })
      all.push({ row, times: before + 1 })
    }
    return all
  })
}

function slipOf(web: Web, { config }: Tools, officer: Officer, { row, times }: Printed): Html {
  const say = words(web.lang)
  const { destinations } = reference()
  const address = `${config.publicUrl}/status`
  return slip({
    office: officer.office.name[web.lang],
    title: say('slip.title'),
    number: row.number,
    facts: [
      { name: say('person.name'), value: row.workerName },
      { name: say('agreement.country'), value: destinations.get(row.country)?.name[web.lang] ?? row.country },
      { name: say('slip.state'), value: say(`state.${row.state}`) },
      ...(row.dueAt === null
        ? []
        : [{ name: say('slip.due'), value: moment(web.lang, row.dueAt, officer.office.zone) }]),
    ],
    qr: html`${raw(qrOf(`${address}?nomor=${row.number}`, say('slip.qr')).svg)}`,
    note: `${say('slip.note', { address })}${times > 1 ? ` ${say('slip.again', { times })}` : ''}`,
  })
}

const pageOf = (web: Web, slips: Html): Page => ({
  title: words(web.lang)('slip.title'),
  frame: 'bare',
  body: slips,
  scripts: ['page.js'],
})

async function print(web: Web, tools: Tools, officer: Officer, ids: readonly ApplicationId[]): Promise<Response> {
  const [only] = ids
  const back = ids.length === 1 ? `/meja/${only}` : '/meja'
  const all = await printed(web, officer, ids)
  if (all.length === 0) return await web.refuse({ code: 'edge.not-found' })
  return await web.page(
    pageOf(
      web,
      html`<h1 class="unseen">${words(web.lang)('slip.title')}</h1><div class="print-hint">${backLink(back, web.lang)}${printHint(web.lang)}</div>${each(all, (one) => slipOf(web, tools, officer, one))}`,
    ),
  )
}

export const slipRoutes: readonly Route[] = [
  deskRoute(
    ['POST', '/meja/banyak/slip'],
    acts.work,
    async (web, tools, officer) => await print(web, tools, officer, tickedIn(await web.typed()).filter(isId)),
  ),
  deskRoute(['GET', '/meja/:application/slip'], acts.work, async (web, tools, officer) => {
    const id = applicationIn(web)
    return await print(web, tools, officer, id === undefined ? [] : [id])
  }),
]
