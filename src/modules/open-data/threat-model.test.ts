import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const text = readFileSync(join(root, 'docs/threat-model.md'), 'utf8')

it('the threat model names only tests that are there', () => {
  const named = [...text.matchAll(/`((?:src|e2e)\/[\w./-]+)`/g)].map(([, path]) => path ?? '')
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

it('every adversary of the threat model is told what does not stop them', () => {
  const parts = text.split('\n## ').filter((part) => part.startsWith('The '))
  expect(parts).toHaveLength(7)
  for (const part of parts) expect(part).toContain('**Does not stop it:**')
})
