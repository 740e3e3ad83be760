import { type Decision, happened } from '../../../kernel/decision.ts'
import type { PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import { act } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { etagOf, hasAlready } from '../../../platform/http/etag.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { read } from '../instruments/law.ts'
import { everyPublication } from '../publish/store.ts'
import { ruleSetByDigest } from '../store.ts'
import { feedOf, type Told } from './feed.ts'
import { figuresOf } from './figures-of.ts'
import { listPage, noticePage } from './page.ts'
import { insertReading, noticeOf, noticesOf, readersOf, readingsOf, unreadBy } from './store.ts'

/** Whoever decides confirms that they have read. */
const confirm = act('regulations.confirm-notice', { 'counter-officer': 'national', 'head-of-office': 'national' })

type NoticeRead = { readonly type: 'regulations.notice-read'; readonly digest: RuleSetDigest }

/** Who reads because they decide; `null` for everybody else. */
const deciderIn = ({ actor }: Pick<Web | Tx, 'actor'>): PersonId | null =>
  actor.role === 'counter-officer' || actor.role === 'head-of-office' ? actor.person : null

async function list(web: Web): Promise<Response> {
  const view = await web.read(async (tx) => {
    const decider = deciderIn(tx)
    return { notices: await noticesOf(tx), unread: decider === null ? [] : await unreadBy(tx, decider) }
  })
  return await web.page(listPage(web, view))
}

/** A path of ours to go back to; never another place. */
const backIn = (path: string | null | undefined): string =>
  path && /^\/meja(\/[\w-]+)*$/.test(path) ? path : '/pemberitahuan'

const digestIn = ({ params }: Web): RuleSetDigest | undefined => {
  const digest = params['digest'] ?? ''
  return /^[0-9a-f]{64}$/.test(digest) ? (digest as RuleSetDigest) : undefined
}

async function show(web: Web): Promise<Response> {
  const digest = digestIn(web)
  const view = digest && (await web.read(async (tx) => await viewOf(tx, digest)))
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  return await web.page(noticePage(web, { ...view, back: backIn(web.url.searchParams.get('kembali')) }))
}

async function viewOf(tx: Tx, digest: RuleSetDigest) {
  const notice = await noticeOf(tx, digest)
  if (!notice) return undefined
  const publication = (await everyPublication(tx)).find((one) => one.digest === digest)
  const decider = deciderIn(tx)
  const mine = decider === null ? [] : await readingsOf(tx, decider)
  return {
    notice,
    transition: publication?.transition ?? null,
    law: await ruleSetByDigest(tx, digest),
    figures: await figuresOf(tx, notice),
    reading: decider === null ? undefined : (mine.find(({ ruleSet }) => ruleSet === digest) ?? null),
    readers: tx.actor.role === 'centre' || tx.actor.role === 'auditor' ? await readersOf(tx, digest) : undefined,
  }
}

async function confirmReading(web: Web): Promise<Response> {
  const typed = await web.typed()
  const digest = digestIn(web)
  const decider = deciderIn(web)
  if (!digest || decider === null) return await web.refuse({ code: 'edge.not-found' })
  const decision = await web.perform({
    act: confirm,
    key: oneOf(typed, '_key') ?? web.key,
    subject: async (tx) => ((await noticeOf(tx, digest)) ? {} : undefined),
    work: async (tx): Promise<Decision<NoticeRead, never>> => {
      await insertReading(tx, digest, decider)
      return happened({ type: 'regulations.notice-read', digest })
    },
    entry: () => ({ act: confirm.name, record: { kind: 'rule-set', id: digest }, payload: { reader: decider } }),
  })
  return decision.ok ? web.redirect(backIn(oneOf(typed, 'kembali'))) : await web.refuse(decision.refusal)
}

/** Whoever follows the feed has read the older ones. */
const mostInFeed = 50

async function feed(web: Web, { config }: Tools): Promise<Response> {
  const notices = await web.read(async (tx) => {
    const told: Told[] = []
    for (const notice of await noticesOf(tx, mostInFeed)) told.push({ ...notice, figures: await figuresOf(tx, notice) })
    return told
  })
  const body = await feedOf(notices, { origin: config.publicUrl.replace(/\/$/, ''), lang: web.lang })
  const etag = etagOf(body)
  const headers = { etag, 'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff' }
  if (hasAlready(web.headers, etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'content-type': 'application/atom+xml; charset=utf-8' } })
}

const open = { method: 'GET', act: read, sees: null, limit: 'public' } as const

export const noticeRoutes: readonly Route[] = [
  { ...open, path: '/pemberitahuan', handle: list },
  { ...open, path: '/pemberitahuan.atom', handle: feed },
  { ...open, path: '/pemberitahuan/:digest', handle: show },
  {
    method: 'POST',
    path: '/pemberitahuan/:digest/baca',
    act: confirm,
    sees: null,
    limit: 'officer',
    handle: confirmReading,
  },
]
