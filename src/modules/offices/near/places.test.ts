import { describe, expect, it } from 'vitest'
import { countersNear } from '../reference.ts'
import { placesMeant } from './places.ts'

const names = (asked: string): readonly string[] => placesMeant(asked).map(({ name }) => name)

describe('a place is found as people write it', () => {
  it('takes the widest place of a name first', () => {
    expect(names('Blitar')).toEqual(['Kabupaten Blitar', 'Kota Blitar'])
    expect(names('jatim')).toEqual(['Jawa Timur'])
  })

  it('goes down to the district and the village when their names are given', () => {
    expect(placesMeant('Udanawu Blitar').map(({ level }) => level)).toEqual(['district'])
    expect(placesMeant('desa Bakung, kec. Udanawu').every(({ level }) => level === 'village')).toBe(true)
  })

  it('takes a code as it is, and leads to an office everywhere', () => {
    expect(
      placesMeant('53')
        .flatMap(({ code }) => countersNear(code))
        .map(({ id }) => id),
    ).toContain('bp3mi-nusa-tenggara-timur')
  })

  it('finds nothing for nothing, and for what is no place', () => {
    expect(placesMeant('')).toEqual([])
    expect(placesMeant('xyzzy')).toEqual([])
    expect(placesMeant('%%% 🙂')).toEqual([])
  })
})
