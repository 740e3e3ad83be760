import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { personNo } from '../../placements/queue/files.examples.ts'
import { linkMark, type Standing } from '../mass/message.ts'
import { compare, likeness, plainOf } from './compare.ts'

const origin = 'https://bekal.go.id'
const code = '0123456789ABCDEF'
const words = 'Bekal: Gempa di Taiwan. Kamu aman? Jawab di sini, gratis:'
const sent: readonly Standing[] = [
  {
    message: {
      id: 'm',
      event: 'e',
      kind: 'roll-call',
      texts: { id: `${words} ${linkMark}`, en: `Bekal: Earthquake in Taiwan. Are you safe? ${linkMark}` },
      country: 'TW',
      province: null,
      scheme: null,
      receivers: 1,
      parts: 1,
      proposedBy: personNo(1),
      proposedAt: instant('2026-11-23T02:00:00Z'),
    },
    signature: null,
    setAside: null,
  },
]
const is = (pasted: string) => compare(pasted, sent, origin).is

describe('words somebody received', () => {
  it('are ours as they came, with each person’s own link, however a phone spaced and quoted them', () => {
    expect(is(`${words} ${origin}/k/${code}`)).toBe('ours')
    expect(is(`  ${words.replaceAll(' ', '\n')}\u00A0${origin}/k/${code}\n`)).toBe('ours')
    expect(is(`${words.toUpperCase()} ${origin}/k/${code}`)).toBe('ours')
    expect(is(`Bekal: Earthquake in Taiwan. Are you safe? ${origin}/k/${code}`)).toBe('ours')
  })

  it.each([
    `${words} https://bekal-go.id/k/${code}`,
    `${words} https://bekal.go.id.jahat.com/k/${code}`,
    `${words} https://bekal.go.id@jahat.com/k/${code}`,
    `${words} http://bekal.go.id/k/${code}`,
    `${words} https://bekal.go.id/k/${code}?ke=jahat`,
    `${words} https://bekal.go.id/lain/${code}`,
    `${words} bekal.go.id/k/${code}`,
    `${words} https://bеkal.go.id/k/${code}`,
    `${words} ${origin}/k/${code} Kirim 50 ribu ke 0812.`,
  ])('are altered when they lead elsewhere or say more: %s', (pasted) => expect(is(pasted)).toBe('altered'))

  it('are not ours when they are other words', () => {
    for (const foreign of ['', 'Selamat! Anda menang.', 'Bekal: bayar Rp50.000 untuk pulang lewat rekening ini.'])
      expect(is(foreign)).toBe('foreign')
    expect(compare(words, [], origin)).toEqual({ is: 'foreign' })
  })

  it('lead nowhere else when they are ours: whatever address stands where the link was', () => {
    fc.assert(
      fc.property(fc.webUrl(), (address) => {
        if (!address.startsWith(origin)) expect(is(`${words} ${address}`)).not.toBe('ours')
      }),
    )
  })
})

describe('likeness', () => {
  const text = fc.string({ maxLength: 60 })
  it('is the same both ways, whole with itself, between nothing and whole', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const like = likeness(one, other)
        expect(like).toBe(likeness(other, one))
        expect(likeness(one, one)).toBe(1)
        expect(like >= 0 && like <= 1).toBe(true)
      }),
    )
  })

  it('does not change by making plain twice', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(plainOf(plainOf(one, origin), origin)).toBe(plainOf(one, origin))
      }),
    )
  })
})
