import { describe, expect, it } from 'vitest'
import { onceInTransaction } from './once.ts'
import type { Tx } from './tx.ts'

const transaction = (): Tx => ({}) as Tx

describe('what is read once in a transaction', () => {
  it('is read for each key, and again by the next transaction', async () => {
    const asked: string[] = []
    const read = onceInTransaction(async (_: Tx, key: string) => {
      asked.push(key)
      return await Promise.resolve(key.length)
    })
    const [one, other] = [transaction(), transaction()]
    expect(await Promise.all([read(one, 'a'), read(one, 'a'), read(one, 'bc'), read(other, 'a')])).toEqual([1, 1, 2, 1])
    expect(asked).toEqual(['a', 'bc', 'a'])
  })
})
