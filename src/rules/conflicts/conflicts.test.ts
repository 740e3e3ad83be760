import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallLaw } from '../small-law.examples.ts'
import { parseRegulations } from '../source/parse.ts'
import type { SourceFile } from '../source/yaml.ts'
import type { Conflict } from './conflict.ts'
import { conflictsIn, openConflicts } from './conflicts.ts'
import { conflictTold } from './told.ts'

/** Another instrument of a rank. */
const instrument = (id: string, rank: string, more = ''): SourceFile => ({
  path: `${id}/instrument.yaml`,
  text: `id: ${id}
rank: ${rank}
kind: Lain
number: '2'
year: 2022
title: Aturan lain
aliases: []
issued: 2022-01-01
inForce: 2022-01-01
ended: null
status: in-force
relations: []
source: null
textVerified: false
confidence: verified
summary: Untuk uji coba.
${more}`,
})

/** A rule of it; `body` is everything from its kind on. */
const rule = (of: string, name: string, body: string): SourceFile => ({
  path: `${of}/${name}.yaml`,
  text: `id: ${of}.${name}
instrument: ${of}
at: Pasal 1
title: { id: Lain, en: Other }
from: 2026-01-01
confidence: verified
${body}`,
})

const age = (years: number, applies = ''): string => `kind: eligibility
guards: [verification]
${applies}
condition: age(worker.birthDate, on) >= ${years}
unmet: { id: Belum cukup umur., en: Too young. }
examples:
  - { name: cukup, on: 2026-03-01, facts: { worker: { birthDate: 1990-01-01 } }, finds: met }
  - { name: belum, on: 2026-03-01, facts: { worker: { birthDate: 2009-09-01 } } }
`

const fee = (amount: number, payer: string): string => `kind: amount
guards: []
applies: { schemes: [p2p] }
component: social-security
amount: '${amount} * placement.months'
payer: ${payer}
examples:
  - { name: dua bulan, on: 2026-03-01, facts: { placement: { scheme: p2p, country: TW, months: 2 } } }
`

const promise = (days: number): string => `kind: deadline
clock: { starts: request.complete, length: ${days}, unit: working-day, pauses: [], escalates: [] }
examples:
  - { name: begitu, on: 2026-03-01, facts: {}, length: ${days} }
`

function conflictsOf(...files: readonly SourceFile[]): readonly Conflict[] {
  const { ruleSet, problems } = parseRegulations([...smallLaw, ...files])
  expect(problems).toEqual([])
  return ruleSet ? conflictsIn(ruleSet) : []
}
const short = ({ kind, rule, against, prevails }: Conflict) => [kind, rule, against?.rule ?? null, prevails?.ground]

describe('norms that go together', () => {
  it('are not called a conflict', () => expect(conflictsOf()).toEqual([]))

  it('are those that say the same in two places, at any rank', () =>
    expect(conflictsOf(instrument('other', 'law'), rule('other', 'age', age(18)))).toEqual([]))

  it('are the laws of different countries of work', () =>
    expect(
      conflictsOf(
        instrument('taiwan', 'destination-rule'),
        rule('taiwan', 'age', age(20, 'applies: { countries: [TW] }')),
        instrument('hong-kong', 'destination-rule'),
        rule('hong-kong', 'age', age(24, 'applies: { countries: [HK] }')),
      ),
    ).toEqual([]))

  it('are those about different places', () =>
    expect(
      conflictsOf(
        instrument('one', 'ministerial-regulation'),
        rule('one', 'fee', fee(10, 'worker').replace('[p2p]', '[ssw]').replace('p2p', 'ssw')),
      ),
    ).toEqual([]))
})

describe('a lower norm', () => {
  it('that asks more than a higher one adds to it, and the higher goes before', () => {
    const [found, ...more] = conflictsOf(instrument('other', 'decree'), rule('other', 'age', age(21)))
    expect(more).toEqual([])
    expect(found && short(found)).toEqual(['adds', 'other.age', 'small-law.age', 'higher'])
    expect(found?.witness?.facts).toEqual({ worker: { birthDate: '2008-01-01' }, placement: {} })
  })

  it('that allows what a higher one refuses contradicts it', () =>
    expect(conflictsOf(instrument('other', 'decree'), rule('other', 'age', age(15))).map(short)).toEqual([
      ['contradicts', 'other.age', 'small-law.age', 'higher'],
    ]))

  it.each([
    ['charges the worker', fee(37_500, 'worker'), 'adds'],
    ['only names another payer', fee(37_500, 'employer'), 'contradicts'],
    ['only names another amount', fee(40_000, 'company'), 'contradicts'],
  ])('that %s is a conflict about money', (_, body, kind) =>
    expect(conflictsOf(instrument('other', 'decree'), rule('other', 'fee', body)).map(short)).toEqual([
      [kind, 'other.fee', 'small-law.fee', 'higher'],
    ]),
  )

  it('that cannot bind at all is only called that', () =>
    expect(
      conflictsOf(instrument('other', 'circular'), rule('other', 'fee', fee(37_500, 'worker'))).map(short),
    ).toEqual([['cannot-bind', 'other.fee', null, undefined]]))

  it('that gives less time shortens, and one that takes more contradicts', () => {
    const said = (days: number) =>
      conflictsOf(instrument('other', 'service-standard'), rule('other', 'promise', promise(days))).map(short)
    expect(said(0)).toEqual([['shortens', 'other.promise', 'small-law.promise', 'higher']])
    expect(said(1)).toEqual([])
    expect(said(2)).toEqual([['contradicts', 'other.promise', 'small-law.promise', 'higher']])
  })
})

describe('two norms of one rank', () => {
  it('that differ: the later goes before', () =>
    expect(conflictsOf(instrument('other', 'law'), rule('other', 'age', age(21))).map(short)).toEqual([
      ['contradicts', 'small-law.age', 'other.age', 'later'],
    ]))

  it('that differ: the special goes before, even when it is older', () => {
    const { path, text } = instrument('other', 'law')
    const [found] = conflictsOf(
      { path, text: text.replaceAll('2022', '2019') },
      rule('other', 'age', age(21, 'applies: { countries: [TW] }')),
    )
    expect(found?.prevails).toEqual({ rule: 'other.age', ground: 'special' })
  })
})

describe('a norm in the wrong place', () => {
  const closed = `kind: prohibition
guards: [verification]
condition: placement.employer != 'household'
unmet: { id: Ditutup., en: Closed. }
examples:
  - { name: perusahaan, on: 2026-03-01, facts: { placement: { employer: legal-entity } }, finds: met }
`
  const law = instrument(
    'great-law',
    'law',
    'reserves: [{ at: Pasal 32, kind: prohibition, reads: placement.employer, rank: ministerial-regulation }]\n',
  )

  it('is a decree where the law asks for a regulation', () => {
    const [found, ...more] = conflictsOf(law, instrument('other', 'decree'), rule('other', 'closed', closed))
    expect(more).toEqual([])
    expect(found && conflictTold(found)).toBe(
      'Lain 2/2022 Pasal 1: another form is needed by Lain 2/2022 Pasal 32; open; expected a line in resolutions.yaml or a request for direction',
    )
  })

  it('is not the regulation the law asks for, nor one that is higher', () => {
    for (const rank of ['ministerial-regulation', 'government-regulation'])
      expect(conflictsOf(law, instrument('other', rank), rule('other', 'closed', closed))).toEqual([])
  })
})

describe('a norm nobody can meet or that has ended', () => {
  it('begins before its instrument, or goes on after it', () => {
    const early = rule('other', 'promise', promise(1))
    expect(
      conflictsOf(instrument('other', 'law'), { ...early, text: early.text.replace('from: 2026', 'from: 2021') }).map(
        short,
      ),
    ).toContainEqual(['not-in-force', 'other.promise', null, undefined])
    const gone = instrument('other', 'law')
    expect(
      conflictsOf(
        { ...gone, text: gone.text.replace('status: in-force', 'status: revoked') },
        rule('other', 'age', age(18)),
      ).map(short),
    ).toEqual([['not-in-force', 'other.age', null, undefined]])
  })

  it('is about nobody in any of its examples', () =>
    expect(
      conflictsOf(
        instrument('other', 'law'),
        rule(
          'other',
          'age',
          age(18)
            .replace('finds: met', 'finds: not-applicable')
            .replace(/ {2}- { name: belum.*\n/, ''),
        ),
      ).map(short),
    ).toContainEqual(['unreachable', 'other.age', null, undefined]))
})

describe('a figure that nobody can meet', () => {
  const range = (values: string, examples = ''): readonly SourceFile[] => [
    instrument('other', 'ministerial-regulation'),
    {
      path: 'other/range.yaml',
      text: `id: other.range
instrument: other
at: Pasal 1
kind: eligibility
title: { id: Umur, en: Age }
from: 2021-01-01
guards: [verification]
parameters:
  smallest: { unit: year, values: ${values} }
  greatest: { unit: year, values: [{ from: 2021-01-01, value: 45 }] }
condition: age(worker.birthDate, on) >= p.smallest && age(worker.birthDate, on) <= p.greatest
unmet: { id: Tidak., en: No. }
confidence: to-confirm
examples:
  - { name: cukup, on: 2021-01-01, facts: { worker: { birthDate: 1991-01-01 } }, finds: met }
  - { name: kurang, on: 2021-01-01, facts: { worker: { birthDate: 2010-01-01 } }, finds: unmet }
  - { name: belum, on: 2021-01-01, facts: {}, finds: unknown }
${examples}`,
    },
  ]

  it('is found on the day it begins, when the smallest passes the greatest', () => {
    const kinds = (files: readonly SourceFile[]) =>
      conflictsOf(...files)
        .filter(({ rule }) => rule === 'other.range')
        .map(({ kind, witness }) => [kind, witness?.on])
    const raised = (value: number): string => `[{ from: 2021-01-01, value: 18 }, { from: 2027-01-01, value: ${value} }]`
    expect(kinds(range(raised(50)))).toContainEqual(['unreachable', '2027-01-01'])
    expect(kinds(range(raised(21)))).not.toContainEqual(['unreachable', '2027-01-01'])
  })
})

describe('a conflict that was settled', () => {
  const files = [instrument('other', 'decree'), rule('other', 'age', age(21))]
  const settled = (rule: string, against: string): SourceFile => ({
    path: 'resolutions.yaml',
    text: `- { rule: ${rule}, against: ${against}, by: delegated, reason: { id: Diserahkan., en: Delegated. } }\n`,
  })

  it('is still shown, with how, and is not open', () => {
    const [found] = conflictsOf(...files, settled('other.age', 'small-law.age'))
    expect(found?.resolution?.by).toBe('delegated')
    expect(openConflicts(found ? [found] : [])).toEqual([])
  })

  it('is open when another one was settled, and a rule that is not there cannot be', () => {
    expect(openConflicts(conflictsOf(...files, settled('other.age', 'small-law.fee')))).toHaveLength(1)
    const { problems } = parseRegulations([...smallLaw, ...files, settled('other.ages', 'small-law.age')])
    expect(problems[0]?.what).toContain('there is no rule other.ages; expected the id of one; did you mean other.age?')
  })
})

describe('whatever ages two norms ask', () => {
  it('a lower one adds by asking more, and contradicts by asking less, wherever an example stands between them', () =>
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 40 }), (years) => {
        const kinds = conflictsOf(instrument('other', 'decree'), rule('other', 'age', age(years))).map(
          ({ kind }) => kind,
        )
        // The examples stand at 16, 18 and 36 years; the small law asks 18 from 2026 on.
        const expected = years > 18 ? ['adds'] : years <= 16 ? ['contradicts'] : []
        expect(kinds).toEqual(expected)
      }),
    ))
})
