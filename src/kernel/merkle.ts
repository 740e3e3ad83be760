import { sha256 } from './digest.ts'

/**
 * The Merkle tree of RFC 6962 §2: a log that can only grow.
 *
 * Hashes are 32 bytes. A node is named by its level (0: leaves) and its index on that level; only nodes whose whole
 * subtree is full are ever stored. Proofs are made in two steps: name the nodes that are needed, then compute with
 * their hashes. `merkle.test.ts` checks every proof of every tree up to 100 leaves and that any flipped bit breaks it.
 */
export type Hash = Uint8Array

/** A full subtree: the `2^level` leaves from `index * 2^level` on. */
export type Node = { readonly level: number; readonly index: number }

/** Gives the stored hash of a full subtree. */
export type HashOf = (node: Node) => Hash

/** §2.1: `SHA-256(0x00 || entry)`. */
export const leafHash = (entry: Uint8Array): Hash => {
  const bytes = new Uint8Array(entry.byteLength + 1)
  bytes.set(entry, 1)
  return sha256(bytes)
}

const isHash = (bytes: Uint8Array): boolean => bytes.byteLength === 32

/** What is hashed for a node; one for all, since a hash is made before anybody else can ask for one. */
const nodeBytes = new Uint8Array(65)
nodeBytes[0] = 1

/** §2.1: `SHA-256(0x01 || left || right)`. @throws RangeError when either is no hash of 32 bytes */
export const nodeHash = (left: Hash, right: Hash): Hash => {
  if (!isHash(left) || !isHash(right)) throw new RangeError('a hash has 32 bytes')
  nodeBytes.set(left, 1)
  nodeBytes.set(right, 33)
  return sha256(nodeBytes)
}

/** The hash of the empty tree: `SHA-256()`. */
export const emptyRoot: Hash = sha256(new Uint8Array())

/** The full subtrees that cover the leaves `from … to - 1`, largest first, where `from` is a multiple of each one's size. */
export function subtrees(from: number, to: number): Node[] {
  checkSize(from)
  checkSize(to)
  const nodes: Node[] = []
  for (let at = from; at < to; ) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** The hash of the leaves `from … to - 1` as one subtree (MTH of §2.1). */
const rangeHash = (from: number, to: number, hashOf: HashOf): Hash => {
  const hashes = subtrees(from, to).map(hashOf)
  return hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** The root of a tree of `size` leaves. */
export const root = (size: number, hashOf: HashOf): Hash => rangeHash(0, size, hashOf)

/** The nodes that become full when leaf `index` is added, lowest first: the leaf itself, then its full ancestors. */
export function completedBy(index: number): Node[] {
  checkSize(index)
  const nodes: Node[] = [{ level: 0, index }]
  for (let level = 1; (index + 1) % 2 ** level === 0; level += 1)
    nodes.push({ level, index: (index + 1) / 2 ** level - 1 })
  return nodes
}

/**
 * A tree that grows leaf by leaf and remembers only its full subtrees, one a level: how a verifier walks a log of any
 * length in the memory of one path.
 */
export type Growing = { readonly size: number; readonly peaks: readonly (Hash | undefined)[] }

/** The tree of no leaves. */
export const sprout: Growing = { size: 0, peaks: [] }

/** Adds a leaf: the tree after it, and the hashes of the nodes that became full, lowest first. */
export function grown({ size, peaks }: Growing, leaf: Hash): { tree: Growing; full: readonly Hash[] } {
  const full = [leaf]
  const after = peaks.slice()
  let hash = leaf
  for (let level = 0; ; level += 1) {
    const left = after[level]
    if (left === undefined) {
      after[level] = hash
      return { tree: { size: size + 1, peaks: after }, full }
    }
    hash = nodeHash(left, hash)
    full.push(hash)
    after[level] = undefined
  }
}

/** The root of a growing tree. */
export const rootOf = ({ peaks }: Growing): Hash =>
  peaks.reduce((right, left) => (left && right ? nodeHash(left, right) : (left ?? right)), undefined) ?? emptyRoot

/** Stored hashes of all nodes that become full with this leaf. `hashOf` must know the earlier ones. */
export function grow(index: number, leaf: Hash, hashOf: HashOf): { node: Node; hash: Hash }[] {
  const grown: { node: Node; hash: Hash }[] = []
  for (const node of completedBy(index)) {
    const right = grown.at(-1)
    const hash =
      right === undefined ? leaf : nodeHash(hashOf({ level: node.level - 1, index: node.index * 2 }), right.hash)
    grown.push({ node, hash })
  }
  return grown
}

/** PATH(m, D[n]) of §2.1.1 as ranges of leaves: what the proof's hashes stand for, from the leaf upwards. */
function pathRanges(index: number, from: number, to: number): [number, number][] {
  if (to - from === 1) return []
  const split = from + largestPowerBelow(to - from)
  return index < split
    ? [...pathRanges(index, from, split), [split, to]]
    : [...pathRanges(index, split, to), [from, split]]
}

/**
 * Proof that leaf `index` stands in the tree of `size` leaves (§2.1.1), from the leaf upwards.
 * @throws RangeError unless 0 ≤ index < size
 */
export function inclusionProof(index: number, size: number, hashOf: HashOf): Hash[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`leaf ${index} does not stand in a tree of ${size}`)
  return pathRanges(index, 0, size).map(([from, to]) => rangeHash(from, to, hashOf))
}

/** Whether `proof` shows that `leaf` is leaf `index` of the tree of `size` leaves with this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion(
  proof: readonly Hash[],
  { index, size, leaf, root }: { index: number; size: number; leaf: Hash; root: Hash },
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  if (![leaf, ...proof].every(isHash)) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else hash = nodeHash(hash, sibling)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && equal(hash, root)
}

/** SUBPROOF(m, D[n], b) of §2.1.2 as ranges of leaves. */
function consistencyRanges(old: number, from: number, to: number, isWhole: boolean): [number, number][] {
  if (old === to - from) return isWhole ? [] : [[from, to]]
  const split = largestPowerBelow(to - from)
  return old <= split
    ? [...consistencyRanges(old, from, from + split, isWhole), [from + split, to]]
    : [...consistencyRanges(old - split, from + split, to, false), [from, from + split]]
}

/**
 * Proof that the tree of `size` leaves grew out of the tree of `old` leaves (§2.1.2).
 * @throws RangeError unless 0 ≤ old ≤ size
 */
export function consistencyProof(old: number, size: number, hashOf: HashOf): Hash[] {
  if (!Number.isSafeInteger(old) || old < 0 || old > size)
    throw new RangeError(`a tree of ${size} did not grow out of one of ${old}`)
  return old === 0 || old === size
    ? []
    : consistencyRanges(old, 0, size, true).map(([from, to]) => rangeHash(from, to, hashOf))
}

/** Whether `proof` shows that the new tree begins with the old one (RFC 9162 §2.1.4.2). */
export function verifyConsistency(
  proof: readonly Hash[],
  { old, size, oldRoot, root }: { old: number; size: number; oldRoot: Hash; root: Hash },
): boolean {
  if (!Number.isSafeInteger(old) || !Number.isSafeInteger(size) || old < 0 || old > size) return false
  if (![oldRoot, ...proof].every(isHash)) return false
  if (old === size) return proof.length === 0 && equal(oldRoot, root)
  if (old === 0) return proof.length === 0 && equal(oldRoot, emptyRoot)
  const path = isPowerOfTwo(old) ? [oldRoot, ...proof] : [...proof]
  const first = path.shift()
  if (first === undefined) return false
  let [at, last] = [old - 1, size - 1]
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  let [oldHash, newHash] = [first, first]
  for (const sibling of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      oldHash = nodeHash(sibling, oldHash)
      newHash = nodeHash(sibling, newHash)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else newHash = nodeHash(newHash, sibling)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && equal(oldHash, oldRoot) && equal(newHash, root)
}

/** The largest power of two below a size of 2 or more. By doubling: a logarithm rounds near 2^49. */
function largestPowerBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

const isPowerOfTwo = (size: number): boolean => size >= 1 && (size === 1 || largestPowerBelow(size) * 2 === size)

const equal = (a: Hash, b: Hash): boolean => a.byteLength === b.byteLength && a.every((byte, i) => byte === b[i])

/** @throws RangeError when it is no number of leaves */
export function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a size: ${size}`)
}
