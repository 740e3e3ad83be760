import { z } from 'zod'
import { WIB } from '../../../kernel/time.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { deskPage } from '../desk/route.ts'
import { hiddenAt } from '../hidden.ts'
import { reportsWithGaps } from './lapor-store.ts'
import { words } from './words.ts'

type Shown = Awaited<ReturnType<typeof reportsWithGaps>>[number] & { readonly came: string }

/** Reports of which something is missing, whole as they came. Every look is in the ledger. */
async function list(web: Web, { seal }: Tools): Promise<Response> {
  const say = words(web.lang)
  const reports = await web.read(async (tx) => {
    const found = await reportsWithGaps(tx)
    const record = { kind: 'page', id: '/meja/aduan/lapor' }
    if (found.length > 0) await tx.record({ act: acts.lapor.name, record, payload: { reports: found.length } })
    return found.map((one) => ({ ...one, came: seal.reveal(one.body, hiddenAt.lapor(one.external)) }))
  })
  const title = say('gaps.title')
  const body = html`<h1>${title}</h1><p class="soft">${say('gaps.lead')}</p>${reports.length === 0 ? emptyState({ title: say('gaps.none'), note: say('gaps.none.note') }) : listOf(web, reports)}`
  return await web.page(deskPage(web, { title, body, current: 'aduan-lapor' }))
}

const listOf = (web: Web, reports: readonly Shown[]): Html => {
  const say = words(web.lang)
  return table({
    caption: say('gaps.title'),
    columns: [
      { name: say('gaps.report') },
      { name: say('gaps.missing') },
      { name: say('gaps.case') },
      { name: say('gaps.came') },
    ],
    rows: reports.map(({ report, receivedAt, missing, case: id, number, came }) => [
      html`${report ?? say('gaps.unnumbered')}<br><span class="soft">${moment(web.lang, receivedAt, WIB)}</span>`,
      missing.map((gap) => say(`gap.${gap}`)).join(', '),
      id === null || number === null ? say('gaps.no-case') : html`<a href="/meja/aduan/${id}">${number}</a>`,
      readable(came),
    ]),
  })
}

const anything = z.record(z.string(), z.unknown())

/** What came, one field a line. */
function readable(came: string): Html {
  const fields = anything.safeParse(JSON.parse(came))
  if (!fields.success) return html`${came}`
  return html`${each(
    Object.entries(fields.data),
    ([name, value]) =>
      html`<p><span class="soft">${name}:</span> ${typeof value === 'string' ? value : JSON.stringify(value)}</p>`,
  )}`
}

export const laporRoutes: readonly Route[] = [
  { method: 'GET', path: '/meja/aduan/lapor', act: acts.lapor, sees: null, limit: 'officer', handle: list },
]
