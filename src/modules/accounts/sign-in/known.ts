import type { PersonId } from '../../../kernel/ids.ts'
import { cookie, cookieName, cookieOf } from '../../../platform/http/cookies.ts'
import { sameToken } from '../../../platform/http/origin.ts'
import type { Seal } from '../../../platform/seal/seal.ts'

const name = 'kenal'
/** How many people one browser is known for: the colleagues of a counter. */
const most = 8
const lasts = 180 * 24 * 60 * 60

/**
 * A browser somebody has signed in with before. It counts the codes it asks for by itself, so that whoever asks for
 * codes in their name from elsewhere cannot keep them out. The cookie holds a random name of the browser and, for each
 * person, a keyed hash of both: it tells nobody who they are.
 */
export type Known = { readonly browser: string; readonly marks: readonly string[] }

const markOf = (seal: Seal, browser: string, account: PersonId): string =>
  Buffer.from(seal.fingerprint(`${browser} ${account}`, 'known browser'))
    .subarray(0, 16)
    .toString('base64url')

/** What the cookie says; anything that is not ours is as if it were absent. */
export function knownIn(headers: Headers, secure: boolean): Known | undefined {
  const [browser = '', ...marks] = (cookieOf(headers, cookieName(name, secure)) ?? '').split('.')
  return /^[0-9A-Z]{26}$/.test(browser) && marks.length <= most ? { browser, marks } : undefined
}

/** The name of the browser, when this person has signed in with it before. */
export const knownFor = (seal: Seal, known: Known | undefined, account: PersonId): string | null =>
  known?.marks.some((mark) => sameToken(mark, markOf(seal, known.browser, account))) === true ? known.browser : null

/** The cookie after somebody signed in: they come first, the eighth before them is forgotten. */
export function knowAgain(
  seal: Seal,
  known: Known | undefined,
  { account, secure }: { account: PersonId; secure: boolean },
): string {
  const browser = known?.browser ?? seal.secret(130)
  const mark = markOf(seal, browser, account)
  const marks = [mark, ...(known?.marks ?? []).filter((other) => other !== mark)].slice(0, most)
  return cookie(name, [browser, ...marks].join('.'), { secure, maxAge: lasts })
}
