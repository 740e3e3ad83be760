import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { refused } from '../../kernel/decision.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../telemetry/log.ts'
import type { Tools } from '../tools.ts'
import { clientOf } from './client.ts'
import { cookie } from './cookies.ts'
import { blankDocument } from './fallback.ts'
import { openLimits } from './limits.ts'
import { comesFromUs, isOurHost, sameToken } from './origin.ts'
import { shapeOf, stepsUp } from './page-above.ts'
import type { Limit, Route, Web } from './route.ts'
import type { StaticAsset } from './static.ts'
import { serveAsset } from './static.ts'
import { oneOf, UnreadableForm } from './typed.ts'
import { openWeb, type WebParts } from './web.ts'

export type Serving = {
  readonly parts: WebParts
  readonly tools: Tools
  readonly routes: readonly Route[]
  readonly assets: readonly StaticAsset[]
  readonly log: Log
  /**
   * Most requests being answered at once; beyond it people are asked to wait a moment, and twice as many of the routes
   * that are answered `always`. One whose body is still on its way does not count.
   */
  readonly inFlight?: number
  /** Widens the limits per client; tests that send thousands of requests use it. */
  readonly limitFactor?: number
}

/** A route that says too little about itself. The server does not start. */
export class UndeclaredRoute extends Error {
  override readonly name = 'UndeclaredRoute'
}

/** What is counted for each page alone, so that one page shuts no other. */
const countedByPage: ReadonlySet<Limit> = new Set(['code', 'guess', 'help', 'upload'])

/** The application as a function from request to answer; `listen` puts it on a port. */
export function application(serving: Serving): (request: Request, client: string) => Promise<Response> {
  refuseDoubleRoutes(serving.routes)
  const app = new Hono<{ Bindings: { client: string } }>({ strict: true })
  for (const asset of serving.assets) app.get(asset.path, (c) => serveAsset(asset, c.req.raw))
  for (const route of [...serving.routes, ...waysUp(serving.routes)])
    app.on(route.method, route.path, async (c) => await answer(c.req.raw, c.req.param(), c.env.client, route))
  app.notFound(async (c) => await answer(c.req.raw, {}, c.env.client, lost))

  const limits = openLimits(() => Date.parse(serving.parts.world.now()), serving.limitFactor ?? 1)
  const most = serving.inFlight ?? 64
  let busy = 0
  const reading = new Map<string, number>()

  async function answer(
    request: Request,
    params: Record<string, string>,
    client: string,
    route: Route,
  ): Promise<Response> {
    const { log, parts, tools } = serving
    const counted = countedByPage.has(route.limit) ? `${client} ${route.method} ${route.path}` : client
    const { ok, retryAfter } = limits.take(route.limit, counted)
    if (!ok) return await blankDocument(429, { 'retry-after': String(retryAfter) })
    if (busy >= (route.always ? 2 * most : most)) return await blankDocument(503, { 'retry-after': '2' })
    busy += 1
    const started = performance.now()
    const aside = async <T>(work: () => Promise<T>): Promise<T> => await readAside(client, work)
    try {
      const opened = await openWeb(parts, { request, client, route, params, aside })
      const [web, whyNot] = await heard(opened, { tools, request, route })
      const response = whyNot ?? (await whyNotYours(web, route)) ?? (await route.handle(web, tools))
      if (route.limit === 'guess' && response.status < 400) limits.giveBack('guess', counted)
      return keepLanguage(web, response)
    } catch (problem) {
      if (problem instanceof UnreadableForm) return await blankDocument(unreadable[problem.code])
      log.problem('request failed', problem, { method: request.method, route: route.path })
      return await blankDocument(isDatabaseAway(problem) ? 503 : 500)
    } finally {
      busy -= 1
      log.request({ method: request.method, route: route.path, ms: Math.round(performance.now() - started) })
    }
  }

  /** While a body comes, slowly or never, its request gives its place to others; one client cannot keep many waiting. */
  async function readAside<T>(client: string, work: () => Promise<T>): Promise<T> {
    const open = reading.get(client) ?? 0
    if (open >= mostReading) throw new UnreadableForm('edge.busy')
    reading.set(client, open + 1)
    busy -= 1
    try {
      return await work()
    } finally {
      busy += 1
      const left = (reading.get(client) ?? 1) - 1
      if (left > 0) reading.set(client, left)
      else reading.delete(client)
    }
  }

  /** What a handler may go on with, or why a request is not heard: it does not come from our page, or carries another session's token. */
  async function heard(
    web: Web,
    { tools: { config }, request, route }: { readonly tools: Tools; readonly request: Request; readonly route: Route },
  ): Promise<readonly [Web, Response | undefined]> {
    const host = request.headers.get('host')
    if (!isOurHost(host, config.publicUrl)) return [web, await blankDocument(421)]
    if (request.method === 'GET' || request.method === 'HEAD') return [web, undefined]
    if (route.signed) return [web, undefined]
    if (!comesFromUs(request.headers, host)) return [web, await web.refuse({ code: 'edge.foreign-form' })]
    if (web.session === null) return [web, undefined]
    // A file form that was cut off has no token to show: its handler says what went wrong, and can do nothing.
    if (await isUnreadableUpload(web, request)) return [bound(web), undefined]
    const header = request.headers.get('x-token')
    const token = header ?? oneOf(await web.typed(), '_token')
    return [web, sameToken(token, web.session.csrf) ? undefined : await web.refuse({ code: 'edge.stale-form' })]
  }

  return async (request, client) => await app.fetch(request, { client })
}

/** Whether a form came as a file form and cannot be read as one. */
async function isUnreadableUpload(web: Web, request: Request): Promise<boolean> {
  if (!request.headers.get('content-type')?.toLowerCase().startsWith('multipart/')) return false
  return !(await web.posted()).ok
}

/** The same request with its hands tied: it reads and shows, and nothing it does is done. */
const bound = (web: Web): Web => {
  const perform = async () => await Promise.resolve(refused({ code: 'edge.stale-form' } as never))
  return { ...web, perform, asBekal: { ...web.asBekal, perform } }
}

/** Most bodies one client may have on their way at once: a counter's officers share an address. */
const mostReading = 32

/** The status of a body that cannot be read. */
const unreadable = {
  'edge.too-large': 413,
  'edge.bad-bytes': 400,
  'edge.not-a-form': 400,
  'edge.cut-off': 400,
  'edge.busy': 429,
} as const satisfies Record<UnreadableForm['code'], number>

/** A role that has no row for a route's act does not reach its handler. How far the act goes is asked with its subject. */
async function whyNotYours(web: Web, { act }: Route): Promise<Response | undefined> {
  const { role } = web.actor
  if (role in act.by || act === lost.act) return undefined
  return await web.refuse(role === 'public' ? { code: 'access.sign-in' } : { code: 'access.not-your-role' })
}

const lost: Route = {
  method: 'GET',
  path: '/*',
  act: { name: 'edge.not-found', by: {} },
  sees: null,
  limit: 'public',
  handle: async (web) =>
    web.method === 'GET' || web.method === 'HEAD'
      ? await web.refuse({ code: 'edge.not-found' })
      : await blankDocument(405, { allow: 'GET, HEAD, POST' }),
}

/** For every address that only takes forms: asked for as a page, it leads to the nearest page above. */
function waysUp(routes: readonly Route[]): Route[] {
  const pages = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  const shapes = new Set(Array.from(pages, shapeOf))
  return routes
    .filter(({ method, path }) => method === 'POST' && !shapes.has(shapeOf(path)))
    .flatMap(({ path }): Route[] => {
      const steps = stepsUp(path, pages)
      if (steps === undefined) return []
      const above = ({ pathname, search }: URL): string => `${pathname.split('/').slice(0, -steps).join('/')}${search}`
      return [{ ...lost, path, handle: async (web) => await Promise.resolve(web.redirect(above(web.url))) }]
    })
}

function keepLanguage(web: Web, response: Response): Response {
  if (web.url.searchParams.get('bahasa') === web.lang)
    response.headers.append('set-cookie', cookie('bahasa', web.lang, { secure: false, maxAge: 31_536_000 }))
  return response
}

function refuseDoubleRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>()
  for (const { method, path, act } of routes) {
    if (!act?.name) throw new UndeclaredRoute(`${method} ${path} does not say which act it is`)
    if (seen.has(`${method} ${path}`)) throw new UndeclaredRoute(`${method} ${path} is declared twice`)
    seen.add(`${method} ${path}`)
  }
}

const isDatabaseAway = (problem: unknown): boolean =>
  problem instanceof Error &&
  'code' in problem &&
  (/^(ECONN|EPIPE|ENOENT)/.test(String(problem.code)) || /^(08|57P)/.test(String(problem.code)))

/** Opens the port. Slow clients are cut: headers within 5 s; a whole request may take 5 minutes, for a photo over a bad line. */
export async function listen(
  handle: ReturnType<typeof application>,
  { host, port, proxies }: Pick<Config, 'host' | 'port' | 'proxies'>,
): Promise<{ port: number; close: () => Promise<void> }> {
  return await new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: async (request, env) =>
          await handle(request, clientOf(addressOf(env), request.headers.get('x-forwarded-for'), proxies)),
        hostname: host,
        port,
        serverOptions: {
          headersTimeout: 5_000,
          requestTimeout: 300_000,
          connectionsCheckingInterval: 1_000,
          keepAliveTimeout: 65_000,
          maxHeaderSize: 16_384,
        },
      },
      (info) => resolve({ port: info.port, close: async () => await closed(server) }),
    ) as Server
    server.maxHeadersCount = 64
    server.once('error', reject)
  })
}

const addressOf = (env: unknown): string => {
  const incoming = (env as { incoming?: { socket?: { remoteAddress?: string } } }).incoming
  return incoming?.socket?.remoteAddress ?? 'unknown'
}

const closed = async (server: Server): Promise<void> =>
  await new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 3_000).unref()
  })
