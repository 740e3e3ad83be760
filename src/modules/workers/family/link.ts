import { createHash } from 'node:crypto'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { cookieName, cookieOf } from '../../../platform/http/cookies.ts'
import { sameToken } from '../../../platform/http/origin.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Tools } from '../../../platform/tools.ts'
import { isProvenFor } from '../../accounts/index.ts'
import { workerById } from '../store.ts'
import type { FamilyMember, Worker } from '../worker.ts'
import { familyByLink } from './store.ts'

/** A new secret for a link: 130 bits, no letters that are misread. */
export const newSecret = (seal: Seal): string => seal.secret(128)

/** What is kept of a secret. */
export const linkOf = (seal: Seal, secret: string): Uint8Array => seal.fingerprint(secret, 'family link')

/** The name of the cookie a relative proves the phone with. */
export const proofCookie = 'izin'
const isSecure = ({ config }: Tools): boolean => config.publicUrl.startsWith('https://')

/** The code that was asked for from this browser, for this link, with a seal of ours: an id alone opens nothing. */
export function proofOf(seal: Seal, secret: string, code: string): string {
  const mark = createHash('sha256')
    .update(seal.fingerprint(`${secret} ${code}`, 'family proof'))
    .digest('base64url')
  return `${code}.${mark}`
}

/** The code of the cookie, if we wrote it for this link. */
export function codeOf(web: Web, tools: Tools): string | undefined {
  const kept = cookieOf(web.headers, cookieName(proofCookie, isSecure(tools))) ?? ''
  const [code = ''] = kept.split('.')
  if (!/^[0-9a-f-]{36}$/.test(code)) return undefined
  return sameToken(kept, proofOf(tools.seal, web.params['tautan'] ?? '', code)) ? code : undefined
}

/** Somebody with the link: whose permission is asked, for whom, and whether the phone was proven just now. */
export type Guest = {
  readonly member: FamilyMember & { readonly phoneHidden: Uint8Array }
  readonly worker: Worker
  readonly proven: boolean
}

/** Who opens this link. `undefined`: no such link, or it was ended; both look the same. */
export async function guestOf(tx: Tx, web: Web, tools: Tools): Promise<Guest | undefined> {
  const secret = web.params['tautan'] ?? ''
  if (!/^[0-9A-HJKMNP-TV-Z]{26}$/.test(secret)) return undefined
  const member = await familyByLink(tx, linkOf(tools.seal, secret))
  const worker = member && (await workerById(tx, member.worker))
  if (!member || !worker) return undefined
  const code = codeOf(web, tools)
  const proven =
    code !== undefined && (await isProvenFor(tx, tools.seal, { id: code, purpose: 'family', subject: member.id }))
  return { member, worker, proven }
}

/** The light a relative may follow, given by whoever knows the applications: no documents, no reasons. */
export type Light = 'none' | 'waiting' | 'moving' | 'stopped' | 'ready' | 'gone'
export type LightOf = (tx: Tx, worker: PersonId) => Promise<Light>
