import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from '../kernel/deadline.ts'
import { day, WIB } from '../kernel/time.ts'
import { checkRuleSet } from './check.ts'
import { factProblems } from './fact-problems.ts'
import type { Facts } from './facts.ts'
import { written } from './problem.ts'
import { smallLaw, smallLawWith } from './small-law.examples.ts'
import { parseRegulations } from './source/parse.ts'
import type { SourceFile } from './source/yaml.ts'

const jakarta: WorkingCalendar = {
  zone: WIB,
  opens: '08:00',
  closes: '16:00',
  weekdays: [1, 2, 3, 4, 5],
  closed: new Set([day('2026-12-25')]),
  confirmedYears: new Set([2026]),
}
const calendars = new Map([['jakarta', jakarta]])
const said = (files: readonly SourceFile[]): readonly string[] => {
  const { ruleSet, problems } = parseRegulations(files)
  return (ruleSet ? checkRuleSet(ruleSet, { calendars }) : problems).map(written)
}
const without = (path: string, example: RegExp): readonly SourceFile[] => {
  const [found = ''] = example.exec(smallLaw.find((file) => file.path === path)?.text ?? '') ?? []
  return smallLawWith(found, '', path)
}

describe('the checker', () => {
  it('finds nothing wrong with the small law', () => expect(said(smallLaw)).toEqual([]))

  it.each<readonly [why: string, from: string, to: string, path: string, ...said: string[]]>([
    [
      'an example that finds something else',
      'finds: met',
      'finds: unmet',
      'small-law/age.yaml',
      'small-law/age.yaml:18: example "genap 18": found met; expected unmet',
    ],
    [
      'an example that needs something else',
      'needs: [worker.birthDate]',
      'needs: [worker.sex]',
      'small-law/age.yaml',
      'small-law/age.yaml:20: example "belum tahu": found that it needs worker.birthDate; expected worker.sex',
    ],
    [
      'an example of a fact that is not there',
      '{ worker: { birthDate: 2008',
      '{ worker: { birthdate: 2008',
      'small-law/age.yaml',
      'small-law/age.yaml:18: example "genap 18": worker.birthdate: there is no such fact; expected one of facts.yaml; did you mean worker.birthDate?',
    ],
    [
      'an example of a fact that is no day',
      'birthDate: 2008-01-01',
      'birthDate: 2008-13-01',
      'small-law/age.yaml',
      'small-law/age.yaml:18: example "genap 18": worker.birthDate: found "2008-13-01"; expected a day, YYYY-MM-DD',
    ],
    [
      'an example that says nothing',
      'facts: {}, finds: unknown, needs: [worker.birthDate]',
      'facts: {}',
      'small-law/age.yaml',
      'small-law/age.yaml:20: example "belum tahu": finds is missing; expected one of met, unmet, unknown, not-applicable',
    ],
    [
      'an example of another amount',
      'amount: 75000',
      'amount: 75001',
      'small-law/fee.yaml',
      'small-law/fee.yaml:15: example "dua bulan": found the amount 75000; expected 75001',
    ],
    [
      'an example of another payer',
      'amount: 75000, payer: company',
      'amount: 75000, payer: worker',
      'small-law/fee.yaml',
      'small-law/fee.yaml:15: example "dua bulan": found that company pays; expected worker',
    ],
    [
      'an example of another length',
      'length: 2',
      'length: 3',
      'small-law/promise.yaml',
      'small-law/promise.yaml:12: example "dua hari": found the length 2; expected 3',
    ],
    [
      'an example due at another moment',
      '2026-11-23T10:00:00+07:00',
      '2026-11-23T10:01:00+07:00',
      'small-law/promise.yaml',
      'small-law/promise.yaml:13: example "satu hari": found that it is due at 2026-11-23T03:00:00.000Z; expected 2026-11-23T03:01:00.000Z',
    ],
    [
      'an example in an unknown calendar',
      'calendar: jakarta',
      'calendar: jakrta',
      'small-law/promise.yaml',
      'small-law/promise.yaml:13: example "satu hari": there is no calendar jakrta; expected one of jakarta',
    ],
    [
      'a number that begins after its rule',
      'from: 2020-01-01, value: 37500',
      'from: 2021-01-01, value: 37500',
      'small-law/fee.yaml',
      'small-law/fee.yaml:1: monthly has no value from 2020-01-01 until 2021-01-01; expected one on every day of the rule',
    ],
    [
      'a number nothing uses',
      'monthly: {',
      'weekly: { unit: rupiah, values: [{ from: 2020-01-01, value: 1 }] }\n  monthly: {',
      'small-law/fee.yaml',
      'small-law/fee.yaml:1: warning: nothing uses the parameter weekly',
    ],
    [
      'a duty in a circular',
      'rank: law',
      'rank: circular',
      'small-law/instrument.yaml',
      'small-law/age.yaml:1: warning: UU 1/2020 Pasal 1: an instrument of this rank cannot lay this on a citizen: shown, not applied; open; expected a line in resolutions.yaml or a request for direction',
    ],
    [
      'a rule of a bill',
      'status: in-force',
      'status: bill',
      'small-law/instrument.yaml',
      'small-law/age.yaml:1: warning: UU 1/2020 is a bill: shown, not applied',
    ],
    [
      'a rule that outlives its instrument',
      'ended: null',
      'ended: 2026-06-30',
      'small-law/instrument.yaml',
      'small-law/age.yaml:1: warning: UU 1/2020 Pasal 1: its instrument is not in force on every day of the rule; open; expected a line in resolutions.yaml or a request for direction',
    ],
    [
      'a rule older than its instrument',
      'inForce: 2020-01-01',
      'inForce: 2020-02-01',
      'small-law/instrument.yaml',
      'small-law/age.yaml:1: warning: UU 1/2020 Pasal 1: its instrument is not in force on every day of the rule; open; expected a line in resolutions.yaml or a request for direction',
    ],
  ])('names %s', (...row) => {
    const [, from = '', to = '', path = ''] = row
    const expected = row.slice(4)
    expect(said(smallLawWith(from, to, path)).slice(0, expected.length)).toEqual(expected)
  })

  it.each<readonly [string, RegExp, string]>([
    ['small-law/age.yaml', / {2}- \{ name: genap 18,.*\n/, 'it has no example that is met; expected one'],
    ['small-law/age.yaml', / {2}- \{ name: 18 sebelum.*\n/, 'it has no example that is unmet; expected one'],
    [
      'small-law/age.yaml',
      / {2}- \{ name: belum.*\n/,
      'it asks facts and has no example that is unknown; expected one',
    ],
    [
      'small-law/age.yaml',
      / {2}- \{ name: genap 18,.*\n/,
      'it has no example on 2026-01-01, when minimumAge changes; expected one',
    ],
    ['small-law/promise.yaml', / {2}- \{ name: dua.*\n/, 'it has 1 examples; expected at least two'],
  ])('misses an example of %s that fits %s', (path, example, what) => {
    expect(said(without(path, example))).toContain(`${path}:1: ${what}`)
  })

  it('refuses a figure below zero, and asks about one that changes as no law does', () => {
    const with18 = (value: number): readonly string[] =>
      said(smallLawWith('from: 2026-01-01, value: 18', `from: 2026-01-01, value: ${value}`, 'small-law/age.yaml'))
    expect(with18(-18)).toContain('small-law/age.yaml:1: minimumAge is -18 from 2026-01-01; expected zero or more')
    expect(with18(180)).toContain(
      'small-law/age.yaml:1: warning: minimumAge changes from 19 to 180 on 2026-01-01; expected that this is meant',
    )
    expect(with18(20).join()).not.toContain('expected that this is meant')
    expect(
      said(smallLawWith('from: 2020-01-01, value: 19', 'from: 2019-01-01, value: 19', 'small-law/age.yaml')),
    ).toContain(
      'small-law/age.yaml:1: minimumAge has a value from 2019-01-01, before the rule begins on 2020-01-01; expected 2020-01-01 or later',
    )
  })

  it('is not stopped by days beyond all days', () => {
    for (const months of ['9007199254740993', '-9007199254740993', '300000 * 12'])
      expect(() => said(smallLawWith('12 * p.minimumAge', months, 'small-law/age.yaml'))).not.toThrow()
  })

  it('says a problem in words that others can translate, wherever no file is needed to understand it', () => {
    const { ruleSet } = parseRegulations(without('small-law/age.yaml', / {2}- \{ name: genap 18,.*\n/))
    const told = ruleSet && checkRuleSet(ruleSet, { calendars }).map((one) => one.told?.key)
    expect(told).toEqual(expect.arrayContaining(['missing.met', 'missing.day']))
  })

  it('points out a missing fact that is taken for absent', () => {
    expect(
      said(smallLawWith("== 'household'", "== 'household' && !has(worker.sex)", 'small-law/closed.yaml')),
    ).toContain(
      'small-law/closed.yaml:1: warning: has(worker.sex) takes a missing fact for absent and does not ask it; expected that this is meant',
    )
  })

  it('names documents and steps that nothing asks for', () => {
    const idle = smallLawWith('documents: [passport]', 'documents: []', 'schemes/p2p.yaml').filter(
      ({ path }) => path !== 'small-law/passport.yaml' && path !== 'small-law/order.yaml',
    )
    expect(said(idle)).toEqual([
      'documents.yaml:1: warning: no rule and no step asks for passport',
      'schemes/p2p.yaml:1: warning: no rule mentions the step departure',
    ])
  })

  it('says that the end of a promise was not computed where it has no calendars', () => {
    const { ruleSet } = parseRegulations(smallLaw)
    expect(ruleSet && checkRuleSet(ruleSet).map(written)).toEqual([
      'small-law/promise.yaml:13: warning: example "satu hari": the moment it ends was not computed: no calendars were given',
    ])
  })
})

describe('facts from outside', () => {
  const { ruleSet } = parseRegulations(smallLaw)
  const problems = (facts: Facts) =>
    (ruleSet ? factProblems(ruleSet, facts) : []).map(({ path, what }) => `${path}: ${what}`)

  it('are let through when rules can ask them', () =>
    expect(
      problems({
        worker: { birthDate: '2008-03-01', sex: 'female' },
        placement: { months: 3, country: 'TW' },
        documents: { passport: { verified: true, validUntil: '2030-01-01' } },
        steps: { departure: { done: false } },
      }),
    ).toEqual([]))

  it.each<readonly [Facts, string]>([
    [{ worker: { birthDate: 'soon' } }, 'worker.birthDate: found "soon"; expected a day, YYYY-MM-DD'],
    [{ worker: { birthDate: '2026-02-29' } }, 'worker.birthDate: found "2026-02-29"; expected a day, YYYY-MM-DD'],
    [{ worker: { sex: 'femal' } }, 'worker.sex: found "femal"; expected one of female, male; did you mean female?'],
    [
      { worker: { age: 18 } },
      'worker.age: there is no such fact; expected one of facts.yaml; did you mean worker.sex?',
    ],
    [{ worker: true }, 'worker: expected members, e.g. birthDate'],
    [{ placement: { months: 1.5 } }, 'placement.months: found 1.5; expected a whole number'],
    [{ placement: { months: '3' } }, 'placement.months: found "3"; expected a whole number'],
    [
      { documents: { pasport: { verified: true } } },
      'documents.pasport: there is no such document; did you mean passport?',
    ],
    [{ documents: { passport: true } }, 'documents.passport: expected members, e.g. verified'],
    [
      { documents: { passport: { verified: 'yes' } } },
      'documents.passport.verified: found "yes"; expected true or false',
    ],
    [{ steps: { departure: { ready: true } } }, 'steps.departure.ready: there is no such field; expected one of done'],
  ])('%j is refused', (facts, expected) => expect(problems(facts)).toEqual([expected]))
})
