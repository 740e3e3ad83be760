import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = import.meta.dirname
const everything = globSync('**/*.{ts,js,css}', { cwd: src }).toSorted()
/** Tests and named examples: they may know anything, and nothing that serves knows them. */
const isTest = (file: string): boolean =>
  /\.(test|examples)\.ts$|\/(testing|examples)\/|^npm:(vitest|fast-check|playwright)/.test(file)
const files = everything.filter((file) => file.endsWith('.ts') && !isTest(file))
const text = (file: string): string => readFileSync(join(src, file), 'utf8')

type Arrow = { readonly from: string; readonly to: string }

/** Every import counts, `import type` too: a knot of types is still a knot. Packages keep their name: `npm:zod`. */
export function importsOf(file: string, code: string): string[] {
  const found = code.matchAll(/^(?:(?:import|export)\s[^'"=;]*?\bfrom|import)\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm)
  return [...found].map(([, declared, asked]) => {
    const path = declared ?? asked ?? ''
    return path.startsWith('.') ? relative(src, join(src, dirname(file), path)) : `npm:${path}`
  })
}

const arrows: readonly Arrow[] = files.flatMap((from) => importsOf(from, text(from)).map((to) => ({ from, to })))

/** Lowest first: a module may name only those before it. */
const modules = [
  'regulations',
  'offices',
  'accounts',
  'directions',
  'workers',
  'companies',
  'placements',
  'cases',
  'crisis',
  'arrivals',
  'open-data',
]
const moduleOf = (file: string): string | undefined => /^modules\/([^/]+)\//.exec(file)?.[1]
/** Who acts is part of a decision, so its vocabulary is as pure as the decision. */
const actor = 'platform/access/actor.ts'
/** The one file of the rules that touches a disk. */
const edge = 'rules/source/read-folder.ts'
const isPure = (file: string): boolean =>
  file !== edge && (file === actor || /^(kernel|rules)\/|\/(decide|moves)\.ts$/.test(file))
const isPackage = (to: string): boolean => to.startsWith('npm:')

/** The few packages that are part of a pure floor. */
const welcome = (from: string, to: string): boolean =>
  to === 'npm:node:crypto' ||
  (from === edge && to.startsWith('npm:node:')) ||
  (from.startsWith('kernel/') && to === 'npm:temporal-polyfill') ||
  (from.startsWith('rules/source/') && ['npm:yaml', 'npm:@marcbachmann/cel-js'].includes(to))

const brokenBy = (broken: (arrow: Arrow) => boolean, among = arrows): string[] =>
  among.filter(broken).map(({ from, to }) => `${from} → ${to}`)

const laws: Readonly<Record<string, (arrow: Arrow) => boolean>> = {
  'the kernel stands on nothing': ({ from, to }) =>
    from.startsWith('kernel/') && !to.startsWith('kernel/') && !welcome(from, to),
  'a rule knows only the kernel': ({ from, to }) =>
    from.startsWith('rules/') && !/^(rules|kernel)\//.test(to) && !welcome(from, to),
  'the platform knows no module': ({ from, to }) => from.startsWith('platform/') && /^(modules|rules)\//.test(to),
  'what is pure imports no platform and no package': ({ from, to }) =>
    isPure(from) && ((to.startsWith('platform/') && to !== actor) || isPackage(to)) && !welcome(from, to),
  'a module is entered by its door': ({ from, to }) =>
    moduleOf(to) !== undefined && moduleOf(from) !== moduleOf(to) && !/^modules\/[^/]+\/index\.ts$/.test(to),
  'nobody inside a house uses its own front door': ({ from, to }) =>
    to.endsWith('/index.ts') && from.startsWith(`${dirname(to)}/`),
  'a module names only lower modules': ({ from, to }) => {
    const [mine, other] = [moduleOf(from), moduleOf(to)]
    return mine !== undefined && other !== undefined && mine !== other && modules.indexOf(other) > modules.indexOf(mine)
  },
  'nothing looks up to the app': ({ from, to }) => !from.startsWith('app/') && to.startsWith('app/'),
  'what serves knows no test': ({ to }) => isTest(to),
}

describe('the floors of the house', () => {
  for (const [because, broken] of Object.entries(laws)) it(because, () => expect(brokenBy(broken)).toEqual([]))

  it('every module has its place in the order', () => {
    const found = globSync('modules/*/index.ts', { cwd: src }).map((file) => moduleOf(file))
    expect(found.filter((name) => !modules.includes(name ?? ''))).toEqual([])
  })

  it('what is pure asks the world nothing', () => {
    const asks = /\bawait\b|\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bprocess\.|\bfetch\(|\bperformance\./
    const code = (file: string): string => text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(files.filter((file) => isPure(file) && asks.test(code(file)))).toEqual([])
  })

  it('no files import each other in a circle', () => {
    expect(circleIn(arrows)).toBeUndefined()
  })

  it('a module reads only its own tables', () => {
    const touched =
      /\b(?:selectFrom|insertInto|updateTable|deleteFrom|\w*[jJ]oin)\(\s*\[?'(\w+)\.\w+|\b(?:from|join|into|update)\s+(\w+)\.\w+/g
    const foreign = files.flatMap((file) => {
      const mine = moduleOf(file)?.replaceAll('-', '_')
      if (mine === undefined) return []
      const schemas = [...text(file).matchAll(touched)].map(([, typed, raw]) => typed ?? raw ?? '')
      return schemas
        .filter((schema) => schema !== mine && modules.some((name) => name.replaceAll('-', '_') === schema))
        .map((schema) => `${file} → ${schema}`)
    })
    expect(foreign).toEqual([])
  })
})

describe('every file', () => {
  it('is short enough to be read: 250 lines; a style, with one declaration a line, 500', () => {
    const lines = (file: string): number => text(file).trimEnd().split('\n').length
    const most = (file: string): number => (file.endsWith('.css') ? 500 : 250)
    const long = everything.filter((file) => !/\.(test|examples|generated)\./.test(file) && lines(file) > most(file))
    expect(long).toEqual([])
  })

  it('lies in a folder that is named after something', () => {
    const nameless = /(^|\/)(utils?|helpers?|common|shared|services?|types|constants|misc|lib)(\/|\.ts$)/
    expect(everything.filter((file) => nameless.test(file))).toEqual([])
  })

  it('keeps no promise for later and silences no tool', () => {
    const later =
      /\b(TODO|FIXME|HACK)\b|@ts-(ignore|expect-error|nocheck)|(eslint|oxlint)-disable|biome-ignore(?! format)/
    const here = 'arch.test.ts'
    expect(everything.filter((file) => file !== here && later.test(text(file)))).toEqual([])
  })
})

/** The files of the first circle found, first and last the same. */
function circleIn(among: readonly Arrow[]): string | undefined {
  const next = Map.groupBy(among, ({ from }) => from)
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(' → ')
    if (done.has(file)) return undefined
    for (const { to } of next.get(file) ?? []) {
      const found = walk(to, [...path, file])
      if (found !== undefined) return found
    }
    done.add(file)
    return undefined
  }
  for (const file of next.keys()) {
    const found = walk(file, [])
    if (found !== undefined) return found
  }
  return undefined
}

describe('these tests themselves', () => {
  it.each([
    ['the kernel stands on nothing', 'kernel/time.ts', "import { z } from 'zod'"],
    ['a rule knows only the kernel', 'rules/evaluate.ts', "import type { Db } from '../platform/db/db.ts'"],
    ['the platform knows no module', 'platform/http/web.ts', "export { x } from '../../modules/workers/index.ts'"],
    ['what is pure imports no platform and no package', 'modules/workers/register/decide.ts', "import 'pg'"],
    ['a module is entered by its door', 'modules/placements/a.ts', "import {\n  b,\n} from '../workers/store.ts'"],
    ['nobody inside a house uses its own front door', 'modules/workers/a.ts', "import { b } from './index.ts'"],
    ['a module names only lower modules', 'modules/offices/a.ts', "import { b } from '../workers/index.ts'"],
    ['nothing looks up to the app', 'modules/offices/a.ts', "const { b } = await import('../../app/open.ts')"],
    ['what serves knows no test', 'app/open.ts', "import { b } from './open.examples.ts'"],
  ])('see a planted fault: %s', (because, from, code) => {
    const planted = importsOf(from, code).map((to) => ({ from, to }))
    expect(brokenBy(laws[because] ?? (() => false), planted)).toHaveLength(1)
  })

  it('see a circle of types', () => {
    const circle = [
      { from: 'a.ts', to: 'b.ts' },
      { from: 'b.ts', to: 'c.ts' },
      { from: 'c.ts', to: 'b.ts' },
    ]
    expect(circleIn(circle)).toBe('b.ts → c.ts → b.ts')
  })
})
