import type { Role } from '../../../platform/access/actor.ts'
import { cookie, cookieName, cookieOf } from '../../../platform/http/cookies.ts'

const name = 'lanjut'

/** Addresses of work, by where it begins. */
const desks = ['/meja', '/desa', '/bandara', '/pusat'] as const
export type Start = '/perjalanan' | (typeof desks)[number]

/** Where somebody's own pages begin. */
export function startOf(role: Role | undefined): Start {
  if (role === 'village-officer') return '/desa'
  if (role === 'airport-desk') return '/bandara'
  if (role === 'centre' || role === 'auditor') return '/pusat'
  return role === undefined || role === 'worker' ? '/perjalanan' : '/meja'
}

const isUnder = (place: string, start: string): boolean => new RegExp(`^${start}(?![\\w-])`).test(place)

/** Whether an address is a plain one of ours: nothing in it can lead to another site. */
const isOurs = (place: string): place is `/${string}` => /^\/(?!\/)[\w\-./?=&]{0,200}$/.test(place)

/** The cookie that keeps, for half an hour, which page somebody wanted before they were asked to sign in. */
export const keepPlace = (place: string | null, secure: boolean): string | undefined =>
  place !== null && isOurs(place) ? cookie(name, encodeURIComponent(place), { secure, maxAge: 1_800 }) : undefined

export const forgetPlace = (secure: boolean): string => cookie(name, '', { secure, maxAge: 0 })

/**
 * Where to go after signing in: the page that was wanted, when it belongs to whoever signed in; else their start.
 * @param start  where their own pages begin
 */
export function onward(headers: Headers, { start, secure }: { start: Start; secure: boolean }): `/${string}` {
  const kept = decoded(cookieOf(headers, cookieName(name, secure)) ?? '')
  if (!isOurs(kept)) return start
  const theirs = start === '/perjalanan' ? !desks.some((desk) => isUnder(kept, desk)) : isUnder(kept, start)
  return theirs ? kept : start
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
