import { CompactEncrypt, importJWK } from 'jose'
import { uuidV7 } from '../../kernel/ids.ts'
import { day, instant } from '../../kernel/time.ts'
import { type Actor, thePublic } from '../../platform/access/actor.ts'
import type { TestDatabase } from '../../platform/db/testing/database.ts'
import { officeId } from '../offices/index.ts'
import { addOfficer, type Ground, personNo, seal } from '../placements/queue/files.examples.ts'
import type { Line, Told } from './arrival.ts'
import { openArrival } from './open/act.ts'
import type { Opening } from './open/decide.ts'

/** Officers of a post at the border, and of two offices where people come from. */
export const nunukan = officeId('p4mi-nunukan')
const officer = (number: number, office: Actor['office']): Actor => ({
  ...thePublic,
  role: 'counter-officer',
  person: personNo(number),
  office,
})
export const maya = officer(0xd1, nunukan)
export const yusuf = officer(0xd2, nunukan)
export const lombok = officer(0xd3, officeId('bp3mi-nusa-tenggara-barat'))
export const surabaya = officer(0xd4, officeId('bp3mi-jawa-timur'))

/** Gives these officers their accounts. */
export const addBorderOfficers = async ({ asSystem, seal: keys }: Pick<Ground, 'asSystem' | 'seal'>): Promise<void> =>
  await asSystem(async (tx) => {
    for (const [who, name] of [
      [maya, 'Maya Sari'],
      [yusuf, 'Yusuf Rahman'],
      [lombok, 'Lalu Hamdi'],
      [surabaya, 'Wulan Sari'],
    ] as const)
      await addOfficer(tx, keys, { ...who, name })
  })

/** A ship from Tawau with about five hundred people. */
export const thalia: Opening = {
  place: 'Pelabuhan Tunon Taka',
  carrier: 'ship',
  vessel: 'KM Thalia',
  country: 'MY',
  expected: 500,
  arrivesOn: day('2026-11-23'),
}

/** Opens the arrival. @returns its id */
export async function opened(db: Pick<TestDatabase, 'as'>, change: Partial<Opening> = {}, who = maya): Promise<string> {
  const decision = await db.as(who, async (tx) => await openArrival(tx, seal, { ...thalia, ...change }))
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events[0].event
}

/** Somebody who came, of whom nothing but a name is known. */
export const somebody: Told = { name: 'Siti', sex: null, birth: '', home: '', document: '', needs: [], signs: [] }

/** A line with the id a device would give it. */
export const lineNo = (number: number, told: Partial<Told> = {}): Line => ({
  id: uuidV7(Date.parse('2026-11-23T01:00:00Z') + number, Buffer.alloc(10, number % 251)),
  told: { ...somebody, name: `Orang ${number}`, ...told },
  notedAt: instant('2026-11-23T01:00:00Z'),
})

/** A line as a device closes it, made by another hand than the page's: `<id> <JWE>`. */
export async function closedLine(event: string, key: object, { id, told }: Line): Promise<string> {
  const fields = new URLSearchParams({
    id,
    nama: told.name,
    lahir: told.birth,
    asal: told.home,
    dokumen: told.document,
  })
  for (const need of told.needs) fields.append('perlu', need)
  const jwe = await new CompactEncrypt(Buffer.from(String(fields)))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: event })
    .encrypt(await importJWK(key, 'RSA-OAEP-256'))
  return `${id} ${jwe}`
}
