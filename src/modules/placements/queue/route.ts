import type { ApplicationId } from '../../../kernel/ids.ts'
import { isId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/time.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { blank, type Form } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { type Filter, hrefOf, readFilter } from '../filters/filter.ts'
import { lookAgain } from '../review/compare.job.ts'
import { asideOf } from '../review/page.ts'
import { placeOf } from '../review/place.ts'
import { loadFile, withRegisters } from '../review/view.ts'
import { colleaguesOf, companyNames, doneIn, toastOf } from './around.ts'
import { deskFacts, deskOfOfficer } from './desk.ts'
import { deskRoute, type Officer } from './officer.ts'
import { type QueueView, queuePage } from './page.ts'
import { type Cursor, choicesOf, countsOf, orderedBy, type Row, rowsOf } from './store.ts'
import { words } from './words.ts'

/** Rows of one page of the queue. */
const pageSize = 40

/** What the queue shows after something that could not be done: what is wrong, and a filter as it was to be kept. */
type Otherwise = {
  readonly filter?: Filter
  readonly errors?: Readonly<Record<string, string>>
  readonly saving?: Form<unknown>
}

/** The queue, with the file beside it that the address opens. */
export async function showQueue(
  web: Web,
  tools: Tools,
  officer: Officer,
  otherwise: Otherwise = {},
): Promise<Response> {
  const { searchParams } = web.url
  const { filter = readFilter(searchParams), saving = blank(), errors = saving.errors } = otherwise
  const opened = searchParams.get('buka') ?? ''
  const openId = isId(opened) ? opened : null
  const read = await web.read(async (tx) => {
    const facts = await deskFacts(tx, officer)
    const asking = { ...facts.asking, filter }
    const rows = await rowsOf(tx, asking, { after: cursorOf(searchParams), limit: pageSize + 1 })
    const choices = await choicesOf(tx, officer.office.id)
    return {
      facts,
      now: tx.now,
      rows,
      counts: await countsOf(tx, asking),
      choices,
      companies: await companyNames(tx, [...choices.companies, ...rows.map(({ company }) => company)]),
      officers: await colleaguesOf(tx, officer),
      toast: await toastOf(tx, web, doneIn(searchParams)),
      file: openId === null ? undefined : await loadFile(tx, tools, { id: openId as ApplicationId, officer }),
    }
  })
  const { facts, now, companies } = read
  const file = read.file && (await withRegisters(tools, read.file))
  if (file) await web.read(async (tx) => await lookAgain(tx, file.application, file.comparisons))
  const rows = read.rows.slice(0, pageSize)
  const at = cursorText(searchParams)
  const view: QueueView = {
    ...read,
    filter,
    rows,
    next: read.rows.length > pageSize ? hrefOf(filter, { dari: textOf(filter, rows.at(-1)) }) : null,
    context: {
      lang: web.lang,
      calendar: facts.calendar,
      now,
      endOfToday: facts.asking.endOfToday,
      companies,
      hrefOf: ({ id }) => `${hrefOf(filter, { ...at, buka: id })}#berkas`,
      openId,
    },
    desk: {
      ...deskOfOfficer(web, officer, { ...facts, now, filter }),
      aside: {
        label: words(web.lang)('aside.label'),
        idle: file === undefined,
        body: file
          ? asideOf(
              web,
              file,
              placeOf(searchParams, file, (more) => hrefOf(filter, { ...at, buka: file.application.id, ...more })),
            )
          : html`<div class="pad">${emptyState({ title: words(web.lang)('aside.none.title'), note: words(web.lang)('aside.none.note') })}</div>`,
      },
    },
    me: officer.person,
    own: facts.saved.filter(({ own }) => own),
    errors,
    saving,
  }
  return await web.page(queuePage(web, view), Object.keys(errors).length === 0 ? 200 : 422)
}

/** Where the page begins, as it stands in the address: `2026-11-23T02:00:00.000Z~<id>`. */
export function cursorOf(asked: URLSearchParams): Cursor | null {
  const [at = '', id = ''] = (asked.get('dari') ?? '').split('~')
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && !Number.isNaN(Date.parse(at)) && isId(id)
    ? { at: instant(at), id }
    : null
}

const cursorText = (asked: URLSearchParams): Record<string, string> => {
  const cursor = cursorOf(asked)
  return cursor === null ? {} : { dari: `${cursor.at}~${cursor.id}` }
}

const textOf = (filter: QueueView['filter'], row: Row | undefined): string =>
  row === undefined ? '' : `${row[orderedBy(filter)] ?? ''}~${row.id}`

export const queueRoutes: readonly Route[] = [
  deskRoute(['GET', '/meja'], acts.work, async (web, tools, officer) => await showQueue(web, tools, officer)),
]
