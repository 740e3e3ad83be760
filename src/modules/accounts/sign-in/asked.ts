import { cookie, cookieName, cookieOf } from '../../../platform/http/cookies.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'

const codeCookie = 'kode'

/** Whether cookies travel only over TLS: everywhere but in a demonstration on a plain address. */
export const isSecure = ({ config }: Pick<Tools, 'config'>): boolean => config.publicUrl.startsWith('https://')

/** Keeps which code this browser asked for: `id.1234` a citizen's, `id` an officer's, `id.own` or `id.shared` once proven. */
export function withCode(response: Response, value: string, secure: boolean): Response {
  response.headers.append('set-cookie', cookie(codeCookie, value, { secure, maxAge: 1800 }))
  return response
}

export const forgetCode = (secure: boolean): string => cookie(codeCookie, '', { secure, maxAge: 0 })

export type AskedCode = {
  readonly id: string
  /** The end of the phone it went to; `null` for an officer, whose phone is not told. */
  readonly last4: string | null
  readonly stage: 'none' | 'citizen' | 'officer' | 'proven'
}

const nobody = '00000000-0000-7000-8000-000000000000'

/** The code this browser asked for, and how far it got with it. */
export const askedCode = ({ headers }: Pick<Web, 'headers'>, tools: Pick<Tools, 'config'>): AskedCode =>
  readAsked(cookieOf(headers, cookieName(codeCookie, isSecure(tools))) ?? '')

/** Reads the cookie; anything that is not ours is as if it were absent. Pure. */
export function readAsked(kept: string): AskedCode {
  const [id = '', more] = kept.split('.')
  if (!/^[0-9a-f-]{36}$/.test(id)) return { id: nobody, last4: null, stage: 'none' }
  if (more === undefined) return { id, last4: null, stage: 'officer' }
  if (/^\d{4}$/.test(more)) return { id, last4: more, stage: 'citizen' }
  return { id, last4: null, stage: more === 'own' || more === 'shared' ? 'proven' : 'none' }
}
