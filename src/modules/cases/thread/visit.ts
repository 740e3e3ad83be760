import { z } from 'zod'
import { isId } from '../../../kernel/ids.ts'
import { type Instant, plusMinutes } from '../../../kernel/time.ts'
import { cookie, cookieName, cookieOf } from '../../../platform/http/cookies.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Tools } from '../../../platform/tools.ts'
import { hiddenAt } from '../hidden.ts'

/** Who has a case open with its code, and until when. It lies with them, sealed; we keep nothing of it. */
export type Visit = {
  readonly case: string
  /** The code, right after filing: for the receipt alone. */
  readonly code: string | null
  /** By whose access it is open; `null`: by the code of the case itself. */
  readonly access: string | null
  readonly until: Instant
}

const name = 'aduan'
const where = 'cases/visit'
const shape = z.object({
  case: z.string().refine(isId),
  code: z.string().nullable(),
  access: z.string().refine(isId).nullable().default(null),
  until: z.string(),
})
/** Minutes: a phone may be somebody else's. */
const lasts = 30

const isSecure = ({ config }: Pick<Tools, 'config'>): boolean => config.publicUrl.startsWith('https://')

/** The cookie of somebody who has just filed a case, or shown its code. */
export function visitCookie(
  { seal, config }: Pick<Tools, 'seal' | 'config'>,
  { case: of, code, access = null }: Pick<Visit, 'case' | 'code'> & { readonly access?: string | null },
  now: Instant,
): string {
  const visit = JSON.stringify({ case: of, code, access, until: plusMinutes(now, lasts) })
  return cookie(name, Buffer.from(seal.hide(visit, where)).toString('base64url'), {
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
  visitCookie(tools, { case: of, code: tools.seal.reveal(Buffer.from(code, 'base64'), hiddenAt.code(of)) }, now)

/** Takes it away from the browser. */
export const noVisit = (tools: Pick<Tools, 'config'>): string =>
  cookie(name, '', { secure: isSecure(tools), maxAge: 0 })

/** The case this browser has open by its own code; nothing when it has none, or its time is over. */
export function visitOf(web: Pick<Web, 'headers' | 'now'>, tools: Opening): Visit | undefined {
  const visit = anyVisit(web, tools)
  return visit?.access === null ? visit : undefined
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
): string => visitCookie(tools, { case: of, code: null, access: id }, now)

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
