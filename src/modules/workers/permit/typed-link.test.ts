import { describe, expect, it } from 'vitest'
import { readLink } from './typed-link.ts'

const secret = '32P6S0YENPV6K0AKJZKFZMG7YF'

describe('a link typed from a message', () => {
  it('is read as a whole address, as its end, in small letters and in groups', () => {
    for (const text of [
      secret,
      `https://bekal.go.id/izin/${secret}`,
      secret.toLowerCase(),
      secret.replace(/(.{4})/g, '$1 '),
      secret.replaceAll('0', 'o').replaceAll('1', 'l'),
    ])
      expect(readLink(text), text).toEqual({ secret })
  })

  it('that is too short, too long or holds other signs says so', () => {
    expect(readLink('')).toEqual({ length: 0 })
    expect(readLink(secret.slice(1))).toEqual({ length: 25 })
    expect(readLink(`${secret}7`)).toEqual({ length: 27 })
    expect(readLink(`${secret.slice(1)}?`)).toEqual({ problem: 'signs' })
  })
})
