import { z } from 'zod'
import { isId } from '../../../kernel/ids.ts'
import { type Instant, plusMinutes } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { cookie, cookieName, cookieOf } from '../../../platform/http/cookies.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Tools } from '../../../platform/tools.ts'
import { codeFingerprint, hiddenAt } from '../hidden.ts'
import { secretsOf } from '../store.ts'

/** Who has a case open with its code, and until when. It lies with them, sealed; we keep nothing of it. */
export type Visit = {
  readonly case: string
  /** The code, right after filing: for the receipt alone. */
  readonly code: string | null
  /** By whose access it is open; `null`: by the code of the case itself. */
  readonly access: string | null
  /** Fingerprint of the code it was opened with, hex: another code of the case ends it. Empty for an access. */
  readonly opens: string
  readonly until: Instant
}

const name = 'aduan'
const where = 'cases/visit'
const shape = z.object({
  case: z.string().refine(isId),
  code: z.string().nullable(),
  access: z.string().refine(isId).nullable(),
  opens: z.string(),
  until: z.string(),
})
/** Minutes: a phone may be somebody else's. */
const lasts = 30

const isSecure = ({ config }: Pick<Tools, 'config'>): boolean => config.publicUrl.startsWith('https://')

/** The cookie of somebody who has shown the code of a case; right after filing it keeps the code for the receipt. */
export const codeVisitCookie = (
  tools: Opening,
  { case: of, code, isNew = false }: { readonly case: string; readonly code: string; readonly isNew?: boolean },
  now: Instant,
): string =>
  visitCookie(
    tools,
    { case: of, code: isNew ? code : null, access: null, opens: hex(codeFingerprint(tools.seal, of, code)) },
    now,
  )

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function visitCookie({ seal, config }: Opening, visit: Omit<Visit, 'until'>, now: Instant): string {
  const text = JSON.stringify({ ...visit, until: plusMinutes(now, lasts) })
  return cookie(name, Buffer.from(seal.hide(text, where)).toString('base64url'), {
    secure: isSecure({ config }),
    maxAge: lasts * 60,
  })
}

/** The same for a case that was filed a moment ago: with it `/pengaduan/tanda-terima` shows number and code. */
export const filedCookie = (
  tools: Pick<Tools, 'seal' | 'config'>,
  { case: of, code }: { readonly case: string; readonly code: string },
  now: Instant,
): string =>
  codeVisitCookie(
    tools,
    { case: of, code: tools.seal.reveal(Buffer.from(code, 'base64'), hiddenAt.code(of)), isNew: true },
    now,
  )

/** Takes it away from the browser. */
export const noVisit = (tools: Pick<Tools, 'config'>): string =>
  cookie(name, '', { secure: isSecure(tools), maxAge: 0 })

/**
 * The case this browser has open by its own code; nothing when it has none, its time is over, or another code opens the case
 * since: a case that was given to the person it is about is shut for whoever had it open before.
 */
export async function visitOf(web: Pick<Web, 'headers' | 'now'>, tools: Opening, tx: Tx): Promise<Visit | undefined> {
  const visit = anyVisit(web, tools)
  if (visit?.access !== null) return undefined
  const kept = (await secretsOf(tx, visit.case))?.code
  return kept && hex(kept) === visit.opens ? visit : undefined
}

/** The same for somebody who was let in: whether their access still opens anything is asked with every page. */
export function accessVisitOf(
  web: Pick<Web, 'headers' | 'now'>,
  tools: Opening,
): (Visit & { readonly access: string }) | undefined {
  const visit = anyVisit(web, tools)
  return visit && visit.access !== null ? { ...visit, access: visit.access } : undefined
}

/** The cookie of somebody who has shown the code they were given. */
export const accessVisitCookie = (
  tools: Opening,
  { id, case: of }: { readonly id: string; readonly case: string },
  now: Instant,
): string => visitCookie(tools, { case: of, code: null, access: id, opens: '' }, now)

type Opening = { readonly seal: Seal } & Pick<Tools, 'config'>

function anyVisit({ headers, now }: Pick<Web, 'headers' | 'now'>, { seal, config }: Opening): Visit | undefined {
  const text = cookieOf(headers, cookieName(name, isSecure({ config }))) ?? ''
  if (!/^[\w-]{1,1500}$/.test(text)) return undefined
  try {
    const visit = shape.parse(JSON.parse(seal.reveal(Buffer.from(text, 'base64url'), where))) as Visit
    return visit.until > now() ? visit : undefined
  } catch {
    return undefined
  }
}
