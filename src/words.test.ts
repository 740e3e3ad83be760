import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = import.meta.dirname
const root = join(src, '..')
const texts = (language: 'id' | 'en'): string =>
  globSync(`**/messages.${language}.json`, { cwd: src })
    .map((file) => Object.values(JSON.parse(readFileSync(join(src, file), 'utf8')) as object).join(' '))
    .join(' ')
const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[a-z]{4,}/g))

/** Indonesian words are those of the Indonesian messages that no English message and no program uses. */
const english = wordsOf(texts('en'))
const alsoEnglish = new Set(['menu', 'data', 'format', 'slip', 'manual'])
const indonesian = new Set([...wordsOf(texts('id'))].filter((word) => !english.has(word) && !alsoEnglish.has(word)))

/** Names that code gives (not those of fields and addresses that people see), split where a word begins: `sip2miNumber` is `sip2mi`, `number`. */
export function namesIn(code: string): string[] {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, '')
  const declared = bare.matchAll(/\b(?:const|let|function|type|class)\s+(\w+)/g)
  return [...declared].flatMap(([, name = '']) =>
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[ _]/),
  )
}

const glossary = (): string =>
  existsSync(join(root, 'GLOSSARY.md')) ? readFileSync(join(root, 'GLOSSARY.md'), 'utf8') : ''

describe('names in code', () => {
  it('are English, or stand in GLOSSARY.md', () => {
    const known = new Set(
      glossary()
        .toLowerCase()
        .match(/[a-z0-9]+/g),
    )
    const files = globSync('**/*.ts', { cwd: src }).filter(
      (file) => !/\.(test|examples|generated)\.ts$|\/demo\//.test(file),
    )
    const unknown = files.flatMap((file) =>
      namesIn(readFileSync(join(src, file), 'utf8'))
        .filter((word) => indonesian.has(word) && !known.has(word))
        .map((word) => `${word} in ${file}`),
    )
    expect([...new Set(unknown)]).toEqual([])
  })

  it('are read as written', () => {
    expect(indonesian.has('berkas') && !indonesian.has('status')).toBe(true)
    expect(namesIn("const berkasBaru = 1 // catatan\ntype Kartu = { nomor: 'nama' }")).toEqual([
      'berkas',
      'baru',
      'kartu',
    ])
  })
})

describe('decisions of architecture', () => {
  const names = readdirSync(join(root, 'docs/adr'))

  it('have a number of their own and a name', () => {
    expect(names.filter((name) => !/^\d{4}-[a-z0-9-]+\.md$/.test(name))).toEqual([])
    const numbers = names.map((name) => name.slice(0, 4))
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
  })

  it.each(names)('%s says its number and its status with a day', (name) => {
    const text = readFileSync(join(root, 'docs/adr', name), 'utf8')
    expect(text).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `))
    expect(text).toMatch(/^Status: (proposed|accepted|rejected|superseded by \d{4}) 20\d\d-\d\d-\d\d/m)
  })
})
