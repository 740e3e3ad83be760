import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { smallLaw } from '../../../rules/small-law.examples.ts'
import { parseRegulations } from '../../../rules/source/parse.ts'
import type { Expression } from '../texts/expression.ts'
import { planOf } from '../texts/plan.ts'
import { amendingText, ownText } from '../texts/text.examples.ts'
import { allowed } from './akn.examples.ts'
import { akomaNtoso } from './akn.ts'
import { documentOf, element, text } from './xml.ts'

type Node = { readonly name: string; readonly attributes: Record<string, string>; readonly nodes: Node[]; text: string }

/** Reads strictly: what is not well-formed throws. */
function parsed(xml: string): Node {
  const root: Node = { name: '', attributes: {}, nodes: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (problem) => {
    throw problem
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: { ...attributes }, nodes: [], text: '' }
    open.at(-1)?.nodes.push(node)
    open.push(node)
  })
  parser.on('text', (piece) => {
    const node = open.at(-1)
    if (node && node !== root) node.text += piece
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  const [node] = root.nodes
  if (!node) throw new Error('no root')
  return node
}

/** Children written as one row, held against the row the schema allows. */
function shapeOf(children: readonly string[]): RegExp {
  const parts = children.map((child) => {
    const [, names = '', often = ''] = /^([\w|]+)([?*+]?)$/.exec(child) ?? []
    return `(?:(?:${names}) )${often}`
  })
  return new RegExp(`^${parts.join('')}$`)
}

/** Everything the schema does not allow. */
function wrongIn(node: Node): string[] {
  const rule = allowed[node.name]
  if (!rule) return [`${node.name} is not known`]
  const { children, must = [], may = [], text: isText } = rule
  const row = node.nodes.map(({ name }) => `${name} `).join('')
  const attributes = Object.keys(node.attributes)
  return [
    ...(shapeOf(children).test(row) ? [] : [`${node.name} holds ${row}`]),
    ...(node.text === '' || isText ? [] : [`${node.name} holds text`]),
    ...must.filter((name) => !node.attributes[name]).map((name) => `${node.name} has no ${name}`),
    ...attributes.filter((name) => ![...must, ...may].includes(name)).map((name) => `${node.name} has ${name}`),
    ...node.nodes.flatMap(wrongIn),
  ]
}
const everyNode = (node: Node): Node[] => [node, ...node.nodes.flatMap(everyNode)]
const valuesOf = (node: Node, name: string): string[] =>
  everyNode(node).flatMap(({ attributes }) => (attributes[name] === undefined ? [] : [attributes[name]]))

const { ruleSet } = parseRegulations(smallLaw)
const [instrument] = ruleSet?.instruments.values() ?? []
if (!instrument) throw new Error('the small law does not load')

const first = planOf(ownText, { amends: false, standing: new Map() })
const standing = new Map(first.changes.map(({ article, body }) => [article, { body }]))
const second = planOf(amendingText, { amends: true, standing })
const enacted = (plan: typeof first, from: string, madeBy: string): Expression[] =>
  plan.changes.map(({ article, body }) => ({
    instrument: instrument.id,
    article,
    effectiveFrom: day(from),
    revision: 1,
    state: body === null ? 'removed' : 'text',
    body,
    madeBy,
    origin: null,
  }))
const expressions = [
  ...enacted(first, '2020-01-01', instrument.id),
  ...enacted(second, '2026-03-01', 'peraturan-perubahan'),
]
const written = (on: string, of = expressions): string | undefined =>
  akomaNtoso({ instrument, expressions: of, on: day(on), nameIn: (id) => `"${id}" & lain` })
const on = (date: string): Node => parsed(written(date) ?? '')
const named = (node: Node, id: string): Node | undefined =>
  everyNode(node).find(({ attributes }) => attributes['eId'] === id)

describe('an instrument in Akoma Ntoso', () => {
  it.each(['2020-01-01', '2026-02-28', '2026-03-01', '2030-01-01'])(
    'holds on %s only what the schema allows, in its order, with what it must have',
    (date) => {
      expect(wrongIn(on(date))).toEqual([])
    },
  )

  it('gives every part one name, and every reference leads to one', () => {
    const root = on('2026-03-01')
    const ids = valuesOf(root, 'eId')
    expect(new Set(ids).size).toBe(ids.length)
    for (const reference of [...valuesOf(root, 'source'), ...everyNode(root).filter(({ name }) => name === 'FRBRauthor').map(({ attributes }) => attributes['href'] ?? '')])
      expect(ids).toContain(reference.slice(1)) // biome-ignore format: one list
  })

  it('is the text of that day: an article changed, one put between, one taken away, each in its chapter', () => {
    const before = named(on('2026-02-28'), 'art_7')
    expect(before?.nodes.at(-1)?.nodes[0]?.text).toBe('Pembaca tidak berisik.')
    const root = on('2026-03-01')
    expect(named(root, 'art_7')?.attributes['status']).toBe('removed')
    expect(named(root, 'art_5__para_1__content')?.nodes[0]?.text).toBe('Pembaca membaca dengan suara pelan.')
    expect(named(root, 'art_5__para_2__list_1__point_a__content')?.nodes[0]?.text).toBe('di kursi;')
    const chapter = named(root, 'chp_i')
    expect(chapter?.nodes.map(({ attributes }) => attributes['eId']).slice(2)).toEqual([
      'art_5',
      'art_5a',
      'art_6',
      'art_7',
    ])
    expect(valuesOf(root, 'type')).toEqual(['generation', 'amendment'])
    expect(everyNode(root).find(({ name }) => name === 'FRBRExpression')?.nodes[1]?.attributes['value']).toMatch(
      /^\/akn\/id\/act\/.+\/ind@2026-03-01$/,
    )
  })

  it('is nothing on a day no article is known', () => {
    expect(written('2019-12-31')).toBeUndefined()
    expect(written('2026-03-01', [])).toBeUndefined()
  })

  it('stays well-formed and allowed, whatever a text says', () => {
    const line = fc.oneof(
      fc.constantFrom('BAB I', 'JUDUL', 'Bagian Kesatu', 'Pasal 1', 'Pasal 2', 'Pasal 2A', '(1) satu', '(2) dua', 'a. huruf', '1. angka'),
      fc.string({ unit: 'binary', maxLength: 30 }),
    ) // biome-ignore format: a row
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const plan = planOf(lines.join('\n'), { amends: false, standing: new Map() })
        const xml = written('2026-03-01', enacted(plan, '2020-01-01', instrument.id))
        expect(xml === undefined).toBe(plan.changes.length === 0)
        if (xml === undefined) return
        const root = parsed(xml)
        expect(wrongIn(root)).toEqual([])
        const ids = valuesOf(root, 'eId')
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 200 },
    )
  })
})

it('any text comes back from XML as it was, but for letters XML has no place for', () => {
  const possible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (inside, attribute) => {
      const read = parsed(documentOf(element('p', { a: attribute }, text(inside))))
      expect(read.text).toBe(inside.toWellFormed().replaceAll(possible, ''))
      expect(read.attributes['a']).toBe(attribute.toWellFormed().replaceAll(possible, ''))
    }),
  )
})
