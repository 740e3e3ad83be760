import { z } from 'zod'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { phoneOf } from '../../accounts/index.ts'
import { addressIndex, hiddenAt } from '../hidden.ts'
import { contactOf, insertContact } from '../store.ts'

/** How somebody can be reached. */
export type Contact = {
  readonly channel: 'whatsapp' | 'sms' | 'email' | null
  /** E.164 number or e-mail address; empty without a channel. */
  readonly address: string
  readonly name: string
  /** When it is safe to write or call, in their own words. */
  readonly hours: string
}

/** Ways somebody may choose to be reached by; empty: by the page alone. */
export const ways = ['', 'whatsapp', 'sms', 'email'] as const
export type Way = (typeof ways)[number]

/** Where somebody is reached by a way, as it is kept; else the key of the sentence that says what is wrong. */
export function addressOf(
  way: Way,
  typed: string,
): { readonly address: string } | { readonly wrong: 'reach.mail.wrong' | 'reach.phone.wrong' } {
  if (way === '') return { address: '' }
  if (way === 'email')
    return z.email().safeParse(typed).success ? { address: typed.toLowerCase() } : { wrong: 'reach.mail.wrong' }
  const phone = phoneOf(typed)
  return phone === undefined ? { wrong: 'reach.phone.wrong' } : { address: phone }
}

/** Keeps how the reporter of a case can be reached; nothing where they said nothing. */
export async function keepContact(
  tx: Tx,
  seal: Seal,
  id: string,
  { channel, address, name, hours }: Contact,
): Promise<void> {
  if (channel === null && name === '' && hours === '') return
  const hide = (text: string, where: string): Uint8Array | null => (text === '' ? null : seal.hide(text, where))
  await insertContact(tx, {
    case: id,
    channel,
    addressHidden: channel === null ? null : seal.hide(address, hiddenAt.address(id)),
    addressIndex: channel === null ? null : addressIndex(seal, address),
    nameHidden: hide(name, hiddenAt.name(id)),
    hoursHidden: hide(hours, hiddenAt.hours(id)),
    endedAt: null,
  })
}

/** Who is reached today, and where, in clear; empty texts for what nobody said. */
export async function openContact(
  tx: Tx,
  seal: Seal,
  id: string,
): Promise<(Pick<Contact, 'name' | 'address'> & { readonly addressIndex: Uint8Array | null }) | undefined> {
  const contact = await contactOf(tx, id)
  const clear = (hidden: Uint8Array | null, where: string): string =>
    hidden === null ? '' : seal.reveal(hidden, where)
  return (
    contact && {
      name: clear(contact.nameHidden, hiddenAt.name(id)),
      address: clear(contact.addressHidden, hiddenAt.address(id)),
      addressIndex: contact.addressIndex,
    }
  )
}
