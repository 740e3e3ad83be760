import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../kernel/time.ts'
import { newSigningKey } from '../seal/keys.ts'
import { sealOf } from '../seal/open.ts'
import { toBase45 } from './browser/base45.js'
import { codeIn, toLink } from './browser/link.js'
import { readCard } from './browser/read-card.js'
import { longest, usual } from './card.examples.ts'
import { signCard } from './sign.ts'

const seal = sealOf({
  master: new Uint8Array(32).fill(1),
  signing: [newSigningKey('card', '2026-01-01T00:00:00.000Z')],
})
const given = { keys: seal.publicKeys('card'), now: '2027-03-01T02:00:00.000Z' as Instant }

describe('a card as an address', () => {
  it('holds every code there can be, in letters that are safe in an address', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        const code = toBase45(bytes)
        expect(toLink(code)).toMatch(/^#kartu=[\w-]+$/)
        expect(codeIn(`https://bekal.example/verifikasi${toLink(code)}`)).toBe(code)
      }),
    )
  })

  it.each([usual, longest])('reads as the card that it is, even in the middle of a message', async (card) => {
    const { text } = signCard(seal, card)
    const message = `Kartu PMI-ku: https://bekal.example/verifikasi${toLink(text)} Tolong dicek.`
    expect(message.length).toBeLessThan(700)
    expect(await readCard(message, given)).toEqual(await readCard(text, given))
    expect(await readCard(message, given)).toMatchObject({ ok: true })
  })

  it('is refused with one letter changed, cut short, or with nothing behind the mark', async () => {
    const link = toLink(signCard(seal, usual).text)
    const at = link.length - 20
    const altered = `${link.slice(0, at)}${link.charAt(at) === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`
    for (const spoiled of [altered, link.slice(0, -8), '#kartu=', '#kartu=A', '#kartu=____'])
      expect(await readCard(spoiled, given), spoiled).toMatchObject({ ok: false })
  })

  it('is nothing for a text that is no code', () => {
    expect(['', 'abc', '::::'].map(toLink)).toEqual(['', '', ''])
    expect(codeIn('6BF something else')).toBe('6BF something else')
  })
})
