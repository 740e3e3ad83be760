import { createPublicKey, verify } from 'node:crypto'
import { instant } from '../src/kernel/time.ts'
import { readCard } from '../src/platform/credential/browser/read-card.js'
import { isRevoked, readRevocations } from '../src/platform/credential/browser/revocations.js'
import { usual } from '../src/platform/credential/card.examples.ts'
import { qrOf } from '../src/platform/credential/qr.ts'
import { signCard, signRevocations } from '../src/platform/credential/sign.ts'
import { newSigningKey } from '../src/platform/seal/keys.ts'
import { sealOf } from '../src/platform/seal/open.ts'
import { inTurns, type Report } from './measure.ts'

/** A card signed and read, beside the bare Ed25519 it cannot do without. */
export async function bench(): Promise<Report> {
  const from = '2026-01-01T00:00:00.000Z'
  const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', from)] })
  const keys = seal.publicKeys('card')
  const now = instant('2027-01-01T00:00:00Z')
  const { text } = signCard(seal, usual)
  const message = new Uint8Array(220).fill(7)
  const { signature } = seal.sign(message, 'card')
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), keys[0]?.bytes ?? new Uint8Array()])
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const cards = Array.from({ length: 10_000 }, (_, i) => `019ab0b2-6f5c-7d3e-9a41-${String(i).padStart(12, '0')}`)
  const signed = signRevocations(seal, { cards, issuedAt: now, staleAfter: instant('2027-01-02T00:00:00Z') })
  const reading = await readRevocations(new Uint8Array(signed), keys)
  const revocations = reading.ok ? reading.list : undefined

  const [bareSign, bareVerify, sign, read, checked, looked, drawn] = await inTurns(
    [
      () => seal.sign(message, 'card'),
      () => verify(null, message, key, signature),
      () => signCard(seal, usual),
      async () => await readCard(text, { keys, now }),
      async () => await readCard(text, { keys, now, revocations }),
      async () => revocations && (await isRevoked(revocations, usual.id)),
      () => qrOf(text, 'Kartu'),
    ],
    { turns: 60, calls: 30 },
  )
  return {
    name: `card: ${text.length} letters in a QR code`,
    against: 'the bare Ed25519 it cannot do without',
    rows: [
      { label: 'Ed25519 sign, bare', perSecond: bareSign, ratio: 1 },
      { label: 'sign a card', perSecond: sign, ratio: sign / bareSign },
      { label: 'Ed25519 verify, bare', perSecond: bareVerify, ratio: 1 },
      { label: 'read a card', perSecond: read, ratio: read / bareVerify },
      { label: 'read a card against 10,000 withdrawn', perSecond: checked, ratio: checked / bareVerify },
      { label: 'look a card up among 10,000 withdrawn', perSecond: looked, ratio: looked / bareVerify },
      { label: 'draw the QR code', perSecond: drawn, ratio: drawn / bareVerify },
    ],
  }
}
