import { describe, expect, it } from 'vitest'
import { areasOf } from '../../offices/index.ts'
import { homeName, homeNames, homeOf } from './home.ts'

describe('a home', () => {
  it('is read from each name that is offered, back to its own code', () => {
    expect(homeNames().length).toBeGreaterThan(500)
    for (const code of areasOf('regency').keys()) expect(homeOf(homeName(code)), homeName(code)).toBe(code)
  })

  it('is read as people write it, and from nobody guessed', () => {
    const nunukan = homeOf('Nunukan')
    expect(nunukan).toBe('6503')
    expect(homeOf('KAB. NUNUKAN')).toBe(nunukan)
    expect(homeOf('  kabupaten nunukan, kalimantan utara ')).toBe(nunukan)
    expect(homeOf('6503')).toBe(nunukan)
    expect(homeOf('Kota Blitar')).toBe('3572')
    expect(homeOf('Jawa Timur')).toBe('35')
    for (const none of ['', ' ', 'Blitar', 'Atlantis', '99', '6599', 'desa']) expect(homeOf(none)).toBeUndefined()
  })
})
