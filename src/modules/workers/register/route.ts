import { cookie, cookieName, cookieOf } from '../../../platform/http/cookies.ts'
import { blank, readForm } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { accountByNik, type Claims, provenClaims, takenPage, withSession } from '../../accounts/index.ts'
import { acts } from '../acts.ts'
import { words as homeWords } from '../home/words.ts'
import { type Draft, openDraft, sealDraft } from './draft.ts'
import { nameForm, villageForm } from './form.ts'
import { checkPage, namePage, villagePage } from './page.ts'
import { isTakenMeanwhile, register } from './register.ts'
import { words } from './words.ts'

const draftCookie = 'daftar'
const isSecure = ({ config }: Tools): boolean => config.publicUrl.startsWith('https://')

/** Somebody whose phone was proven a moment ago, and what they have said so far. */
type Newcomer = {
  readonly code: string
  readonly kind: 'own' | 'shared'
  readonly claims: Claims
  readonly draft: Draft | undefined
}

async function newcomerOf(web: Web, tools: Tools): Promise<Newcomer | undefined> {
  const secure = isSecure(tools)
  const [code = '', kind] = (cookieOf(web.headers, cookieName('kode', secure)) ?? '').split('.')
  if (!/^[0-9a-f-]{36}$/.test(code)) return undefined
  const claims = await web.asBekal.read(async (tx) => await provenClaims(tx, tools.seal, code))
  if (!claims) return undefined
  const draft = openDraft(tools.seal, code, cookieOf(web.headers, cookieName(draftCookie, secure)))
  return { code, kind: kind === 'own' ? 'own' : 'shared', claims, draft }
}

type Handle = (web: Web, tools: Tools, newcomer: Newcomer) => Promise<Response>

/** Without a proven phone there is nothing to register: back to the code. */
const forNewcomer =
  (handle: Handle): Route['handle'] =>
  async (web, tools) => {
    const newcomer = await newcomerOf(web, tools)
    return newcomer ? await handle(web, tools, newcomer) : web.redirect('/masuk')
  }

function keep(
  response: Response,
  { seal, ...tools }: Tools,
  { code, draft }: { code: string; draft: Draft },
): Response {
  const secure = isSecure({ seal, ...tools })
  response.headers.append('set-cookie', cookie(draftCookie, sealDraft(seal, code, draft), { secure, maxAge: 1800 }))
  return response
}

const sayName =
  (web: Web) =>
  (message: string): string => {
    const say = words(web.lang)
    if (message.startsWith('name.signs')) return say('name.signs', { found: message.slice(11) })
    return say(message === 'name.long' ? 'name.long' : 'name.empty')
  }

const takeName: Handle = async (web, tools, { code, draft }) => {
  const form = readForm(await web.typed(), nameForm, sayName(web))
  if (!form.ok) return await web.page(namePage(web, form), 422)
  const village = draft?.village ?? null
  return keep(web.redirect(village === null ? '/daftar/desa' : '/daftar/periksa'), tools, {
    code,
    draft: { name: form.value.name, village },
  })
}

const takeVillage: Handle = async (web, tools, { code, draft }) => {
  if (!draft) return web.redirect('/daftar')
  const form = readForm(await web.typed(), villageForm, () => homeWords(web.lang)('wrong'))
  if (!form.ok) return await web.page(villagePage(web, draft, form.errors['village']), 422)
  return keep(web.redirect('/daftar/periksa'), tools, { code, draft: { ...draft, village: form.value.village } })
}

/** Account and file in one transaction, once per form; then signed in. */
const make: Handle = async (web, tools, newcomer) => {
  const { claims, draft } = newcomer
  if (!draft || draft.village === null) return web.redirect(draft ? '/daftar/desa' : '/daftar')
  const { name, village } = draft
  const key = oneOf(await web.typed(), '_key')
  const decision = await web.asBekal
    .perform({
      act: acts.register,
      ...(key === undefined ? {} : { key }),
      work: async (tx) => await register(tx, tools.seal, { claims, name, village, language: web.lang }),
      entry: ([{ worker }]) => ({
        act: acts.register.name,
        record: { kind: 'worker', id: worker },
        payload: { worker, village },
      }),
    })
    .catch((problem: unknown) => {
      if (isTakenMeanwhile(problem)) return undefined
      throw problem
    })
  if (!decision?.ok) return await tellTaken(web, tools, newcomer)
  return await enter(web, tools, { account: decision.events[0].worker, kind: newcomer.kind })
}

/** The NIK has an account by now: the same phone made it (a second tab, a slow line), or somebody else's did. */
async function tellTaken(web: Web, tools: Tools, { claims, kind }: Newcomer): Promise<Response> {
  const { seal } = tools
  const known = await web.asBekal.read(async (tx) => await accountByNik(tx, seal.blindIndex(claims.nik, 'nik')))
  if (!known) return web.redirect('/daftar/periksa')
  const same = Buffer.from(seal.blindIndex(claims.phone, 'phone')).equals(Buffer.from(known.phoneIndex))
  return same ? await enter(web, tools, { account: known.id, kind }) : await web.page(takenPage(web), 409)
}

async function enter(
  web: Web,
  tools: Tools,
  { account, kind }: Pick<Newcomer, 'kind'> & { account: Parameters<typeof withSession>[2]['account'] },
): Promise<Response> {
  const response = await withSession(web, tools, { account, kind, start: '/perjalanan' })
  response.headers.append('set-cookie', cookie(draftCookie, '', { secure: isSecure(tools), maxAge: 0 }))
  return response
}

const route = (method: Route['method'], path: Route['path'], handle: Handle): Route => ({
  method,
  path,
  act: acts.register,
  sees: null,
  limit: method === 'POST' ? 'code' : 'public',
  handle: forNewcomer(handle),
})

export const registerRoutes: readonly Route[] = [
  route('GET', '/daftar', async (web, _, { draft }) => await web.page(namePage(web, blank({ name: draft?.name })))),
  route('POST', '/daftar', takeName),
  route('GET', '/daftar/desa', async (web, _, { draft }) =>
    draft ? await web.page(villagePage(web, draft)) : web.redirect('/daftar'),
  ),
  route('POST', '/daftar/desa', takeVillage),
  route('GET', '/daftar/periksa', async (web, _, { draft, claims }) => {
    if (!draft || draft.village === null) return web.redirect(draft ? '/daftar/desa' : '/daftar')
    return await web.page(checkPage(web, { name: draft.name, village: draft.village }, claims))
  }),
  route('POST', '/daftar/periksa', make),
]
