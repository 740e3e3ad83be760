import { Environment } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn, day, daysBetween, type LocalDate, monthsBetween, plusDays, plusMonths } from '../../kernel/time.ts'
import { compile } from '../compile.ts'
import { treesIn, type Value } from '../expression.ts'
import type { FactType } from '../facts.ts'
import type { Question } from '../rule.ts'
import { fill, layoutOf, SlotPlan } from '../slots.ts'
import { conditionReader } from './cel.ts'

const on = day('2026-03-01')
const types: Readonly<Record<string, FactType>> = {
  a: 'bool',
  b: 'bool',
  n: 'int',
  m: 'int',
  s: 'string',
  t: 'string',
  d: 'Day',
  e: 'Day',
}
const question = (path: string, type: FactType): Question => ({
  path,
  type,
  values: {},
  question: { id: path, en: path },
  asks: 'worker',
  source: 'test',
})

/** The parser's own interpreter, with the same functions. */
class Day {
  readonly text: LocalDate
  constructor(text: LocalDate) {
    this.text = text
  }
}
const interpreter = new Environment()
  .registerType('Day', { ctor: Day, fields: { text: 'string' } })
  .registerVariable('on', 'Day')
  .registerVariable({ name: 'w', schema: { ...types } })
  .registerFunction('age(Day, Day): int', (birth: Day, to: Day) => BigInt(ageOn(birth.text, to.text)))
  .registerFunction('monthsBetween(Day, Day): int', (x: Day, y: Day) => BigInt(monthsBetween(x.text, y.text)))
  .registerFunction('daysBetween(Day, Day): int', (x: Day, y: Day) => BigInt(daysBetween(x.text, y.text)))
  .registerFunction('plusMonths(Day, int): Day', (x: Day, n: bigint) => new Day(plusMonths(x.text, Number(n))))
  .registerFunction('plusDays(Day, int): Day', (x: Day, n: bigint) => new Day(plusDays(x.text, Number(n))))
  .registerFunction('max(int, int): int', (x: bigint, y: bigint) => (x > y ? x : y))
  .registerFunction('min(int, int): int', (x: bigint, y: bigint) => (x < y ? x : y))
  .registerFunction('day(string): Day', (text: string) => new Day(day(text)))
  .registerOperator('Day < Day', (x: Day, y: Day) => x.text < y.text)
  .registerOperator('Day <= Day', (x: Day, y: Day) => x.text <= y.text)
  .registerOperator('Day > Day', (x: Day, y: Day) => x.text > y.text)
  .registerOperator('Day >= Day', (x: Day, y: Day) => x.text >= y.text)

const read = conditionReader({
  questions: new Map(Object.entries(types).map(([name, type]) => [`w.${name}`, question(`w.${name}`, type)] as const)),
  documents: new Set(['passport']),
  steps: new Set(['visa']),
})

type W = { a: boolean; b: boolean; n: number; m: number; s: string; t: string; d: LocalDate; e: LocalDate }

const compiled = (source: string, w: W): Value => {
  const slots = new SlotPlan()
  const tree = read(source, 'any', [])
  const ask = compile(tree, { on, parameters: new Map(), slots })
  const wanted = treesIn(tree).flatMap((part) => (part.kind === 'fact' ? [slots.slotOf(part)] : []))
  return ask(fill(layoutOf(new Set(wanted)), slots.size, { w })) as Value
}

const interpreted = (source: string, w: W): Value => {
  const context = {
    on: new Day(on),
    w: { ...w, n: BigInt(w.n), m: BigInt(w.m), d: new Day(w.d), e: new Day(w.e) },
  }
  const value: unknown = interpreter.evaluate(source, context)
  if (typeof value === 'bigint') return Number(value)
  return value instanceof Day ? value.text : (value as Value)
}

const days = fc.integer({ min: -20_000, max: 4_000 }).map((count) => plusDays(on, count))
const ints = fc.integer({ min: -400, max: 400 })
const words = fc.constantFrom('', 'x', 'xy', 'ab', 'perempuan', 'é😀')
const facts: fc.Arbitrary<W> = fc.record({
  a: fc.boolean(),
  b: fc.boolean(),
  n: ints,
  m: ints,
  s: words,
  t: words,
  d: days,
  e: days,
})

const join = (left: string, operator: string, right: string): string => `(${left} ${operator} ${right})`
const sources = fc.letrec<Record<'bool' | 'int' | 'text' | 'day', string>>((tie) => {
  const [bool, int, text, date] = [tie('bool'), tie('int'), tie('text'), tie('day')]
  const small = fc.integer({ min: 0, max: 60 }).map(String)
  const two = (parts: fc.Arbitrary<string>, ...operators: string[]) =>
    fc.tuple(parts, fc.constantFrom(...operators), parts).map(([left, operator, right]) => join(left, operator, right))
  const call = (name: string, ...args: fc.Arbitrary<string>[]) =>
    fc.tuple(...args).map((given) => `${name}(${given.join(', ')})`)
  const choice = (parts: fc.Arbitrary<string>) =>
    fc.tuple(bool, parts, parts).map(([when, yes, no]) => `(${when} ? ${yes} : ${no})`)
  const depth = { maxDepth: 4, depthSize: 'small' } as const
  return {
    bool: fc.oneof(
      depth,
      fc.constantFrom('w.a', 'w.b', 'true', 'false'),
      bool.map((part) => `!${part}`),
      two(bool, '&&', '||', '==', '!='),
      two(int, '<', '<=', '>', '>=', '==', '!='),
      two(date, '<', '<=', '>', '>='),
      two(text, '==', '!='),
      fc.tuple(text, text).map(([left, right]) => `${left}.startsWith(${right})`),
      text.map((part) => `(${part} in ['x', 'ab', w.t])`),
      int.map((part) => `(${part} in [1, 2, 18])`),
      choice(bool),
    ),
    int: fc.oneof(
      depth,
      fc.oneof(fc.constantFrom('w.n', 'w.m'), small),
      two(int, '+', '-'),
      fc
        .tuple(int, fc.constantFrom('*', '/', '%'), fc.constantFrom('3', '7', '12'))
        .map(([left, operator, right]) => join(left, operator, right)),
      int.map((part) => `-(${part})`),
      call('max', int, int),
      call('min', int, int),
      call('size', text),
      call('age', date, fc.constant('on')),
      call('monthsBetween', date, date),
      call('daysBetween', date, date),
      choice(int),
    ),
    text: fc.oneof(depth, fc.constantFrom('w.s', 'w.t', "'x'", "'ab'"), two(text, '+'), choice(text)),
    day: fc.oneof(
      depth,
      fc.constantFrom('w.d', 'w.e', 'on', "day('2020-02-29')"),
      call('plusDays', fc.constantFrom('w.d', 'on'), small),
      call('plusMonths', fc.constantFrom('w.d', 'on'), small),
      choice(date),
    ),
  }
})

describe('a compiled condition', () => {
  it('agrees with the interpreter of the language on every file that is complete', () => {
    // Longer ones may have more parts than a condition may have.
    const source = fc.oneof(sources.bool, sources.int, sources.text, sources.day).filter(({ length }) => length < 1_500)
    fc.assert(
      fc.property(source, fc.array(facts, { minLength: 1, maxLength: 3 }), (condition, files) => {
        for (const w of files) expect(compiled(condition, w)).toStrictEqual(interpreted(condition, w))
      }),
      { numRuns: 1_500 },
    )
  })

  it('has no negative zero, which JSON could not tell from zero', () => {
    const w = { a: true, b: true, n: -1, m: 0, s: '', t: '', d: on, e: on }
    for (const zero of ['-w.m', 'w.n / 3', 'w.m * 3', '-(w.m)', '-w.m % 3'])
      expect([zero, Object.is(compiled(zero, w), -0)]).toEqual([zero, false])
  })
})
