import type { Tx } from './tx.ts'

/**
 * Reads something once in each transaction and remembers it to its end: for what an act asks again and again and does
 * not change itself, e.g. the rules in force. What the same transaction writes there afterwards is not seen.
 *
 * @param read  asks the database; `key` says of what
 */
export function onceInTransaction<Key, Value>(
  read: (tx: Tx, key: Key) => Promise<Value>,
): (tx: Tx, key: Key) => Promise<Value> {
  const remembered = new WeakMap<Tx, Map<Key, Promise<Value>>>()
  return async (tx, key) => {
    const known = remembered.get(tx) ?? new Map<Key, Promise<Value>>()
    remembered.set(tx, known)
    const value = known.get(key) ?? read(tx, key)
    known.set(key, value)
    return await value
  }
}
