import { hash, randomBytes } from 'node:crypto'
import {
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

type Row = { readonly label: string; readonly perSecond: number; readonly ratio: number }

const size = 50_000

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

/** How often in a second; the best of three runs, so that a neighbour's noise does not count. */
function rate(times: number, work: (i: number) => unknown): number {
  let best = 0
  for (let run = 0; run < 3; run += 1) {
    const start = process.hrtime.bigint()
    for (let i = 0; i < times; i += 1) work(i)
    best = Math.max(best, times / (Number(process.hrtime.bigint() - start) / 1e9))
  }
  return best
}

/**
 * The tree and its commitments beside the bare hashes they cannot do without: an append needs one leaf and on average
 * one node, a proof of n leaves is checked with log2 n nodes.
 */
export async function bench(): Promise<{ name: string; rows: Row[] }> {
  const leaves = Array.from({ length: size }, () => leafHash(randomBytes(32)))
  const stored = new Map<string, Hash>()
  let tree = sprout
  for (const leaf of leaves) {
    const { tree: next, full } = grown(tree, leaf)
    full.forEach((full, level) => stored.set(`${level}/${Math.floor(tree.size / 2 ** level)}`, full))
    tree = next
  }
  const hashOf: HashOf = ({ level, index }) => stored.get(`${level}/${index}`) ?? new Uint8Array(32)
  const top = root(size, hashOf)
  const salt = randomBytes(16)
  const sixtyFive = randomBytes(65)
  const bare = rate(400_000, () => hash('sha256', sixtyFive, 'buffer'))

  const append = rate(1, () => leaves.reduce((growing, leaf) => grown(growing, leafHash(leaf)).tree, sprout)) * size
  const proofs = leaves.slice(0, 2_000).map((_, index) => inclusionProof(index, size, hashOf))
  const length = proofs.reduce((sum, proof) => sum + proof.length, 0) / proofs.length
  const prove = rate(2_000, (index) => inclusionProof(index, size, hashOf))
  const verify = rate(2_000, (index) =>
    verifyInclusion(proofs[index] ?? [], { index, size, leaf: leaves[index] ?? top, root: top }),
  )
  const commit = rate(50_000, () => commitmentOf(entry, salt))
  const recomputed = rate(50_000, () => leafHash(commitmentOf(entry, salt)))
  return {
    name: `ledger: a tree of ${size.toLocaleString('en')} leaves, beside bare SHA-256 of as many nodes`,
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
      {
        label: 'verify an entry of the ledger (commitment, leaf)',
        perSecond: recomputed,
        ratio: (recomputed * 2) / bare,
      },
    ],
  }
}
