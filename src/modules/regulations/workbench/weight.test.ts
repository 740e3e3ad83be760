import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert, it } from 'vitest'
import { isTooHeavy } from './weight.ts'

it('every shipped file of the law may be written, and what keeps everybody waiting may not', () => {
  const folder = join(import.meta.dirname, '../../../../regulations')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
  assert.isAbove(files.length, 150)
  for (const name of files) assert.isFalse(isTooHeavy(readFileSync(join(folder, name), 'utf8')), name)
  assert.isTrue(isTooHeavy('['.repeat(5_000)))
  assert.isTrue(isTooHeavy(Array.from({ length: 12_000 }, (_, at) => `${at}:`).join('\n')))
  assert.isTrue(isTooHeavy('a'.repeat(200_000)))
})
