import type { PersonId } from '../../kernel/ids.ts'
import { type LocalDate } from '../../kernel/time.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Seal } from '../../platform/seal/seal.ts'
import type { Account, Post } from './account.ts'
import { insertAccount, insertPost } from './store.ts'

/** Where the phone of an account lies: bound into its ciphertext, so that it cannot be moved to another row. */
export const phoneAt = (account: PersonId): string => `accounts.account/phone/${account}`

/** Who gets an account. `phone` is in E.164; a citizen is found by the NIK, an officer by the number. */
export type Opening = {
  /** A new one when absent. */
  readonly id?: PersonId
  readonly name: string
  readonly phone: string
} & ({ readonly nik: string } | { readonly officerNumber: string })

/** Opens an account; the NIK is kept as its blind index alone, the phone hidden. @throws when the NIK or number has one */
export async function openAccount(tx: Tx, seal: Seal, opening: Opening): Promise<Account> {
  const { id = tx.newId<PersonId>(), name, phone } = opening
  const account: Account = {
    id,
    kind: 'nik' in opening ? 'citizen' : 'officer',
    name,
    phoneLast4: phone.slice(-4),
    disabledAt: null,
  }
  await insertAccount(tx, {
    ...account,
    nikIndex: 'nik' in opening ? seal.blindIndex(opening.nik, 'nik') : null,
    officerNumber: 'nik' in opening ? null : opening.officerNumber,
    phoneHidden: seal.hide(phone, phoneAt(id)),
    phoneIndex: seal.blindIndex(phone, 'phone'),
    createdAt: tx.now,
  })
  return account
}

export type Appointing = Extract<Opening, { officerNumber: string }> &
  Pick<Post, 'role' | 'title' | 'office' | 'village'> & { readonly from: LocalDate; readonly unit?: string | null }

/** Opens an officer's account and gives it a post until further notice. */
export async function appointOfficer(tx: Tx, seal: Seal, appointing: Appointing): Promise<PersonId> {
  const { role, title, office, village, from, unit = null, ...opening } = appointing
  const { id } = await openAccount(tx, seal, opening)
  await insertPost(tx, { id: tx.newId(), account: id, role, title, office, village, unit, from, until: null })
  return id
}
