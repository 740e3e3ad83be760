import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  completedBy,
  consistencyProof,
  emptyRoot,
  grow,
  grown,
  type Hash,
  type HashOf,
  inclusionProof,
  leafHash,
  nodeHash,
  root,
  rootOf,
  sprout,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'

const leaves = Array.from({ length: 130 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)))
const stored = new Map<string, Hash>()
const hashOf: HashOf = ({ level, index }) => {
  const hash = stored.get(`${level}/${index}`)
  if (!hash) throw new Error(`node ${level}/${index} is not stored`)
  return hash
}
leaves.forEach((leaf, index) => {
  for (const { node, hash } of grow(index, leaf, hashOf)) stored.set(`${node.level}/${node.index}`, hash)
})

const at = (index: number): Hash => leaves[index] ?? emptyRoot
const flipped = (hash: Hash, bit: number): Hash =>
  hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
const hex = (hash: Hash): string => Buffer.from(hash).toString('hex')

/** The definition of RFC 6962 §2.1, word for word. */
const defined = (hashes: readonly Hash[]): Hash => {
  if (hashes.length === 0) return emptyRoot
  if (hashes.length === 1) return hashes[0] ?? emptyRoot
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return nodeHash(defined(hashes.slice(0, split)), defined(hashes.slice(split)))
}

describe('the Merkle tree', () => {
  it('agrees with the known hashes of the RFC', () => {
    expect(hex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex(leafHash(new Uint8Array()))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  })

  it('agrees with the roots of the reference entries of Certificate Transparency', () => {
    const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]
    let tree = sprout
    entries.forEach((entry, i) => {
      tree = grown(tree, leafHash(Buffer.from(entry, 'hex'))).tree
      expect(hex(rootOf(tree))).toBe(roots[i])
    })
  })

  it('grows leaf by leaf to the same nodes and roots as from stored hashes', () => {
    let tree = sprout
    expect(hex(rootOf(tree))).toBe(hex(emptyRoot))
    leaves.forEach((leaf, index) => {
      const { tree: next, full } = grown(tree, leaf)
      tree = next
      expect(full.map(hex)).toEqual(completedBy(index).map((node) => hex(hashOf(node))))
      expect(hex(rootOf(tree))).toBe(hex(root(index + 1, hashOf)))
      expect(tree.size).toBe(index + 1)
    })
  })

  it('splits right where a logarithm would round: beside 2^49', () => {
    for (const size of [2 ** 49 - 1, 2 ** 49 + 1, 2 ** 52 + 1]) {
      const proof = inclusionProof(size - 1, size, () => emptyRoot)
      const tree = { index: size - 1, size, leaf: emptyRoot, root: root(size, () => emptyRoot) }
      expect(verifyInclusion(proof, tree)).toBe(true)
    }
  })

  it('has the root the definition gives, at every size', () => {
    for (let size = 0; size <= 130; size += 1) expect(hex(root(size, hashOf))).toBe(hex(defined(leaves.slice(0, size))))
  })

  it('proves every leaf of every tree up to 100', () => {
    for (let size = 1; size <= 100; size += 1)
      for (let index = 0; index < size; index += 1) {
        const tree = { index, size, leaf: at(index), root: root(size, hashOf) }
        expect(verifyInclusion(inclusionProof(index, size, hashOf), tree)).toBe(true)
      }
  })

  it('proves that every tree up to 100 grew out of every smaller one', () => {
    for (let size = 0; size <= 100; size += 1)
      for (let old = 0; old <= size; old += 1)
        expect(
          verifyConsistency(consistencyProof(old, size, hashOf), {
            old,
            size,
            oldRoot: root(old, hashOf),
            root: root(size, hashOf),
          }),
        ).toBe(true)
  })

  it('refuses an inclusion proof with any bit flipped, or for another leaf, place or size', () => {
    for (const [index, size] of [
      [0, 1],
      [3, 7],
      [6, 7],
      [5, 64],
      [99, 100],
    ] as const) {
      const proof = inclusionProof(index, size, hashOf)
      const tree = { index, size, leaf: at(index), root: root(size, hashOf) }
      proof.forEach((hash, which) => {
        for (let bit = 0; bit < 256; bit += 1)
          expect(verifyInclusion(proof.with(which, flipped(hash, bit)), tree)).toBe(false)
      })
      expect(verifyInclusion([...proof, at(0)], tree)).toBe(false)
      expect(verifyInclusion(proof.slice(1), tree) && proof.length > 0).toBe(false)
      expect(verifyInclusion(proof, { ...tree, leaf: at(index + 1) })).toBe(false)
      if (size > 1) expect(verifyInclusion(proof, { ...tree, index: index === 0 ? 1 : index - 1 })).toBe(false)
    }
  })

  it('refuses a proof, a leaf or a root that is no hash of 32 bytes, and hashes none', () => {
    const tree = { index: 3, size: 7, leaf: at(3), root: root(7, hashOf) }
    const proof = inclusionProof(3, 7, hashOf)
    const grew = { old: 3, size: 7, oldRoot: root(3, hashOf), root: root(7, hashOf) }
    for (const odd of [new Uint8Array(), new Uint8Array(31), Buffer.concat([at(3), at(3)])]) {
      expect(verifyInclusion(proof.with(0, odd), tree)).toBe(false)
      expect(verifyInclusion(proof, { ...tree, leaf: odd })).toBe(false)
      expect(verifyConsistency(consistencyProof(3, 7, hashOf).with(0, odd), grew)).toBe(false)
      expect(verifyConsistency(consistencyProof(3, 7, hashOf), { ...grew, oldRoot: odd })).toBe(false)
      expect(() => nodeHash(at(3), odd)).toThrow(RangeError)
    }
  })

  it('refuses a flipped bit in every hash of every proof of every tree up to 100', () => {
    for (let size = 2; size <= 100; size += 1)
      for (let index = 0; index < size; index += 1) {
        const tree = { index, size, leaf: at(index), root: root(size, hashOf) }
        inclusionProof(index, size, hashOf).forEach((hash, which, proof) => {
          const bit = (size * 7 + index * 31 + which * 101) % 256
          expect(verifyInclusion(proof.with(which, flipped(hash, bit)), tree)).toBe(false)
        })
        const trees = { old: index, size, oldRoot: root(index, hashOf), root: tree.root }
        consistencyProof(index, size, hashOf).forEach((hash, which, proof) => {
          const bit = (size * 13 + index * 17 + which * 89) % 256
          expect(verifyConsistency(proof.with(which, flipped(hash, bit)), trees)).toBe(false)
        })
      }
  })

  it('refuses a consistency proof with any bit flipped', () => {
    for (const [old, size] of [
      [1, 2],
      [3, 7],
      [4, 7],
      [6, 8],
      [33, 100],
      [64, 100],
    ] as const) {
      const proof = consistencyProof(old, size, hashOf)
      const trees = { old, size, oldRoot: root(old, hashOf), root: root(size, hashOf) }
      proof.forEach((hash, which) => {
        for (let bit = 0; bit < 256; bit += 1)
          expect(verifyConsistency(proof.with(which, flipped(hash, bit)), trees)).toBe(false)
      })
      expect(verifyConsistency(proof, { ...trees, oldRoot: root(old + 1, hashOf) })).toBe(false)
      expect(verifyConsistency(proof.slice(0, -1), trees)).toBe(false)
    }
  })

  it('accepts nothing made up: random proofs never verify', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(
        fc.array(hash, { maxLength: 8 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 2, max: 100 }),
        (proof, index, size) => {
          fc.pre(index < size)
          return !verifyInclusion(proof, { index, size, leaf: at(index), root: root(size, hashOf) })
        },
      ),
    )
  })
})
