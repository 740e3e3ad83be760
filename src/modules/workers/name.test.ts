import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKey } from './name.ts'

describe('the key of a name', () => {
  it.each([
    ['Moh. Rizky', 'Muhammad Rizki'],
    ['Mochammad Soeharto', 'Muh Suharto'],
    ['Siti Nuraini', 'Siti Nuraeni'],
    ['Djoko Tjahjono', 'Joko Cahyono'],
    ['Hj. Siti Aminah', 'SITI AMINAH'],
    ['Yohanes', 'Iohanes'],
    ['Rahmat Hidayat', 'Rachmat Hidayat'],
    ["Nur 'Aini", 'Nur Aini'],
  ])('is the same for %s and %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it('differs for different people', () => {
    expect(nameKey('Siti Aminah')).not.toBe(nameKey('Siti Maryam'))
    expect(nameKey('Dewi')).not.toBe(nameKey('Dewa'))
  })

  it('does not care for case, dots or spaces', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'abdeghiklmnoprstu'), minLength: 4, maxLength: 9 }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(words, (parts) => {
        const name = parts.join(' ')
        const shouted = parts.map((part) => `${part.toUpperCase()}.`).join('   ')
        expect(nameKey(shouted)).toBe(nameKey(name))
      }),
    )
  })
})
