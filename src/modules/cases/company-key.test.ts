import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyKey } from './company-key.ts'

describe('the name of a company', () => {
  it.each([
    ['PT. Maju  Jaya, Tbk', 'maju jaya'],
    ['maju jaya', 'maju jaya'],
    ['MAJU-JAYA (Persero)', 'maju jaya'],
    ['Tai Chung Co., Ltd.', 'tai chung'],
    ['台灣公司', '台灣公司'],
    ['PT', null],
    ['  ', null],
  ])('%s is %s', (name, key) => expect(companyKey(name)).toBe(key))

  it('is the same however it is written again', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const key = companyKey(name)
        if (key !== null) expect(companyKey(`PT ${key.toUpperCase()}, Tbk`) ?? key).toBe(companyKey(key) ?? key)
      }),
    )
  })
})
