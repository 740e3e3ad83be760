import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameName, isSameNumber } from './same-name.ts'

describe('a name is checked to the letter', () => {
  it('takes no offence at PT, capitals, dots and spaces', () => {
    expect(isSameName('PT Samudra Karya', 'samudra  karya')).toBe(true)
    expect(isSameName('P.T. SAMUDRA KARYA', 'PT Samudra Karya')).toBe(true)
  })

  it('never takes a longer, shorter or different name for it', () => {
    expect(isSameName('PT Samudra Karya', 'PT Samudra Karya Jaya')).toBe(false)
    expect(isSameName('PT Samudra Karya', 'PT Samudera Karya')).toBe(false)
    expect(isSameName('PT Samudra Karya', 'Samudra')).toBe(false)
  })

  it('finds nothing in nothing', () => {
    expect(isSameName('', '')).toBe(false)
    expect(isSameName('PT ', ' pt ')).toBe(false)
    expect(isSameNumber(' ', '')).toBe(false)
  })

  it('is the same both ways round, and differs as soon as a letter is added', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/), fc.stringMatching(/^[a-z]$/), (name, letter) => {
        expect(isSameName(`PT ${name}`, name.toUpperCase())).toBe(!/^p ?t$/.test(name))
        expect(isSameName(name, `${name}${letter}`)).toBe(false)
      }),
    )
  })

  it('reads a number with or without spaces', () => {
    expect(isSameNumber('sip3mi/ 12 /2025', 'SIP3MI/12/2025')).toBe(true)
  })
})
