import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { accountByNik, type Claims, openAccount } from '../../accounts/index.ts'
import { hiddenAt } from '../hidden.ts'
import type { Refusal } from '../refusal.ts'
import { insertWorker } from '../store.ts'

export type Registered = { readonly type: 'workers.registered'; readonly worker: PersonId }

export type Registering = {
  readonly claims: Claims
  readonly name: string
  readonly village: string
  /** In which they are written to later. */
  readonly language?: Language
}

/** Makes the account and the file of somebody whose phone was proven. A NIK that has an account is refused. */
export async function register(
  tx: Tx,
  seal: Seal,
  { claims, name, village, language = 'id' }: Registering,
): Promise<Decision<Registered, Refusal>> {
  const nikIndex = seal.blindIndex(claims.nik, 'nik')
  if (await accountByNik(tx, nikIndex)) return refused({ code: 'workers.nik-taken' })
  const { id, phoneLast4 } = await openAccount(tx, seal, { name, phone: claims.phone, nik: claims.nik })
  const worker = {
    id,
    name,
    nikHidden: seal.hide(claims.nik, hiddenAt.nik(id)),
    nikIndex,
    nikLast4: claims.nik.slice(-4),
    phoneHidden: seal.hide(claims.phone, hiddenAt.phone(id)),
    phoneLast4,
    birthDate: day(claims.birthDate),
    sex: claims.sex,
    birthPlace: null,
    maritalStatus: null,
    education: null,
    village,
    addressHidden: null,
    photo: null,
    createdAt: tx.now,
    changedAt: tx.now,
  }
  await insertWorker(tx, worker, language)
  return happened({ type: 'workers.registered', worker: id })
}

/** Whether a row was refused because somebody else registered the same NIK a moment before. */
export const isTakenMeanwhile = (problem: unknown): boolean =>
  problem instanceof Error &&
  'code' in problem &&
  problem.code === '23505' &&
  'table' in problem &&
  (problem.table === 'account' || problem.table === 'worker')
