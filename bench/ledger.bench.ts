import { randomBytes } from 'node:crypto'
import { sha256 } from '../src/kernel/digest.ts'
import {
  type Growing,
  grown,
  type Hash,
  type HashOf,
  inclusionProof,
  leafHash,
  root,
  sprout,
  verifyInclusion,
} from '../src/kernel/merkle.ts'
import { instant } from '../src/kernel/time.ts'
import { commitmentOf, type EntryMembers } from '../src/platform/ledger/commitment.ts'
import { inTurns, type Report } from './measure.ts'

const size = 50_000
/** Calls of a turn. */
const calls = 500

const entry: EntryMembers = {
  id: '019ab0b2-6f5c-7d3e-9a41-5c2f8e07b6d3',
  at: instant('2026-11-23T02:00:00Z'),
  role: 'counter-officer',
  person: '019ab0b2-6f5c-7d3e-9a41-5c2f8e07b6d4',
  office: 'bp3mi-jawa-timur',
  onBehalfOf: null,
  client: 'web',
  act: 'placements.approve-verification',
  recordKind: 'application',
  recordId: '019ab0b2-6f5c-7d3e-9a41-5c2f8e07b6d5',
  ground: 'UU 18/2017 Pasal 13',
  payload: 'a'.repeat(64),
}

/**
 * The tree and its commitments beside the bare hashes they cannot do without: an append needs one leaf and on average
 * one node, a proof of n leaves is checked with log2 n nodes.
 */
export async function bench(): Promise<Report> {
  const leaves = Array.from({ length: size }, () => leafHash(randomBytes(32)))
  const { hashOf, tree } = grow(leaves)
  const top = root(size, hashOf)
  const salt = randomBytes(16)
  const node = randomBytes(65)
  const proofs = leaves.slice(0, calls).map((_, index) => inclusionProof(index, size, hashOf))
  const length = proofs.reduce((sum, proof) => sum + proof.length, 0) / proofs.length
  let growing = tree
  const check = (at: number): boolean =>
    verifyInclusion(proofs[at] ?? [], { index: at, size, leaf: leaves[at] ?? top, root: top })
  if (!check(7)) throw new Error('a proof does not hold')
  const [bare, append, prove, verify, commit, recomputed] = await inTurns(
    [
      () => sha256(node),
      (at) => void (growing = grown(growing, leafHash(leaves[at] ?? top)).tree),
      (at) => inclusionProof(at, size, hashOf),
      check,
      () => commitmentOf(entry, salt),
      () => leafHash(commitmentOf(entry, salt)),
    ],
    { turns: 60, calls },
  )
  return {
    name: `ledger: a tree of ${size.toLocaleString('en')} leaves`,
    against: 'as many bare SHA-256 of 65 bytes as the tree cannot do without',
    rows: [
      { label: 'SHA-256 of a node, bare', perSecond: bare, ratio: 1 },
      { label: 'append a leaf (2 hashes)', perSecond: append, ratio: (append * 2) / bare },
      { label: 'make an inclusion proof', perSecond: prove, ratio: (prove * length) / bare },
      {
        label: `check an inclusion proof (${Math.round(length)} hashes)`,
        perSecond: verify,
        ratio: (verify * length) / bare,
      },
      { label: 'commit to an entry (canonical JSON, salt)', perSecond: commit, ratio: commit / bare },
      { label: 'verify an entry (commitment, leaf)', perSecond: recomputed, ratio: (recomputed * 2) / bare },
    ],
  }
}

/** A tree of these leaves, and the hashes of its full subtrees. */
function grow(leaves: readonly Hash[]): { tree: Growing; hashOf: HashOf } {
  const stored = new Map<string, Hash>()
  let tree = sprout
  for (const leaf of leaves) {
    const next = grown(tree, leaf)
    for (const [level, hash] of next.full.entries()) stored.set(`${level}/${Math.floor(tree.size / 2 ** level)}`, hash)
    tree = next.tree
  }
  return { tree, hashOf: ({ level, index }) => stored.get(`${level}/${index}`) ?? new Uint8Array(32) }
}
