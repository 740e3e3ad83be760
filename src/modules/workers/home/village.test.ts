import { describe, expect, it } from 'vitest'
import { fieldOf, searchVillages } from './village.ts'

const search = (query: string) => searchVillages(new URLSearchParams(query))

describe('the search for a home village', () => {
  it('tells a search without a word from one that has not begun', () => {
    expect(search('').empty).toBe(false)
    expect(search('cari=%20').empty).toBe(true)
    expect(search('cari=bakung').empty).toBe(false)
  })

  it('misses an answer where it could have been given', () => {
    expect(fieldOf(search(''))).toBe('cari')
    expect(fieldOf(search('cari=zzqqzz'))).toBe('cari')
    expect(fieldOf(search('cari=bakung+udanawu+blitar'))).toBe('village')
    expect(fieldOf(search('di=35.05'))).toBe('cari')
    expect(fieldOf(search('di=350502'))).toBe('village')
  })
})
