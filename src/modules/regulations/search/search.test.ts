import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { reportOf } from '../coverage/coverage.ts'
import { shippedCoverage } from '../coverage/load.ts'
import { loadRegulations } from '../load.ts'
import { searcherOf } from './index-of.ts'
import { searchablesOf } from './of-the-law.ts'

const { ruleSet: law } = await loadRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url)))
if (!law) throw new Error('the shipped rules do not load')
const items = searchablesOf(law, reportOf(law, await shippedCoverage()))
const search = searcherOf(items)

type Asked = { readonly asks: string; readonly finds: readonly string[] }
const lists = parse(readFileSync(new URL('queries.yaml', import.meta.url), 'utf8')) as Record<string, Asked[]>
const queries = Object.entries(lists).flatMap(([who, list]) => list.map((query) => ({ who, ...query })))

describe('the fifty everyday queries', () => {
  it('look for things that are there', () => {
    const ids = new Set(items.map(({ id }) => id))
    expect(queries).toHaveLength(50)
    expect(queries.flatMap(({ finds }) => finds).filter((id) => !ids.has(id))).toEqual([])
  })

  it('have the right hit in the first three at least 45 times', ({ annotate }) => {
    const missed = queries.filter(({ asks, finds }) => !search(asks, 3).some(({ id }) => finds.includes(id)))
    const score = `${queries.length - missed.length} of ${queries.length}`
    process.stdout.write(`everyday queries found in the first three: ${score}\n`)
    for (const { asks } of missed)
      process.stdout.write(
        `  missed: ${asks} → ${search(asks, 3)
          .map(({ id }) => id)
          .join(', ')}\n`,
      )
    void annotate(score)
    expect(queries.length - missed.length).toBeGreaterThanOrEqual(45)
  })
})
