import { createHash } from 'node:crypto'
import type { PersonId } from '../../kernel/ids.ts'
import { dayIn, type Instant, minutesBetween, plusMinutes, WIB } from '../../kernel/time.ts'
import { type Actor, theSystem } from '../../platform/access/actor.ts'
import { transact, type World } from '../../platform/db/perform.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { cookie } from '../../platform/http/cookies.ts'
import type { Sessions } from '../../platform/http/web.ts'
import type { Seal } from '../../platform/seal/seal.ts'
import { insertSession, postsOf, type SessionRow, sessionByToken, touchSession } from './store.ts'

/** How long a session lives: a shared phone forgets soon, an own phone after a month, an office's desk in the evening. */
const lengths = {
  shared: { idle: 30, whole: 12 * 60 },
  own: { idle: 30 * 24 * 60, whole: 90 * 24 * 60 },
  officer: { idle: 30, whole: 12 * 60 },
} as const
export type SessionKind = keyof typeof lengths

const hash = (token: string): Uint8Array => createHash('sha256').update(token).digest()

/** Opens a session and gives the cookie that carries it. An officer's first post of the day is taken. */
export async function openSession(
  tx: Tx,
  seal: Seal,
  { account, kind, secure }: { account: PersonId; kind: SessionKind; secure: boolean },
): Promise<string> {
  const token = seal.secret(160)
  const [post] = kind === 'officer' ? await postsOf(tx, account, dayIn(tx.now, WIB)) : []
  const { whole } = lengths[kind]
  await insertSession(tx, {
    id: tx.newId(),
    token: hash(token),
    account,
    post: post?.id ?? null,
    csrf: `${kind}.${seal.secret(128)}`,
    createdAt: tx.now,
    seenAt: tx.now,
    endsAt: plusMinutes(tx.now, whole),
    endedAt: null,
  })
  return cookie('bekal', token, { secure, maxAge: whole * 60 })
}

/** The cookie that takes the session away from the browser. */
export const noSession = (secure: boolean): string => cookie('bekal', '', { secure, maxAge: 0 })

/** Tells the server whose cookie it is. Idle sessions are over; a held post must still be held today. */
export const sessionsOf = (world: World): Sessions => ({
  read: async (token) => {
    if (!/^[0-9A-Z]{20,64}$/.test(token)) return null
    return await transact(world, theSystem('web'), async (tx) => {
      const row = await sessionByToken(tx, hash(token))
      if (!row || isIdle(row, tx.now)) return null
      if (minutesBetween(row.seenAt, tx.now) >= 1) await touchSession(tx, row.id)
      return { actor: actorOf(row, tx.now), session: { id: row.id, name: row.name, csrf: row.csrf } }
    })
  },
})

const isIdle = ({ csrf, seenAt }: SessionRow, now: Instant): boolean => {
  const kind = (Object.keys(lengths) as SessionKind[]).find((candidate) => csrf.startsWith(`${candidate}.`)) ?? 'shared'
  return minutesBetween(seenAt, now) >= lengths[kind].idle
}

function actorOf({ account, kind, role, office, village, until }: SessionRow, now: Instant): Actor {
  const bare = { person: account, office: null, village: null, onBehalfOf: null, client: 'web' }
  if (kind === 'citizen') return { ...bare, role: 'worker' }
  const held = role !== null && (until === null || until >= dayIn(now, WIB))
  return held ? { ...bare, role, office, village } : { ...bare, role: 'public', person: null }
}
