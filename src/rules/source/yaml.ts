import { Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Json } from '../../kernel/canonical.ts'
import type { Problem } from '../problem.ts'
import type { Place } from './shape.ts'

/** A file of `regulations/`, as text. Its path is relative to that folder, with `/` between names. */
export type SourceFile = { readonly path: string; readonly text: string }

/** A file that was read as YAML: what it holds, and where it says so. */
export type Page = { readonly file: string; readonly json: Json; readonly place: Place }

/** Reads YAML 1.2; `undefined` and a problem with its line where it is none. */
export function readPage({ path: file, text }: SourceFile, problems: Problem[]): Page | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const lineAt = (offset: number): number => lines.linePos(offset).line
  const wrong = [...document.errors, ...document.warnings]
  for (const { pos, message } of wrong)
    problems.push({ severity: 'error', file, line: lineAt(pos[0]), what: firstLine(message) })
  if (wrong.length > 0) return undefined
  const before = problems.length
  const place = placeIn(document, { file, lineAt, problems })
  // A reference is a problem; nine of nine of nine of them would not fit into the memory, so they are never resolved.
  return problems.length > before ? undefined : { file, json: document.toJS() as Json, place }
}

/** A page of what was read before, out of a stored rule set; everything stands on its first line. */
export const pageOfJson = (file: string, json: Json, problems: Problem[]): Page => ({
  file,
  json,
  place: placeIn(new Document(json), { file, lineAt: () => 1, problems }),
})

/** The message of a library, without the drawing of the place that follows it. */
export const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/(?: at line \d+, column \d+)?:?$/, '')

type AnyDocument = Document | ReturnType<typeof parseDocument>
type Reading = {
  readonly file: string
  readonly lineAt: (offset: number) => number
  readonly problems: Problem[]
}

const placeIn = (document: AnyDocument, reading: Reading): Place =>
  placeOf({ node: document.contents, start: 0, path: '' }, { ...reading, document })

type Spot = { readonly node: unknown; readonly start: number; readonly path: string }

function placeOf({ node, start, path }: Spot, reading: Reading & { readonly document: AnyDocument }): Place {
  const { file, lineAt, problems, document } = reading
  const wrong = (what: string): void =>
    void problems.push({ severity: 'error', file, line: lineAt(start), what: path === '' ? what : `${path}: ${what}` })
  const inside = (name: string, spot: Omit<Spot, 'path'>): Place =>
    placeOf({ ...spot, path: path === '' ? name : `${path}.${name}` }, reading)
  if (isAlias(node)) wrong('found a reference (*name); expected the value itself')

  return {
    line: lineAt(start),
    wrong,
    value: isScalar(node) ? node.value : isNode(node) ? undefined : null,
    json: () => (isNode(node) ? (node.toJS(document) as Json) : null),
    items: isSeq(node)
      ? node.items.map((item, index) => inside(String(index), { node: item, start: startOf(item) ?? start }))
      : undefined,
    members: isMap(node)
      ? node.items.flatMap((pair) =>
          isPair(pair) && isScalar(pair.key)
            ? [
                [
                  String(pair.key.value),
                  inside(String(pair.key.value), { node: pair.value, start: startOf(pair.key) ?? start }),
                ] as const,
              ]
            : [],
        )
      : undefined,
  }
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)
