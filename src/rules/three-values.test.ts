import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../kernel/time.ts'
import { compile } from './compile.ts'
import { type Expr, treesIn, type Value } from './expression.ts'
import type { Facts } from './facts.ts'
import { fill, layoutOf, SlotPlan } from './slots.ts'
import { Unknown } from './unknown.ts'

/** What a condition answers on facts, through the compiler. */
const answer = (expr: Expr, facts: Facts): Value | Unknown => {
  const slots = new SlotPlan()
  const ask = compile(expr, { on: day('2026-03-01'), parameters: new Map(), slots })
  const read = treesIn(expr).flatMap((part) =>
    part.kind === 'fact' || part.kind === 'has' ? [slots.slotOf(part)] : [],
  )
  return ask(fill(layoutOf(new Set(read)), slots.size, facts))
}

const names = ['a', 'b', 'c', 'd'] as const
const fact = (name: string): Expr => ({ kind: 'fact', keys: ['w', name] })
const yes: Expr = { kind: 'literal', value: true }
const no: Expr = { kind: 'literal', value: false }

const { tree } = fc.letrec<{ tree: Expr }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.constantFrom<Expr>(...names.map(fact), yes, no),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('tree'), right: tie('tree') }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
    fc.record({ kind: fc.constant('choose' as const), when: tie('tree'), yes: tie('tree'), no: tie('tree') }),
    fc.record({
      kind: fc.constant('compare' as const),
      operator: fc.constantFrom('==' as const, '!=' as const),
      left: tie('tree'),
      right: tie('tree'),
    }),
  ),
}))
const partly = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean(), d: fc.boolean() }, { requiredKeys: [] })

/** Kleene's tables, written out as slowly and plainly as they can be; `undefined` is unknown. */
type Three = boolean | undefined
function reference(expr: Expr, w: Readonly<Record<string, boolean | undefined>>): Three {
  const of = (part: Expr): Three => reference(part, w)
  switch (expr.kind) {
    case 'literal':
      return expr.value === true
    case 'fact':
      return w[expr.keys[1] ?? '']
    case 'not': {
      const value = of(expr.of)
      return value === undefined ? undefined : !value
    }
    case 'and': {
      const both = [of(expr.left), of(expr.right)]
      return both.includes(false) ? false : both.includes(undefined) ? undefined : true
    }
    case 'or': {
      const both = [of(expr.left), of(expr.right)]
      return both.includes(true) ? true : both.includes(undefined) ? undefined : false
    }
    case 'choose': {
      const [when, then, otherwise] = [of(expr.when), of(expr.yes), of(expr.no)]
      if (when === undefined) return then === otherwise ? then : undefined
      return when ? then : otherwise
    }
    case 'compare': {
      const [left, right] = [of(expr.left), of(expr.right)]
      if (left === undefined || right === undefined) return undefined
      return expr.operator === '==' ? left === right : left !== right
    }
    case 'has':
    case 'on':
    case 'parameter':
    case 'negative':
    case 'list':
    case 'call':
      throw new Error(`not generated: ${expr.kind}`)
  }
}

describe('a condition with missing facts', () => {
  it('answers as the truth tables say', () => {
    fc.assert(
      fc.property(tree, partly, (expr, w) => {
        const given = answer(expr, { w })
        expect(given instanceof Unknown ? undefined : given).toBe(reference(expr, w))
      }),
      { numRuns: 3_000 },
    )
  })

  it('needs only facts that are missing, and at least one, when it is unknown', () => {
    fc.assert(
      fc.property(tree, partly, (expr, w) => {
        const given = answer(expr, { w })
        if (!(given instanceof Unknown)) return
        expect(given.needs.length).toBeGreaterThan(0)
        const missing = names.filter((name) => w[name] === undefined).map((name) => `w.${name}`)
        for (const need of given.needs) expect(missing).toContain(need)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is decided for good: a further fact never turns one answer into another', () => {
    fc.assert(
      fc.property(tree, partly, fc.constantFrom(...names), fc.boolean(), (expr, w, name, value) => {
        fc.pre(w[name] === undefined)
        const before = answer(expr, { w })
        if (!(before instanceof Unknown)) expect(answer(expr, { w: { ...w, [name]: value } })).toBe(before)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is decided once every fact it needs is known', () => {
    fc.assert(
      fc.property(tree, partly, (expr, w) => {
        let known: Record<string, boolean | undefined> = w
        for (let given = answer(expr, { w: known }); given instanceof Unknown; given = answer(expr, { w: known })) {
          const more = Object.fromEntries(given.needs.map((need) => [need.slice(2), true]))
          expect(Object.keys({ ...known, ...more }).length).toBeGreaterThan(Object.keys(known).length)
          known = { ...known, ...more }
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('says unknown and false is false, unknown or true is true, whichever comes first', () => {
    const join = (kind: 'and' | 'or', left: Expr, right: Expr) => answer({ kind, left, right }, {})
    expect([
      join('and', fact('a'), no),
      join('and', no, fact('a')),
      join('or', fact('a'), yes),
      join('or', yes, fact('a')),
    ]).toEqual([false, false, true, true])
    expect(join('and', fact('a'), yes)).toBe(Unknown.of(['w.a']))
    expect(join('or', no, fact('a'))).toBe(Unknown.of(['w.a']))
  })

  it('names both facts when both are missing, in the order they are asked', () => {
    expect(answer({ kind: 'and', left: fact('b'), right: fact('a') }, {})).toBe(Unknown.of(['w.b', 'w.a']))
  })
})

describe('whether something is there', () => {
  const until: Expr = { kind: 'has', keys: ['documents', 'passport', 'validUntil'] }

  it('is unknown of a document nobody has shown, and answered of one that was', () => {
    expect(answer(until, {})).toBe(Unknown.of(['documents.passport']))
    expect(answer(until, { documents: { passport: { verified: true } } })).toBe(false)
    expect(answer(until, { documents: { passport: { validUntil: '2030-01-01' } } })).toBe(true)
  })

  it('takes a plain fact that is missing for absent', () => {
    expect(answer({ kind: 'has', keys: ['worker', 'sex'] }, { worker: {} })).toBe(false)
    expect(answer({ kind: 'has', keys: ['worker', 'sex'] }, {})).toBe(false)
    expect(answer({ kind: 'has', keys: ['worker', 'sex'] }, { worker: { sex: 'male' } })).toBe(true)
  })
})
