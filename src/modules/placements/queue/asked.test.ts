import { describe, expect, it } from 'vitest'
import { nameKey } from '../../workers/index.ts'
import { spellingsOf, wantedOf } from './asked.ts'

describe('the one search box', () => {
  it('knows a NIK, a file number and a passport however they are typed', () => {
    expect(wantedOf('3505 9941 0596 0003')).toEqual({ by: 'nik', nik: '3505994105960003' })
    expect(wantedOf('jtm-26-118204')).toEqual({ by: 'number', number: 'JTM-26-118204' })
    expect(wantedOf('245')).toEqual({ by: 'tail', digits: '000245' })
    expect(wantedOf('000245')).toEqual({ by: 'tail', digits: '000245' })
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

describe('the spellings of a name', () => {
  it.each([
    ['Jusuf', 'Yusuf'],
    ['Yusuf', 'Jusuf'],
    ['Widjaja', 'Wijaya'],
    ['Wijaya', 'Widjaja'],
    ['Soerja', 'Surya'],
    ['Tjahjadi', 'Cahyadi'],
  ])('%s is also looked for as %s', (asked, other) => {
    expect(spellingsOf(nameKey(asked))).toContain(nameKey(other))
  })
  it('are one where nothing can be spelt otherwise, at most eight, and its own first', () => {
    expect(spellingsOf(nameKey('Siti Nuraeni'))).toEqual(['siti nuraini'])
    const many = spellingsOf(nameKey('Djajadi Wijaya Jaya'))
    expect(many).toHaveLength(8)
    expect(new Set(many).size).toBe(8)
    expect(many[0]).toBe(nameKey('Djajadi Wijaya Jaya'))
  })
})
