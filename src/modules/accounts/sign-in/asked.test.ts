import { describe, expect, it } from 'vitest'
import { readAsked } from './asked.ts'

const id = '01a1f6fe-3fa0-7ab1-872d-6a22ddb00659'

describe('the code a browser asked for', () => {
  it('is a citizen’s with the end of the phone, an officer’s without, and on its way to registering once proven', () => {
    expect(readAsked(`${id}.6734`)).toEqual({ id, last4: '6734', stage: 'citizen' })
    expect(readAsked(id)).toEqual({ id, last4: null, stage: 'officer' })
    expect(readAsked(`${id}.own`)).toEqual({ id, last4: null, stage: 'proven' })
    expect(readAsked(`${id}.shared`)).toEqual({ id, last4: null, stage: 'proven' })
  })

  it('is none where the cookie is missing or not ours', () => {
    for (const kept of ['', 'x', `${id}.12345`, `${id}.<b>`, 'undefined.6734'])
      expect(readAsked(kept).stage).toBe('none')
  })
})
