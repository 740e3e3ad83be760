import { z } from 'zod'
import type { Seal } from '../../../platform/seal/seal.ts'

/** What somebody has said about themself before there is an account. It lies with them, sealed, in a cookie. */
export type Draft = { readonly name: string; readonly village: string | null }

const shape = z.object({ name: z.string(), village: z.string().nullable() })
const where = (code: string): string => `daftar/${code}`

/** Seals a draft for the code it belongs to: it opens with no other. */
export const sealDraft = (seal: Seal, code: string, draft: Draft): string =>
  Buffer.from(seal.hide(JSON.stringify(draft), where(code))).toString('base64url')

/** The draft of a cookie; `undefined` when there is none, or it is not ours, or of another code. */
export function openDraft(seal: Seal, code: string, text: string | undefined): Draft | undefined {
  if (text === undefined || !/^[\w-]{1,1500}$/.test(text)) return undefined
  try {
    return shape.parse(JSON.parse(seal.reveal(Buffer.from(text, 'base64url'), where(code))))
  } catch {
    return undefined
  }
}
