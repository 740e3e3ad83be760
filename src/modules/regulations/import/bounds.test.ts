import { assert, it } from 'vitest'
import { planOf } from '../texts/plan.ts'
import { isTooMuch } from './bounds.ts'
import { readText } from './read-text.ts'

const many = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n + 1)).join('\n')

it('a text that is longer than any law is not taken in', () => {
  for (const text of [
    many(100_000, (n) => `Pasal ${n}`),
    many(150_000, () => 'Pasal 1'),
    `Pasal 1\n${many(100_000, (n) => `(${n}) x`)}`,
    `Pasal 1\n${'(1) a. 1) a) '.repeat(10_000)}`,
  ])
    assert.isTrue(isTooMuch(text))
})

it('the longest that is taken in costs no more a line than a short one', () => {
  const costOf = (text: string): number => {
    const started = performance.now()
    readText(text)
    planOf(text, { amends: false, standing: new Map() })
    return (performance.now() - started) / text.split('\n').length
  }
  const short = many(200, (n) => `Pasal ${n}\n${many(10, () => 'Setiap orang boleh membaca dan menulis.')}`)
  costOf(short)
  const usual = costOf(short)
  for (const text of [
    many(1_400, (n) => `Pasal ${n}\n${many(40, () => 'Setiap orang boleh membaca dan menulis.')}`),
    many(15, (n) => `Pasal ${n}\n${many(3_900, (m) => `(${m}) x`)}`),
    `Pasal 1\n${many(3_900, (m) => `orang ${m}`)}`,
  ]) {
    assert.isFalse(isTooMuch(text))
    assert.isBelow(costOf(text) / usual, 20)
  }
})
