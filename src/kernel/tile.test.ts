import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leavesNeeded, nodesOfTile, parseTilePath, tilePath, tilesOf } from './tile.ts'

describe('the tiles of a tree', () => {
  it('are those of the example of C2SP tlog-tiles for 70,000 leaves', () => {
    const tiles = tilesOf(70_000)
    const full = (at: number) => tiles.filter(({ level, width }) => level === at && width === 256).length
    const partial = (at: number) => tiles.filter(({ level, width }) => level === at && width < 256).map((t) => t.width)
    expect([full(0), partial(0)]).toEqual([273, [112]])
    expect([full(1), partial(1)]).toEqual([1, [17]])
    expect([full(2), partial(2)]).toEqual([0, [1]])
    expect(tiles).toHaveLength(277)
  })

  it('of 256 leaves are a full one and one above it', () => {
    expect(tilesOf(256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ])
    expect(tilesOf(0)).toEqual([])
  })

  it('together show each stored node of their levels once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (size) => {
        const shown = tilesOf(size).flatMap(nodesOfTile)
        const expected = [0, 8].flatMap((level) =>
          Array.from({ length: Math.floor(size / 2 ** level) }, (_, index) => ({ level, index })),
        )
        expect(shown).toEqual(expected)
        expect(Math.max(...tilesOf(size).map(leavesNeeded))).toBeLessThanOrEqual(size)
      }),
    )
  })
})

describe('the path of a tile', () => {
  it('is that of the specification', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 1, index: 5, width: 17 })).toBe('tile/1/005.p/17')
    expect(tilePath({ level: 'entries', index: 1000, width: 1 })).toBe('tile/entries/x001/000.p/1')
  })

  it('comes back the same', () => {
    const tile = fc.record({
      level: fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
      index: fc.integer({ min: 0, max: 2 ** 45 }),
      width: fc.integer({ min: 1, max: 256 }),
    })
    fc.assert(
      fc.property(tile, (given) => {
        expect(parseTilePath(tilePath(given))).toEqual(given)
      }),
    )
  })

  it.each([
    'tile/00/001',
    'tile/64/001',
    'tile/0/1',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/257',
    'tile/0/001.p/017',
    'tile/0/001/',
    'tile/-1/001',
    'tile/data/001',
    '../tile/0/001',
    'tile/0/xx01/001',
    `tile/0/${'x999/'.repeat(6)}999`,
  ])('%s is none', (path) => {
    expect(parseTilePath(path)).toBeUndefined()
  })
})
