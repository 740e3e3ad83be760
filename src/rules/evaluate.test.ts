import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from '../kernel/canonical.ts'
import { day } from '../kernel/time.ts'
import { compile, type Facts } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { sentenceOf } from './explain.ts'
import { type Expr, Unknown, type Value } from './expression.ts'
import { smallLaw } from './small-law.examples.ts'
import { parseRegulations } from './source/parse.ts'
import { written } from './source/problem.ts'

const on = day('2026-03-01')
const fixed = { on, parameters: new Map<string, Value>() }
const { ruleSet } = parseRegulations(smallLaw)
if (!ruleSet) throw new Error(parseRegulations(smallLaw).problems.map(written).join('\n'))

/** Every way to fill what is unknown: the meaning of three-valued logic, slowly. */
const completions = (facts: Facts, missing: readonly string[]): Facts[] =>
  missing.reduce<Facts[]>(
    (all, name) =>
      all.flatMap((known) =>
        [true, false].map((value) => ({ ...known, w: { ...(known['w'] as Facts), [name]: value } })),
      ),
    [facts],
  )

const names = ['a', 'b', 'c'] as const
const leaf = fc.constantFrom<Expr>(
  ...names.map((name): Expr => ({ kind: 'fact', keys: ['w', name], need: `w.${name}` })),
  { kind: 'literal', value: true },
  { kind: 'literal', value: false },
)
const { tree } = fc.letrec<{ tree: Expr }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('tree'), right: tie('tree') }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
    fc.record({ kind: fc.constant('choose' as const), when: tie('tree'), then: tie('tree'), otherwise: tie('tree') }),
  ),
}))
const known = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() }, { requiredKeys: [] })

describe('a condition with missing facts', () => {
  it('is never decided against a way the missing facts may turn out', () => {
    fc.assert(
      fc.property(tree, known, (expr, w) => {
        const ask = compile(expr, fixed)
        const answer = ask({ w })
        const missing = names.filter((name) => !(name in w))
        const outcomes = new Set(completions({ w }, missing).map((facts) => ask(facts)))
        if (!(answer instanceof Unknown)) expect([...outcomes]).toEqual([answer])
        else for (const need of answer.needs) expect(missing.map((name) => `w.${name}`)).toContain(need)
      }),
      { numRuns: 2_000 },
    )
  })

  it('follows the truth tables: unknown and false is false, unknown or true is true', () => {
    const [unknown, yes, no]: Expr[] = [
      { kind: 'fact', keys: ['w', 'a'], need: 'w.a' },
      { kind: 'literal', value: true },
      { kind: 'literal', value: false },
    ]
    const answer = (kind: 'and' | 'or', left: Expr | undefined, right: Expr | undefined) =>
      compile({ kind, left: left ?? yes, right: right ?? yes } as Expr, fixed)({})
    expect([
      answer('and', unknown, no),
      answer('and', no, unknown),
      answer('or', unknown, yes),
      answer('or', yes, unknown),
    ]).toEqual([false, false, true, true])
    expect(answer('and', unknown, yes)).toBeInstanceOf(Unknown)
    expect(answer('or', no, unknown)).toBeInstanceOf(Unknown)
  })
})

describe('evaluating a file', () => {
  const file = {
    worker: { birthDate: '2008-03-01' },
    placement: { scheme: 'p2p', country: 'TW' },
    documents: { passport: { verified: true, validUntil: '2030-01-01' } },
  }
  const outcome = (facts: Facts, rule: string, date = on) =>
    evaluate(ruleSet, facts, date).find((finding) => finding.rule === rule)

  it('says what is met, unmet and unknown, each with its article, and stops at nothing', () => {
    const findings = evaluate(ruleSet, { ...file, documents: {} }, on)
    expect(findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['small-law.age', 'met'],
      ['small-law.fee', 'met'],
      ['small-law.passport', 'unknown'],
    ])
    expect(findings.every(({ citation }) => citation.name === 'UU 1/2020')).toBe(true)
  })

  it('asks for a document nobody has shown, and refuses one that has expired', () => {
    expect(outcome({ ...file, documents: {} }, 'small-law.passport')).toMatchObject({
      outcome: 'unknown',
      needs: ['documents.passport'],
    })
    expect(
      outcome({ ...file, documents: { passport: { verified: true, validUntil: '2026-02-28' } } }, 'small-law.passport')
        ?.outcome,
    ).toBe('unmet')
    expect(outcome({ ...file, documents: { passport: { verified: true } } }, 'small-law.passport')?.outcome).toBe('met')
    expect(outcome({ ...file, documents: { passport: { verified: false } } }, 'small-law.passport')?.outcome).toBe(
      'unmet',
    )
  })

  it('uses the value of the day: the law of last year for a file of last year', () => {
    const nineteen = { ...file, worker: { birthDate: '2006-06-01' } }
    expect(outcome(nineteen, 'small-law.age', day('2025-12-31'))?.outcome).toBe('met')
    expect(outcome({ ...file, worker: { birthDate: '2008-06-01' } }, 'small-law.age', day('2025-12-31'))?.outcome).toBe(
      'unmet',
    )
    expect(evaluate(ruleSet, file, day('2019-12-31'))).toEqual([])
  })

  it('leaves out rules that are not about this file, and does not guess when it cannot know', () => {
    expect(outcome({ ...file, placement: { scheme: 'ssw' } }, 'small-law.fee')).toBeUndefined()
    expect(outcome({ worker: file.worker }, 'small-law.fee')).toMatchObject({
      outcome: 'unknown',
      needs: ['placement.scheme'],
    })
  })

  it('computes an amount and who pays it', () => {
    expect(outcome(file, 'small-law.fee')).toMatchObject({ amount: 37_500, payer: 'company' })
    expect(outcome({ ...file, placement: { scheme: 'p2p', country: 'JP' } }, 'small-law.fee')).toMatchObject({
      payer: 'worker',
    })
  })

  it('does not apply a duty that only a circular lays on a citizen', () => {
    const circular = smallLaw.map(({ path, text }) => ({
      path,
      text: path === 'small-law/instrument.yaml' ? text.replace('rank: law', 'rank: circular') : text,
    }))
    const findings = evaluate(parseRegulations(circular).ruleSet ?? ruleSet, { ...file, documents: {} }, on)
    expect(findings.map(({ applied }) => applied)).toEqual([false, false, false])
  })

  it('gives identical findings however often it is asked, and they survive being written down', () => {
    const first = evaluate(ruleSet, file, on)
    expect(canonical(evaluate(ruleSet, JSON.parse(JSON.stringify(file)) as Facts, on) as never)).toBe(
      canonical(first as never),
    )
    expect(JSON.parse(canonical(first as never))).toEqual(first)
  })

  it('writes the sentence with its values', () => {
    const finding = outcome({ ...file, worker: { birthDate: '2009-01-01' } }, 'small-law.age')
    expect(finding && sentenceOf(ruleSet, finding, 'id')).toBe('Umurmu 17 tahun. Paling muda 18 tahun.')
  })
})

describe('the digest of a rule set', () => {
  it('does not depend on the order of files or the line ends of the disk, and changes with any letter', () => {
    const windows = smallLaw.map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') })).toReversed()
    expect(parseRegulations(windows).ruleSet?.digest).toBe(ruleSet.digest)
    const changed = smallLaw.map(({ path, text }) => ({ path, text: text.replace('value: 18', 'value: 19') }))
    expect(parseRegulations(changed).ruleSet?.digest).not.toBe(ruleSet.digest)
  })
})

describe('a mistake in the law as data', () => {
  const withMistake = (from: string, to: string) =>
    parseRegulations(smallLaw.map(({ path, text }) => ({ path, text: text.replace(from, to) })))
      .problems.filter(({ severity }) => severity === 'error')
      .map(written)

  it.each([
    [
      'age(worker.birthDate, on) >= p.minimumAge',
      'age(worker.birthdate, on) >= p.minimumAge',
      'small-law/age.yaml:11: condition: age(worker.birthdate, on) >= p.minimumAge: No such key: birthdate',
    ],
    [
      '>= p.minimumAge',
      '>= p.minimalAge',
      'small-law/age.yaml:11: condition: age(worker.birthDate, on) >= p.minimalAge: No such key: minimalAge',
    ],
    [
      'document: passport',
      'document: pasport',
      'small-law/passport.yaml:6: there is no document pasport; did you mean passport?',
    ],
    ['schemes: [p2p]', 'schemes: [p2q]', 'small-law/fee.yaml:7: there is no scheme p2q; did you mean p2p?'],
    [
      'from: 2020-01-01\nguards',
      'from: 2020-02-31\nguards',
      'small-law/age.yaml:6: from: expected a day that exists, YYYY-MM-DD',
    ],
    [
      'condition: age(worker.birthDate, on) >= p.minimumAge',
      'condition: age(worker.birthDate, on)',
      'small-law/age.yaml:11: condition: age(worker.birthDate, on): expected a yes or no, found int',
    ],
    [
      'kind: eligibility',
      'kind: eligible',
      'small-law/age.yaml:4: kind: expected one of eligibility, requirement, document, prohibition, order, deadline, amount',
    ],
  ])('is named with its file, its line and what was expected: %s', (from, to, expected) => {
    expect(withMistake(from, to)[0]).toBe(expected)
  })
})
