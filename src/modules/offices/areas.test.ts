import assert from 'node:assert/strict'
import { describe, it } from 'vitest'
import { addressOf, areaOf, areasIn, areasOf, levelOf, levels, pathOf, provinces } from './areas.ts'
import { findAreas } from './find-areas.ts'

describe('the register of areas', () => {
  it('holds 38 provinces, 514 regencies and cities, 7,285 districts and 83,762 villages', () =>
    assert.deepEqual(
      levels.map((level) => areasOf(level).size),
      [38, 514, 7285, 83_762],
    ))
  it('has no area without its parent, and no name that is empty or holds stray signs', () => {
    for (const level of levels)
      for (const { code, name } of areasOf(level).values()) {
        assert.match(name, /^[^\s"*’][^"*’\t\n]*$/u, `${code} ${name}`)
        assert.equal(name, name.trim())
        assert.equal(pathOf(code).length, levels.indexOf(level) + 1, `${code} has an orphan in its path`)
      }
  })
  it('loses no area on the way down: every one is a child of its parent', () => {
    const regencies = provinces().flatMap(({ code }) => areasIn(code))
    const districts = regencies.flatMap(({ code }) => areasIn(code))
    const villages = districts.flatMap(({ code }) => areasIn(code))
    assert.deepEqual([regencies.length, districts.length, villages.length], [514, 7285, 83_762])
  })
  it('leaves the district number 99 free in every regency, which the demonstration uses', () =>
    assert.deepEqual(
      [...areasOf('district').keys()].filter((code) => code.endsWith('99')),
      [],
    ))
  it('calls places as people do', () => {
    assert.equal(areaOf('31')?.name, 'DKI Jakarta')
    assert.equal(areaOf('3174')?.name, 'Kota Jakarta Selatan')
    assert.equal(areaOf('3513152017')?.name, "Soka'an")
    assert.equal(areaOf('1402092010')?.name, 'Lambang Sari I, II, III')
  })
  it('knows a level by the length of a code, and nothing for what is no code', () => {
    assert.deepEqual(['35', '3505', '350501', '3505012001'].map(levelOf), [...levels])
    assert.deepEqual(['', '3', '35x5', '35050120010', '-1'].map(levelOf), Array(5).fill(undefined))
  })
  it('has nothing below a village or an unknown code', () => {
    assert.deepEqual(areasIn('3505012001'), [])
    assert.deepEqual(areasIn('00'), [])
    assert.deepEqual(pathOf('9999999999'), [])
  })
  it('writes an address from the village up', () => {
    const [bakung] = findAreas('bakung udanawu')
    assert(bakung)
    assert.equal(addressOf(bakung.code), 'Bakung, Kec. Udanawu, Kabupaten Blitar, Jawa Timur')
    assert.equal(addressOf('nowhere'), 'nowhere')
  })
})

describe('finding an area by words', () => {
  const names = (words: string, options = {}) => findAreas(words, options).map(({ code }) => addressOf(code))

  it('finds a village by its name and its regency', () => {
    const found = names('desa Bakung, kec. Udanawu kab Blitar')
    assert.equal(found[0], 'Bakung, Kec. Udanawu, Kabupaten Blitar, Jawa Timur')
  })
  it('puts the village with exactly this name before those that only begin so', () => {
    const found = findAreas('soka', { limit: 50 }).map(({ name }) => name)
    assert.equal(found.findLastIndex((name) => name === 'Soka') < found.findIndex((name) => name !== 'Soka'), true)
  })
  it('asks at least one word of the name itself, so that a regency alone is no village', () => {
    for (const name of findAreas('blitar', { limit: 50 }).map(({ name }) => name)) assert.match(name, /Blitar/)
  })
  it('takes an apostrophe or none', () => assert.equal(findAreas('sokaan')[0]?.code, '3513152017'))
  it('stays within an area', () => {
    const found = findAreas('sukorejo', { within: '3505' })
    assert(found.length > 0)
    for (const { code } of found) assert.equal(code.slice(0, 4), '3505')
  })
  it('finds regencies and districts too', () => {
    assert.deepEqual(names('blitar', { level: 'regency' }), ['Kabupaten Blitar, Jawa Timur', 'Kota Blitar, Jawa Timur'])
    assert.deepEqual(names('udanawu jatim', { level: 'district' }), ['Kec. Udanawu, Kabupaten Blitar, Jawa Timur'])
  })
  it('answers nothing for no words, for kinds alone and for what does not exist', () => {
    assert.deepEqual(
      ['', '  ', 'desa', 'xqzzy'].flatMap((words) => findAreas(words)),
      [],
    )
  })
  it('finds a village of every part of the country by its full address', () => {
    const every = [...areasOf('village').keys()].filter((_, index) => index % 4999 === 0)
    for (const code of every) {
      const found = findAreas(addressOf(code), { limit: 5 }).map((area) => area.code)
      assert(found.includes(code), `${code} ${addressOf(code)}`)
    }
  })
})
