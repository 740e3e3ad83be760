import { describe, expect, it } from 'vitest'
import { isAtLeast, missingFrom } from './ensure.mjs'

const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/dev': { version: '1.0.0', integrity: 'sha512-d', dev: true },
    'node_modules/for-another-platform': { version: '1.0.0', integrity: 'sha512-o', optional: true },
  },
}
const installed = (packages: Record<string, object>) => ({ packages })
const { 'node_modules/a': a, 'node_modules/dev': dev } = lock.packages

describe('the packages of a checkout', () => {
  it('are complete when all that this platform can have are there', () => {
    expect(missingFrom(lock, installed({ 'node_modules/a': a, 'node_modules/dev': dev }), false)).toEqual([])
  })

  it('are missing when one was never installed, or is another version, or another content', () => {
    expect(missingFrom(lock, installed({ 'node_modules/dev': dev }), false)).toEqual(['node_modules/a'])
    for (const other of [
      { ...a, version: '1.0.1' },
      { ...a, integrity: 'sha512-b' },
    ])
      expect(missingFrom(lock, installed({ 'node_modules/a': other, 'node_modules/dev': dev }), false)).toEqual([
        'node_modules/a',
      ])
  })

  it('do not need the development ones where only the service runs', () => {
    expect(missingFrom(lock, installed({ 'node_modules/a': a }), true)).toEqual([])
    expect(missingFrom(lock, installed({ 'node_modules/a': a }), false)).toEqual(['node_modules/dev'])
  })
})

describe('the version of Node', () => {
  it.each([
    ['v20.20.2', [20, 0], true],
    ['22.18.0', [22, 18], true],
    ['22.9.0', [22, 18], false],
    ['18.20.4', [20, 0], false],
    ['24.0.0', [22, 18], true],
  ] as const)('%s is at least %j: %s', (version, [major, minor], enough) => {
    expect(isAtLeast(version, [major, minor])).toBe(enough)
  })
})
