import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { servingHeaders } from '../../../platform/files/serving.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { namesOfAccounts } from '../../accounts/index.ts'
import { acts } from '../acts.ts'
import type { Case } from '../case.ts'
import { deskPage } from '../desk/route.ts'
import { readNumber } from '../numbers.ts'
import { calendarFor } from '../promises.ts'
import { caseByNumber } from '../store.ts'
import { caseToRead } from '../ties/store.ts'
import { type Entered, enteredAs, type Minutes, minutesOf, readingCode, readReadingCode } from './minutes.ts'
import { checkPage, isPrintable, minutesAt, minutesBody } from './page.ts'
import { type Printed, printMinutes } from './print.ts'
import { signatureOf } from './signature.ts'
import { words } from './words.ts'

type Found = Printed & { readonly entered: Entered }

/** Seconds after which minutes that wait for their place in the log are looked at again. */
const soon = 5

async function dossier(
  tx: Tx,
  { seal, config }: Tools,
  { one, minutes }: { readonly one: Case; readonly minutes: Minutes },
): Promise<Found> {
  const { person, id } = minutes
  const code = readingCode(seal, id)
  const page = `${config.publicUrl}/berita-acara`
  const entered = await enteredAs(tx, minutes)
  return {
    one,
    minutes,
    entered,
    officer: person === null ? '' : ((await namesOfAccounts(tx, [person])).get(person) ?? ''),
    zone: (await calendarFor(tx, one)).zone,
    check: entered.state === 'before' ? null : { code, page, address: `${page}?nomor=${one.number}&kode=${code}` },
  }
}

/** The minutes of this address, for the office that has the case; that they were looked at is in the ledger. */
async function asked(web: Web, tools: Tools, form: 'page' | 'pdf' | 'signature'): Promise<Found | undefined> {
  const [id, step] = [web.params['id'] ?? '', web.params['langkah'] ?? '']
  if (!isId(id) || !isId(step)) return undefined
  return await web.read(async (tx) => {
    const one = await caseToRead(tx, id)
    const minutes = one && (await minutesOf(tx, tools.seal, id)).find((some) => some.id === step)
    if (!minutes) return undefined
    await tx.record({ act: acts.minutes.name, record: { kind: 'case', id }, payload: { minutes: step, form } })
    return await dossier(tx, tools, { one, minutes })
  })
}

async function show(web: Web, tools: Tools): Promise<Response> {
  const found = await asked(web, tools, 'page')
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  const page = deskPage(web, {
    title: `${words(web.lang)(`title.${found.minutes.step}`)} ${found.one.number}`,
    body: minutesBody(web, found),
  })
  const response = await web.page({ ...page, ...(found.entered.state === 'waits' ? { refresh: soon } : {}) })
  response.headers.set('cache-control', 'no-store')
  return response
}

/** What a file of minutes is called. */
const fileName = ({ one, minutes }: Found): string =>
  `berita-acara-${one.number}-${words('id')(`kind.${minutes.step}`).toLowerCase().replaceAll(' ', '-')}`

async function pdf(web: Web, tools: Tools): Promise<Response> {
  const found = await asked(web, tools, 'pdf')
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  const { minutes } = found
  if (!isPrintable(found.entered)) return web.redirect(minutesAt(minutes.case, minutes.id))
  const bytes = await printMinutes(found)
  return new Response(new Uint8Array(bytes), {
    headers: servingHeaders('application/pdf', fileName(found)),
  })
}

async function signature(web: Web, tools: Tools): Promise<Response> {
  const found = await asked(web, tools, 'signature')
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  const { minutes, one, entered, check } = found
  if (entered.state !== 'entered' || check === null) return web.redirect(minutesAt(minutes.case, minutes.id))
  const name = entered.receipt.checkpoint.split('\n')[0] ?? ''
  const note = signatureOf(tools.seal, name, {
    number: one.number,
    code: check.code,
    digest: minutes.digest,
    pdf: await printMinutes(found),
  })
  return new Response(note, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(found)}.tanda-tangan.txt"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Whoever holds a paper asks whether it was entered. A number nobody has and a wrong code get the same answer. */
async function check(web: Web, tools: Tools): Promise<Response> {
  const say = words(web.lang)
  const typed = (name: string): string => (web.url.searchParams.get(name) ?? '').trim().slice(0, 40)
  const [number, code] = [typed('nomor'), typed('kode')]
  if (number === '' && code === '') return await web.page(checkPage(web, { number, code, errors: {} }))
  const [known, read] = [readNumber(number), readReadingCode(code)]
  if (known === undefined || read === undefined) {
    const errors = {
      ...(known === undefined ? { nomor: say('check.number.wrong') } : {}),
      ...(read === undefined ? { kode: say('check.code.wrong') } : {}),
    }
    return await web.page(checkPage(web, { number, code, errors }), 422)
  }
  const found = await web.asBekal.read(async (tx) => {
    const one = await caseByNumber(tx, known)
    const minutes =
      one && (await minutesOf(tx, tools.seal, one.id)).find(({ id }) => readingCode(tools.seal, id) === read)
    return minutes ? await dossier(tx, tools, { one, minutes }) : 'none'
  })
  const response = await web.page(checkPage(web, { number: known, code: read, errors: {}, found }))
  response.headers.set('cache-control', 'no-store')
  return response
}

const desk = { method: 'GET', act: acts.minutes, sees: null, limit: 'officer' } as const

/** Official minutes: for the office that has the case, and a check for whoever holds a paper. */
export const minutesRoutes: readonly Route[] = [
  { ...desk, path: '/meja/aduan/:id/berita-acara/:langkah', handle: show },
  { ...desk, path: '/meja/aduan/:id/berita-acara/:langkah/berita-acara.pdf', handle: pdf },
  { ...desk, path: '/meja/aduan/:id/berita-acara/:langkah/tanda-tangan.txt', handle: signature },
  { method: 'GET', path: '/berita-acara', act: acts.checkMinutes, sees: null, limit: 'code', handle: check },
]
