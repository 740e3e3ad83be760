import { compactDecrypt, importPKCS8 } from 'jose'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Typed } from '../../../platform/http/form.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { hiddenAt } from '../hidden.ts'
import { boxAlgorithms } from '../open/act.ts'
import { keyHiddenOf } from '../store.ts'

/** Opens rows that a device closed: what was typed, as a form; `undefined` for one that was altered or closed for another. */
export type OpenBox = (closed: string) => Promise<Typed | undefined>

/** How rows of an arrival are opened; `undefined` for who may not see it. Rows are JWE (RFC 7516), compact. */
export async function boxOf(tx: Tx, seal: Seal, event: string): Promise<OpenBox | undefined> {
  const hidden = await keyHiddenOf(tx, event)
  if (hidden === undefined) return undefined
  const key = await importPKCS8(seal.reveal(hidden, hiddenAt.key(event)), boxAlgorithms.wrap)
  return async (closed) => {
    try {
      const { plaintext, protectedHeader } = await compactDecrypt(closed, key, {
        keyManagementAlgorithms: [boxAlgorithms.wrap],
        contentEncryptionAlgorithms: [boxAlgorithms.content],
      })
      return protectedHeader.kid === event
        ? typedIn(new TextDecoder('utf-8', { fatal: true }).decode(plaintext))
        : undefined
    } catch {
      return undefined
    }
  }
}

function typedIn(form: string): Typed {
  const fields = new URLSearchParams(form)
  return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, valueOf(fields.getAll(name))]))
}

const valueOf = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? '') : values
