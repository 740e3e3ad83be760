import { describe, expect, it } from 'vitest'
import { wantedOf } from './asked.ts'

describe('the one search box', () => {
  it('knows a NIK, a file number and a passport however they are typed', () => {
    expect(wantedOf('3505 9941 0596 0003')).toEqual({ by: 'nik', nik: '3505994105960003' })
    expect(wantedOf('jtm-26-118204')).toEqual({ by: 'number', number: 'JTM-26-118204' })
    expect(wantedOf('JTM 26 12')).toEqual({ by: 'number', number: 'JTM-26-000012' })
    expect(wantedOf('x 1234567')).toEqual({ by: 'passport', number: 'X1234567' })
    expect(wantedOf('XX123456')).toEqual({ by: 'passport', number: 'XX123456' })
  })
  it('takes everything else for a name, in its searched spelling', () => {
    expect(wantedOf('Moh. Rizky')).toEqual({ by: 'name', key: 'muhamad rizki' })
    expect(wantedOf('  ')).toEqual({ by: 'nothing' })
    expect(wantedOf('ab')).toEqual({ by: 'nothing' })
    expect(wantedOf('%_')).toEqual({ by: 'nothing' })
  })
})
