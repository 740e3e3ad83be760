import { createHash } from 'node:crypto'
import nodes from 'lucide-static/icon-nodes.json' with { type: 'json' }
import { assert, describe, it } from 'vitest'
import { fromLucide, ours } from '../../../../scripts/assets.icons.ts'
import { pathOf, type Shape } from '../../../../scripts/assets.paths.ts'
import { assets, assetUrl } from './assets.ts'
import { icons } from './icons.generated.ts'

describe('assets', () => {
  it('are named by their content', () => {
    for (const { path, body, hash } of assets) {
      assert.equal(createHash('sha256').update(body).digest('base64url').slice(0, 12), hash)
      assert.include(path, hash)
    }
  })

  it('are found by name; one that is missing is an error', () => {
    assert.match(assetUrl('plus-jakarta-sans-800.woff2'), /^\/aset\/plus-jakarta-sans-800\.[\w-]{12}\.woff2$/)
    assert.throws(() => assetUrl('gone.js'), RangeError, 'no asset')
  })

  it('stay small: 8 KB of letters for a person, 13 KB for an officer', () => {
    const size = (name: string): number => assets.find((asset) => asset.name === name)?.body.byteLength ?? Infinity
    assert.isAtMost(size('plus-jakarta-sans-800.woff2'), 8_000)
    assert.isAtMost(size('plus-jakarta-sans-600-800.woff2'), 13_000)
  })
})

describe('icons', () => {
  it('are what the script would make today', () => {
    const shapes: Readonly<Record<string, unknown>> = nodes
    const made: Record<string, string> = { ...ours }
    for (const name of fromLucide) made[name] = pathOf(shapes[name] as readonly Shape[])
    assert.deepEqual({ ...icons }, made)
  })

  it('are one path each, which begins with an absolute move', () => {
    for (const path of Object.values(icons)) assert.match(path, /^M[\d .,a-zA-Z-]+$/)
  })

  it('writes a round corner and a relative path where they stand', () => {
    assert.equal(
      pathOf([['rect', { x: '2', y: '6', width: '20', height: '12', rx: '2' }]]),
      'M4 6h16a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2',
    )
    assert.equal(
      pathOf([
        ['path', { d: 'm9 18 6-6' }],
        ['line', { x1: '1', y1: '2', x2: '3', y2: '4' }],
      ]),
      'M9 18l6-6M1 2l2 2',
    )
    assert.throws(() => pathOf([['image', {}]]), RangeError)
  })
})
