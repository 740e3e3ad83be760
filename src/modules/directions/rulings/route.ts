import type { Decision } from '../../../kernel/decision.ts'
import { isId, type PersonId } from '../../../kernel/ids.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import type { Act } from '../../../platform/access/policy.ts'
import type { EdgeRefusal } from '../../../platform/db/performed.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Typed } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { lawOf, ruleSetByDigest, ruleSetOn } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import type { DirectionRefusal } from '../refusal.ts'
import { type KnownRuling, standingOf } from '../ruling.ts'
import { similarRulings } from '../similar/rulings.ts'
import { isDirectionRefusal, sayRefusal } from '../words.ts'
import { closeRuling, confirmRuling, exampleFrom, openedToken, type RulingDone, withdrawRuling } from './act.ts'
import { hrefOfRuling, listPage, rulingPage, type Stood } from './page.ts'
import {
  closingAskedOf,
  decisionsUnder,
  latestUnder,
  readersOf,
  readingsOf,
  rulingById,
  rulingByNumber,
  rulingsOf,
  rulingsUnread,
  withdrawalAskedOf,
} from './store.ts'

/** Who reads because they decide; `null` for everybody else. */
const deciderIn = ({ actor }: Pick<Web | Tx, 'actor'>): PersonId | null =>
  actor.role === 'counter-officer' || actor.role === 'head-of-office' ? actor.person : null

/** Rulings with where they stand today. */
async function stood(tx: Tx, rulings: readonly KnownRuling[]): Promise<readonly Stood[]> {
  const on = dayIn(tx.now, WIB)
  const today = await ruleSetOn(tx, on)
  return rulings.map((ruling) => ({ ruling, standing: standingOf(ruling, on, lawOf(today, ruling.rule)) }))
}

/** Rulings that count and that somebody has not read, newest first. */
export const unreadRulings = async (tx: Tx, person: PersonId): Promise<readonly Stood[]> =>
  (await stood(tx, await rulingsUnread(tx, person, dayIn(tx.now, WIB)))).filter(({ standing }) => standing === 'counts')

async function list(web: Web): Promise<Response> {
  const asked = web.url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const rule = web.url.searchParams.get('aturan')
  const view = await web.read(async (tx) => {
    const decider = deciderIn(tx)
    const all = (await rulingsOf(tx)).filter((ruling) => rule === null || ruling.rule === rule)
    return {
      rule:
        rule === null ? null : ((await ruleSetOn(tx, dayIn(tx.now, WIB))).rules.find(({ id }) => id === rule) ?? null),
      found: await stood(tx, asked === '' ? all : similarRulings(all, asked)),
      unread: decider === null ? [] : await unreadRulings(tx, decider),
    }
  })
  return await web.page(listPage(web, { ...view, asked }))
}

/** A path of ours to go back to; never another place. */
const backIn = (path: string | null | undefined): string =>
  path && /^\/(meja|pusat)(\/[\w-]+)*$/.test(path) ? path : '/arahan'

/** The ruling of an address: by the number people say, or by its id, which decisions keep. */
async function rulingIn(tx: Tx, { params }: Web): Promise<KnownRuling | undefined> {
  const name = params['number'] ?? ''
  return isId(name) ? await rulingById(tx, name) : await rulingByNumber(tx, name)
}

/** Who sees the whole country. */
const sees = ({ actor }: Pick<Tx, 'actor'>): boolean => actor.role === 'centre' || actor.role === 'auditor'

/** What only the session of whoever looks knows. */
const sessionOf = ({ session }: Pick<Web, 'session'>): string => session?.csrf ?? ''

type Typing = { readonly typed?: Typed; readonly errors?: Readonly<Record<string, string>> }

async function show(web: Web, { typed = {}, errors = {} }: Typing = {}): Promise<Response> {
  const view = await web.read(async (tx) => {
    const ruling = await rulingIn(tx, web)
    const [now] = ruling ? await stood(tx, [ruling]) : []
    if (!now) return undefined
    const { id, ruleSet } = now.ruling
    const decider = deciderIn(tx)
    const mine = decider === null ? [] : await readingsOf(tx, decider)
    return {
      ...now,
      law: await ruleSetByDigest(tx, ruleSet),
      reading: decider === null ? undefined : (mine.find((reading) => reading.ruling === id) ?? null),
      under: await decisionsUnder(tx, id),
      asked: tx.actor.role === 'centre' ? await withdrawalAskedOf(tx, id) : undefined,
      closing: tx.actor.role === 'centre' ? await closingAskedOf(tx, id) : undefined,
      decisions: sees(tx) ? await latestUnder(tx, id) : [],
      readers: sees(tx) ? await readersOf(tx, id) : undefined,
    }
  })
  if (!view) return await web.refuse({ code: 'edge.not-found' })
  const failed = Object.keys(errors).length > 0
  const page = rulingPage(web, {
    ...view,
    token: openedToken(view.ruling, sessionOf(web)),
    back: backIn(web.url.searchParams.get('kembali')),
    isCentre: web.actor.role === 'centre',
    typed,
    errors,
  })
  return await web.page(page, failed ? 422 : 200)
}

type Done = RulingDone<string>
type Doing = { readonly act: Act; readonly work: (tx: Tx, id: string) => Promise<Decision<Done, DirectionRefusal>> }

/** Does one thing to the ruling of this address, once however often its form is sent. */
async function doing(
  web: Web,
  { act, work }: Doing,
): Promise<Decision<Done, DirectionRefusal | EdgeRefusal> | undefined> {
  const ruling = await web.read(async (tx) => await rulingIn(tx, web))
  if (!ruling) return undefined
  return await web.perform({
    act,
    key: oneOf(await web.typed(), '_key') ?? web.key,
    subject: async () => ({}),
    work: async (tx) => await work(tx, ruling.id),
    entry: ([event]) => ({ act: act.name, record: { kind: 'ruling', id: event.ruling }, payload: { ...event } }),
  })
}

const acting = (
  path: string,
  {
    act,
    work,
    after,
  }: Omit<Doing, 'work'> & {
    work: (tx: Tx, id: string, web: Web) => ReturnType<Doing['work']>
    after: (web: Web, done: Done) => Promise<Response>
  },
): Route => ({
  method: 'POST',
  path: `/arahan/:number/${path}`,
  act,
  sees: null,
  limit: 'officer',
  handle: async (web) => {
    const decision = await doing(web, { act, work: async (tx, id) => await work(tx, id, web) })
    if (!decision) return await web.refuse({ code: 'edge.not-found' })
    if (decision.ok) return await after(web, decision.events[0])
    if (!isDirectionRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    const { refusal } = decision
    const masked = refusal.code === 'directions.personal' ? { sebab: refusal.masked } : {}
    return await show(web, {
      errors: { sebab: sayRefusal(web.lang, refusal) },
      typed: { ...(await web.typed()), ...masked },
    })
  },
})

const open = { method: 'GET', act: acts.read, sees: null, limit: 'public' } as const
const again = async (web: Web): Promise<Response> => web.redirect(hrefOfRuling({ number: web.params['number'] ?? '' }))

export const rulingRoutes: readonly Route[] = [
  { ...open, path: '/arahan', handle: list },
  { ...open, path: '/arahan/:number', handle: async (web) => await show(web) },
  acting('baca', {
    act: acts.confirm,
    work: async (tx, id, web) =>
      await confirmRuling(tx, id, {
        token: oneOf(await web.typed(), 'dibuka') ?? '',
        session: sessionOf(web),
      }),
    after: async (web) => web.redirect(backIn(oneOf(await web.typed(), 'kembali'))),
  }),
  acting('cabut', {
    act: acts.withdrawRuling,
    work: async (tx, id, web) => await withdrawRuling(tx, id, oneOf(await web.typed(), 'sebab') ?? ''),
    after: again,
  }),
  acting('tutup', {
    act: acts.closeRuling,
    work: async (tx, id) => await closeRuling(tx, id),
    after: again,
  }),
  acting('contoh', {
    act: acts.withdrawRuling,
    work: async (tx, id) => await exampleFrom(tx, id),
    after: async (web, done) => web.redirect('draft' in done ? `/pusat/aturan/${String(done.draft)}` : '/pusat/aturan'),
  }),
]
