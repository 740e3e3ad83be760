import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { instant } from '../../kernel/time.ts'
import { type Command, command } from '../cli/command.ts'
import { keysFromJson } from './browser/keys.js'
import { readCard } from './browser/read-card.js'
import { readRevocations } from './browser/revocations.js'
import type { CardKey, CardRefusal, Reading, Revocations } from './card.ts'

/**
 * `bekal card verify`: needs no database and no network, only the keys.
 * @param ownKeys  the card keys of this installation, when no file of keys is given
 */
export const cardVerify = (ownKeys: () => Promise<readonly CardKey[]>): Command =>
  command({
    name: 'card verify',
    summary: 'Check a card by the text of its QR code, without network: signature, days, withdrawal, passport, photo.',
    options: z.object({
      arguments: z
        .array(z.string())
        .max(1)
        .describe('the text of the QR code; without it, it is read from standard input'),
      keys: z.string().optional().describe('a file with the public keys of cards; else those of this installation'),
      list: z.string().optional().describe('a file with the signed list of withdrawn cards'),
      passport: z.string().optional().describe('the passport number shown beside the card'),
      photo: z.string().optional().describe('a file with the photo shown beside the card'),
      at: z.iso.datetime().optional().describe('the moment to check for, e.g. 2026-11-23T07:00:00Z; else now'),
    }),
    exits: {
      0: 'a good card',
      2: 'refused; the reason is said',
      3: 'the list of withdrawn cards is not to be believed',
    },
    run: async ({ arguments: [typed], keys: keyPath, list, passport, photo, at }) => {
      const keys = keyPath === undefined ? await ownKeys() : keysFromJson(await readFile(keyPath, 'utf8'))
      const read = list === undefined ? undefined : await readRevocations(new Uint8Array(await readFile(list)), keys)
      if (read?.ok === false)
        return { code: 3, text: `The list cannot be believed: ${read.code}.`, data: { code: read.code } }
      const reading = await readCard((typed ?? (await standardInput())).replace(/\r?\n$/, ''), {
        keys,
        now: instant(at ?? new Date()),
        revocations: read?.list,
        presented: { passportEnd: passport, photo: photo === undefined ? undefined : await readFile(photo) },
      })
      return { code: reading.ok ? 0 : 2, text: sentence(reading, read?.list), data: dataOf(reading) }
    },
  })

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString()
}

const refusals: Readonly<Record<CardRefusal, string>> = {
  'card.not-ours': 'This is not a card of this service, or only a part of one.',
  'card.unknown-key': 'It is signed by a key that is not ours.',
  'card.altered': 'It was altered: the signature does not fit.',
  'card.key-not-in-use': 'Its key was not in use when it says it was signed.',
  'card.not-yet-valid': 'It is not valid yet.',
  'card.expired': 'It has expired.',
  'card.revoked': 'It was withdrawn.',
  'card.other-passport': 'The passport shown is another one.',
  'card.other-photo': 'The photo shown is another one.',
  'card.cannot-check': 'Signatures cannot be checked here.',
}

function sentence(reading: Reading, list: Revocations | undefined): string {
  const { card } = reading
  const lines = card
    ? [
        `${card.number}  ${card.holder}  passport …${card.passportEnd}`,
        `${card.scheme} to ${card.country}, ${card.employer}${card.company === null ? '' : `, by ${card.company}`}`,
        `valid ${card.validFrom} to ${card.validUntil}`,
      ]
    : []
  if (!reading.ok) return [`REFUSED (${reading.code}): ${refusals[reading.code]}`, ...lines].join('\n')
  const { withdrawal } = reading
  const known = withdrawal.checked
    ? `not among ${list?.count ?? 0} withdrawn cards as of ${withdrawal.issuedAt}${withdrawal.stale ? ' (STALE: fetch a newer list)' : ''}`
    : 'not checked for withdrawal: no list was given'
  return ['A good card.', ...lines, known].join('\n')
}

function dataOf(reading: Reading): Record<string, unknown> {
  const { card, ...rest } = reading
  return { ...rest, ...(card ? { card: { ...card, photo: Buffer.from(card.photo).toString('hex') } } : {}) }
}
