import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type PersonId, uuidV7 } from '../src/kernel/ids.ts'
import { day, instant, plusDays } from '../src/kernel/time.ts'
import { openSession } from '../src/modules/accounts/session.ts'
import { fromBase45, toBase45 } from '../src/platform/credential/browser/base45.js'
import { toZlib } from '../src/platform/credential/browser/zlib.js'
import { usual } from '../src/platform/credential/card.examples.ts'
import type { Card } from '../src/platform/credential/card.ts'
import { signCard } from '../src/platform/credential/sign.ts'
import { newSigningKey } from '../src/platform/seal/keys.ts'
import { sealOf } from '../src/platform/seal/open.ts'
import type { App } from './app.ts'

export type Cards = {
  /** The codes of signed cards, by what is wrong with them. The revoked one is in the database, the good one is not. */
  readonly codes: Readonly<Record<'good' | 'altered' | 'expired' | 'revoked' | 'foreign', string>>
  readonly good: Card
}

/** Signs a good card and four bad ones with the keys of this Bekal; the passport of all ends in 4567. */
export async function makeCards(app: App): Promise<Cards> {
  const today = day(new Date().toISOString().slice(0, 10))
  const card = newCard('KPMI-2026-0001234')
  const { seal } = app.bekal.tools
  const good = signCard(seal, card).text
  const other = signCard(seal, { ...card, holder: 'SITI AMINAN' }).text
  const revoked = newCard('KPMI-2026-0001235')
  const foreign = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', '2026-01-01T00:00:00.000Z')] })
  await issue(app, revoked, true)
  return {
    good: card,
    codes: {
      good,
      altered: swapped(good, other),
      expired: signCard(seal, { ...card, validFrom: plusDays(today, -800), validUntil: plusDays(today, -2) }).text,
      revoked: signCard(seal, revoked).text,
      foreign: signCard(foreign, card).text,
    },
  }
}

/** A card like most, from yesterday on. */
export function newCard(number: string): Card {
  const today = day(new Date().toISOString().slice(0, 10))
  return {
    ...usual,
    id: uuidV7(Date.now(), randomBytes(10)),
    number,
    issuedAt: instant(new Date()),
    validFrom: plusDays(today, -1),
    validUntil: plusDays(today, 700),
  }
}

/** The payload of one card under the signature of another: both are 64 bytes at the end, and the sum is made anew. */
function swapped(good: string, other: string): string {
  const [a, b] = [Buffer.from(fromBase45(good) ?? []), Buffer.from(fromBase45(other) ?? [])]
  const body = Buffer.concat([b.subarray(7, b.length - 4 - 64), a.subarray(a.length - 4 - 64, a.length - 4)])
  return toBase45(toZlib(new Uint8Array(body)))
}

/** As the superuser, with every check switched off. */
export async function asAdministrator(app: App, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...app.bekal.source.owner })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await work(client)
  await client.end()
}

/** A card as the database holds one, with no more of a file than it needs. */
export async function issue(
  app: App,
  { id, number, validFrom, validUntil }: Pick<Card, 'id' | 'number' | 'validFrom' | 'validUntil'>,
  revoked = false,
): Promise<void> {
  const file = uuidV7(Date.now(), randomBytes(10))
  await asAdministrator(app, async (client) => {
    await client.query(
      `insert into placements.application (id, number, worker, worker_name, name_key, phone_last4, scheme, country, job, sector, employer, province, village, office, state, since, created_at, submitted_at)
       values ($1, $2, $1, 'X', 'x', '0000', 'p2p', 'TW', 'x', 'x', 'household', '35', '3505012001', 'bp3mi-jawa-timur', $3, now(), now(), now())`,
      [file, number, revoked ? 'revoked' : 'issued'],
    )
    await client.query(
      `insert into placements.card (id, application, worker, number, decision, code, key_id, valid_from, valid_until, issued_at, revoked_at, revoked_by)
       values ($1, $2, $2, $3, $2, 'x', 'x', $4, $5, now(), $6, $7)`,
      [id, file, number, validFrom, validUntil, revoked ? new Date() : null, revoked ? file : null],
    )
  })
}

/** Signs an officer of the airport desk in; the same number is the same officer. @returns their session's cookie */
export async function airportOfficer(app: App, number: string): Promise<{ name: string; value: string; url: string }> {
  let officer = uuidV7(Date.now(), randomBytes(10)) as PersonId
  await asAdministrator(app, async (client) => {
    const known = await client.query<{ id: PersonId }>('select id from accounts.account where officer_number = $1', [
      number,
    ])
    if (known.rows[0]) return void (officer = known.rows[0].id)
    await client.query(
      `insert into accounts.account (id, kind, name, officer_number, phone_hidden, phone_index, phone_last4, created_at)
       values ($1, 'officer', 'Rina', $2, '\\x01', $3, '0000', now())`,
      [officer, number, randomBytes(8)],
    )
    await client.query(
      `insert into accounts.post (id, account, role, title, office, "from") values ($1, $1, 'airport-desk', 'x', 'meja-soekarno-hatta', '2020-01-01')`,
      [officer],
    )
  })
  const kept = await app.bekal.asSystem(
    async (tx) => await openSession(tx, app.bekal.tools.seal, { account: officer, kind: 'officer', secure: false }),
  )
  const [name = '', value = ''] = (kept.split(';')[0] ?? '').split('=')
  return { name, value, url: app.url }
}
