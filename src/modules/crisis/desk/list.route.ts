import { z } from 'zod'
import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { readForm } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Tools } from '../../../platform/tools.ts'
import { namesOfAccounts } from '../../accounts/index.ts'
import { type CompanyTables, namesOfCompanies } from '../../companies/index.ts'
import { noteLook, revealPhone } from '../../workers/index.ts'
import { acts } from '../acts.ts'
import type { Shown } from '../event.ts'
import { hiddenAt } from '../hidden.ts'
import { eventTitle } from '../open/page.ts'
import { eventIn } from '../open/route.ts'
import { answerEntry, keepAnswer, openAnswer } from '../roll/act.ts'
import { heard } from '../roll/decide.ts'
import { answersOf, type RollRow, rollById } from '../roll/store.ts'
import { type Typing, untyped } from './event.page.ts'
import { answered, deskPage, sayField } from './event.route.ts'
import { addressOf, countsBody, type Named, namesBody, type PersonView, personBody } from './list.page.ts'
import { choicesOf, countsOf, type List, type ListFilter, lists, peopleOn } from './list.store.ts'
import { words } from './words.ts'

/** Seconds after which the counts are asked for anew, and names on one page. */
const anew = 30
const onePage = 50

const filterIn = ({ url: { searchParams } }: Web): ListFilter => {
  const [province, company] = [searchParams.get('provinsi') ?? '', searchParams.get('perusahaan') ?? '']
  return {
    province: /^\d{2}$/.test(province) ? province : null,
    company: company === '' ? null : company.slice(0, 80),
  }
}

const companiesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const names = await namesOfCompanies(tx.db<CompanyTables>(), ids)
  return new Map(ids.map((id) => [id, names.get(id) ?? id]))
}

async function counts(web: Web): Promise<Response> {
  const shown = await eventIn(web)
  if (!shown) return await web.refuse({ code: 'edge.not-found' })
  const filter = filterIn(web)
  const { event } = shown
  const isStill = web.url.searchParams.get('diam') === 'ya'
  const view = await web.read(async (tx) => {
    const { provinces, companies } = await choicesOf(tx, event.id)
    return {
      counts: await countsOf(tx, { event: event.id, ...filter }),
      choosing: { provinces, companies: await companiesOf(tx, companies) },
    }
  })
  return await deskPage(web, {
    title: eventTitle(web.lang, event),
    body: countsBody(web, { shown, filter, ...view, isStill }),
    ...(isStill ? {} : { refresh: anew }),
  })
}

const named = (seal: Seal, row: RollRow): Named => ({
  ...row,
  name: seal.reveal(row.nameHidden, hiddenAt.name(row.id)),
  place: row.placeHidden === null ? '' : seal.reveal(row.placeHidden, hiddenAt.place(row.id)),
})

async function names(web: Web, { seal }: Tools): Promise<Response> {
  const shown = await eventIn(web)
  if (!shown) return await web.refuse({ code: 'edge.not-found' })
  const filter = filterIn(web)
  const asked = web.url.searchParams.get('kelompok')
  const list: List = lists.find((one) => one === asked) ?? 'bantuan'
  const cursor = web.url.searchParams.get('sesudah') ?? ''
  const event = shown.event.id
  const { people, companies } = await web.read(async (tx) => {
    const after = isId(cursor) ? cursor : null
    const found = await peopleOn(tx, list, { event, ...filter, after, most: onePage + 1 })
    const ids = [...new Set(found.flatMap(({ company }) => company ?? []))]
    return { people: found.map((row) => named(seal, row)), companies: await companiesOf(tx, ids) }
  })
  const page = people.slice(0, onePage)
  const next = people.length > onePage ? addressOf(event, filter, list, page.at(-1)?.id ?? '') : undefined
  return await deskPage(web, {
    title: words(web.lang)(`list.${list}`),
    body: namesBody(web, { shown, list, filter, people: page, companies, next }),
  })
}

/** Everything of one person. The worker reads who looked. */
async function viewOf(tx: Tx, seal: Seal, shown: Shown, id: string): Promise<PersonView | undefined> {
  const row = isId(id) ? await rollById(tx, id) : undefined
  if (row?.event !== shown.event.id) return undefined
  if (row.worker !== null) await noteLook(tx, row.worker, { act: acts.names.name, reason: 'crisis' })
  const answers = (await answersOf(tx, id)).map((one) => ({ ...one, ...openAnswer(seal, one) }))
  const phone =
    row.worker === null
      ? row.phoneHidden && seal.reveal(row.phoneHidden, hiddenAt.phone(id))
      : await revealPhone(tx, seal, row.worker, 'crisis')
  const officers = answers.flatMap(({ person }) => person ?? [])
  return {
    shown,
    one: named(seal, row),
    phone: phone ?? undefined,
    answers,
    by: await namesOfAccounts(tx, officers),
  }
}

async function person(web: Web, { seal }: Tools, typing: Typing = untyped): Promise<Response> {
  const shown = await eventIn(web)
  const id = web.params['orang'] ?? ''
  const view = shown && (await web.read(async (tx) => await viewOf(tx, seal, shown, id)))
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  return await deskPage(web, {
    title: view.one.name,
    body: personBody(web, view, typing),
    errors: typing.errors,
  })
}

const line = z
  .string()
  .default('')
  .transform((typed) => typed.trim().slice(0, 500))
const callForm = z.object({ dengar: z.enum(heard, { error: 'call.choose' }), kata: line, tempat: line })

/** Notes what was heard by telephone. Somebody who needs help has a case at once. */
async function note(web: Web, tools: Tools): Promise<Response> {
  const form = readForm(await web.typed(), callForm, sayField(web))
  if (!form.ok) return await person(web, tools, form)
  const { value, typed } = form
  const { event = '', orang = '' } = web.params
  if (!isId(event) || !isId(orang)) return await web.refuse({ code: 'edge.not-found' })
  const decision = await web.perform({
    act: acts.call,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) =>
      await keepAnswer(tx, tools.seal, orang, {
        says: value.dengar,
        words: value.kata,
        place: value.tempat,
        via: 'phone',
        language: 'id',
      }),
    entry: ([kept]) => ({ ...answerEntry(kept), act: acts.call.name }),
  })
  return await answered(web, decision, {
    to: () => `/krisis/${event}/daftar/nama/${orang}`,
    again: async (why) => await person(web, tools, { typed, errors: { dengar: why } }),
  })
}

const desk = { limit: 'officer' } as const
const seen = acts.names.name

/** The lists of an event. Counts name nobody; every look at names is in the ledger. */
export const listDeskRoutes: readonly Route[] = [
  { ...desk, method: 'GET', path: '/krisis/:event/daftar', act: acts.handle, sees: null, handle: counts },
  { ...desk, method: 'GET', path: '/krisis/:event/daftar/nama', act: acts.names, sees: seen, handle: names },
  {
    ...desk,
    method: 'GET',
    path: '/krisis/:event/daftar/nama/:orang',
    act: acts.names,
    sees: seen,
    handle: async (web, tools) => await person(web, tools),
  },
  { ...desk, method: 'POST', path: '/krisis/:event/daftar/nama/:orang', act: acts.call, sees: null, handle: note },
]
