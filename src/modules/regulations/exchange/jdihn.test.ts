import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadRegulations } from '../load.ts'
import { jdihnFields, jdihnOf, readJdihn } from './jdihn.ts'
import { proposalsOf } from './proposals.ts'

const { ruleSet } = await loadRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url)))
if (!ruleSet) throw new Error('the shipped rules do not load')
const known = { instruments: ruleSet.instruments }
const sent = jdihnOf(known, 'https://bekal.example')
const held = (list: readonly unknown[]) => proposalsOf(readJdihn(JSON.stringify(list)).records, known)

describe('records of JDIHN', () => {
  it('go out with every member, "-" where nothing is known, and come back as the same register', () => {
    for (const record of sent) {
      expect(Object.keys(record)).toEqual([...jdihnFields])
      for (const value of Object.values(record)) expect(value).toMatch(/\S/)
    }
    const { records, problems } = readJdihn(JSON.stringify(sent))
    expect(problems).toEqual([])
    const back = proposalsOf(records, known)
    expect(back.problems).toEqual([])
    expect(back.proposals.filter(({ kind }) => kind !== 'same')).toEqual([])
    expect(back.proposals).toHaveLength(sent.length)
  })

  it('send no draft, no bill and no law of another country', () => {
    const ids = new Set(sent.map(({ idData }) => idData))
    for (const { id, status, rank } of known.instruments.values())
      if (['draft', 'bill', 'to-confirm'].includes(status) || rank === 'destination-rule') expect(ids).not.toContain(id)
    expect(ids).toContain('uu-18-2017')
  })

  it('are read with numbers as texts, "-" as nothing and members missing', () => {
    const { records, problems } = readJdihn(
      JSON.stringify({
        data: [{ noPeraturan: 18, tahun_pengundangan: 2017, singkatanJenis: 'UU', judul: '-', isbn: null }],
      }),
    )
    expect(problems).toEqual([])
    expect(records).toEqual([{ at: 1, noPeraturan: '18', tahun_pengundangan: '2017', singkatanJenis: 'UU' }])
    expect(proposalsOf(records, known).proposals).toEqual([{ kind: 'same', at: 1, instrument: 'uu-18-2017' }])
  })

  it('are told with record and member where they are wrong, and the good ones go on', () => {
    const { records, problems } = readJdihn(
      JSON.stringify([7, { judul: ['x'], noPeraturan: '1' }, { subjek: 'ada' }, { judul: 'Baik' }]),
    )
    expect(records.map(({ at }) => at)).toEqual([2, 4])
    expect(problems.map(({ at, field }) => [at, field])).toEqual([
      [1, null],
      [2, 'judul'],
      [3, 'judul'],
    ])
    expect(problems[1]?.what).toBe('Record 2: judul is neither text nor number.')
    for (const file of ['', '{', '{"a":1}', '"x"']) expect(readJdihn(file).problems).toHaveLength(1)
  })

  it('that differ are told field by field, unknown ones as the file of an instrument', () => {
    const law = sent.find(({ idData }) => idData === 'uu-18-2017')
    const differing = held([{ ...law, tanggal_pengundangan: '23-11-2017', status: 'Tidak berlaku' }])
    expect(differing.proposals[0]).toEqual({
      kind: 'differs',
      at: 1,
      instrument: 'uu-18-2017',
      differences: [
        { field: 'issued', ours: '2017-11-22', theirs: '2017-11-23' },
        { field: 'status', ours: 'in-force', theirs: 'Tidak berlaku' },
      ],
    })
    const { proposals, problems } = held([
      {
        singkatanJenis: 'UU',
        noPeraturan: 9999,
        tahun_pengundangan: '1999',
        judul: 'Uji: "satu"',
        tanggal_pengundangan: 'besok',
      },
    ])
    expect(problems.map(({ field }) => field)).toEqual(['tanggal_pengundangan'])
    const [found] = proposals
    expect(found).toMatchObject({ kind: 'unknown', file: 'regulations/uu-9999-1999/instrument.yaml' })
    expect(found?.kind === 'unknown' ? parse(found.yaml) : null).toMatchObject({
      rank: 'law',
      title: 'Uji: "satu"',
      year: 1999,
      issued: null,
      confidence: 'to-confirm',
    })
  })

  it('never throw, whatever they hold', () => {
    const record = fc.dictionary(fc.constantFrom(...jdihnFields, '__proto__', 'lain'), fc.anything(), { maxKeys: 8 })
    fc.assert(
      fc.property(fc.oneof(fc.array(record, { maxLength: 6 }), fc.anything()), (given) => {
        const source =
          JSON.stringify(given, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)) ?? ''
        const { records, problems } = readJdihn(source)
        expect(proposalsOf(records, known).proposals).toHaveLength(records.length)
        for (const { what } of problems) expect(what).toMatch(/\.$/)
      }),
    )
    fc.assert(fc.property(fc.string(), (source) => readJdihn(source).records.length >= 0))
  })
})
