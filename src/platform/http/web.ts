import { randomBytes } from 'node:crypto'
import { digestOf, sha256 } from '../../kernel/digest.ts'
import { type Actor, thePublic, theSystem } from '../access/actor.ts'
import { perform, transact, type World } from '../db/perform.ts'
import { type Language, languages } from '../i18n/language.ts'
import { cookieName, cookieOf } from './cookies.ts'
import { etagOf, hasAlready } from './etag.ts'
import type { Typed } from './form.ts'
import type { Frame } from './frame.ts'
import { compress, securityHeaders } from './headers.ts'
import { readMultipart } from './multipart.ts'
import type { Page, Route, Web, WebSession } from './route.ts'
import { readBytes, readTyped } from './typed.ts'

/** Who a session cookie belongs to; the accounts module answers. */
export type Sessions = {
  readonly read: (token: string) => Promise<{ readonly actor: Actor; readonly session: WebSession } | null>
}

/** How a refusal is told: its status, and the page that says what to do now. */
export type Refusals = {
  readonly statusOf: (code: string) => number
  readonly page: (refusal: { readonly code: string }, web: Web) => Promise<Page>
}

export type WebParts = {
  readonly world: World
  readonly frame: Frame
  readonly refusals: Refusals
  readonly sessions: Sessions
  readonly demo: boolean
  readonly secure: boolean
}

export type Incoming = {
  /** Waits for the body without keeping a place among the requests that are answered. */
  readonly aside: <T>(work: () => Promise<T>) => Promise<T>
  readonly request: Request
  readonly client: string
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/** Makes the one object a handler sees of a request. */
export async function openWeb(parts: WebParts, { request, client, route, params, aside }: Incoming): Promise<Web> {
  const { world, secure } = parts
  const url = new URL(request.url)
  const token = cookieOf(request.headers, cookieName('bekal', secure))
  const known = token === undefined ? null : await parts.sessions.read(token)
  const actor = known?.actor ?? thePublic
  const key = randomBytes(16).toString('base64url')
  const lang = languageOf(request, url)
  let typed: Promise<Typed> | undefined
  let posted: ReturnType<Web['posted']> | undefined

  /**
   * A key stands for one form as it was sent. What was written otherwise under the same key (a page that was left open, a
   * phone that went to somebody else) is another act, and before signing in another browser's key is another key.
   */
  async function keyOf({ key }: { readonly key?: string }, headers?: Headers): Promise<{ readonly key?: string }> {
    if (key === undefined) return {}
    const sent = await posted
    const file = sent?.ok && sent.file ? Buffer.from(sha256(sent.file.bytes)).toString('hex') : null
    const browser = headers ? tellingCookies(headers) : []
    return { key: digestOf({ key, path: url.pathname, typed: (await typed) ?? null, file, browser }) }
  }

  const web: Web = {
    method: request.method,
    url,
    params,
    headers: request.headers,
    client,
    lang,
    actor,
    session: known?.session ?? null,
    key,
    now: world.now,
    typed: async () =>
      await (typed ??= isMultipart(request) ? typedOf(web) : aside(async () => await readForm(request, route))),
    posted: async () =>
      await (posted ??= aside(async () => await readMultipart(request.body, request.headers.get('content-type')))),
    bytes: async (most) => await aside(async () => await readBytes(request.body, most)),
    read: async (work) =>
      await transact(world, actor, async (tx) => {
        const answer = await work(tx)
        if (route.sees !== null && actor.role !== 'public')
          await tx.record({
            act: route.sees,
            record: { kind: 'page', id: url.pathname.slice(0, 200) },
            payload: { params },
          })
        return answer
      }),
    perform: async (performed) => await perform(world, actor, { ...performed, ...(await keyOf(performed)) }),
    asBekal: {
      read: async (work) => await transact(world, theSystem('web'), work),
      perform: async (performed) =>
        await perform(world, theSystem('web'), { ...performed, ...(await keyOf(performed, request.headers)) }),
    },
    page: async (page, status = 200) => {
      const context = {
        lang,
        demo: parts.demo,
        session: web.session,
        actor,
        path: `${url.pathname}${url.search}`,
        key,
      }
      const { document, style } = await parts.frame(page, context)
      const isPublic = known === null && route.method === 'GET' && !knowsMore(request.headers)
      return await documentOf(request, `<!doctype html>${document}`, {
        style,
        secure,
        lang,
        isPublic,
        status,
        microphone: page.microphone ?? false,
      })
    },
    redirect: (path) => {
      if (!/^\/(?![/\\])/.test(path)) throw new RangeError(`not a path of ours: ${path}`)
      return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } })
    },
    refuse: async (refusal) =>
      await web.page(await parts.refusals.page(refusal, web), parts.refusals.statusOf(refusal.code)),
  }
  return web
}

type Written = {
  readonly style: string
  readonly secure: boolean
  readonly lang: Language
  /** The same for everybody, so that it may be kept and asked for again by its digest. */
  readonly isPublic: boolean
  readonly status: number
  readonly microphone: boolean
}

/** Cookies that say nothing of the page: which language, which browser, where to go on. */
const plainCookies = new Set(['bahasa', 'kenal', 'lanjut'])

/** Whether the browser shows more than these: then a page may say something of a person before they sign in. */
const knowsMore = (headers: Headers): boolean => tellingCookies(headers).length > 0

const tellingCookies = (headers: Headers): readonly string[] =>
  (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim().replace(/^__Host-/, ''))
    .filter((part) => part !== '' && !plainCookies.has(part.split('=', 1)[0] ?? ''))

/** A page as it is sent: with its policies, packed, or as not changed since the browser had it. */
async function documentOf(
  request: Request,
  text: string,
  { style, secure, lang, isPublic, status, microphone }: Written,
): Promise<Response> {
  const etag = etagOf(text)
  const headers = new Headers({
    ...securityHeaders(style, secure, { microphone }),
    'content-type': 'text/html; charset=utf-8',
    'content-language': lang,
    'cache-control': isPublic ? 'no-cache' : 'no-store',
    vary: 'Accept-Encoding, Cookie',
    ...(isPublic ? { etag } : {}),
  })
  if (isPublic && status === 200 && hasAlready(request.headers, etag))
    return new Response(null, { status: 304, headers })
  const { body, encoding } = await compress(text, request.headers.get('accept-encoding'))
  if (encoding) headers.set('content-encoding', encoding)
  return new Response(body, { status, headers })
}

const isMultipart = ({ headers }: Request): boolean =>
  headers.get('content-type')?.toLowerCase().startsWith('multipart/form-data') ?? false

/** The text fields beside a file; none when the body cannot be read, which the handler then says. */
async function typedOf(web: Web): Promise<Typed> {
  const posted = await web.posted()
  return posted.ok ? posted.typed : {}
}

async function readForm(request: Request, route: Route): Promise<Typed> {
  const bytes = await readBytes(request.body, route.body ?? 65_536)
  return readTyped(bytes, request.headers.get('content-type'))
}

const isLanguage = (text: string | null | undefined): text is Language =>
  languages.some((language) => language === text)

/** The language asked for in the address, else in the cookie; Indonesian otherwise. */
function languageOf(request: Request, url: URL): Language {
  const asked = url.searchParams.get('bahasa')
  if (isLanguage(asked)) return asked
  const kept = cookieOf(request.headers, 'bahasa')
  return isLanguage(kept) ? kept : 'id'
}
