import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Problem } from './problem.ts'

/** A file of `regulations/`, as text. */
export type SourceFile = { readonly path: string; readonly text: string }

/** A YAML file that can say on which line a member stands. */
export type Read<Value> = { readonly value: Value; readonly lineOf: (path: readonly PropertyKey[]) => number }

/**
 * Reads a YAML file with a schema. Everything wrong is reported with its line and what was expected; `undefined` is
 * answered when it cannot be used.
 */
export function readYaml<Schema extends z.ZodType>(
  { path: file, text }: SourceFile,
  schema: Schema,
  problems: Problem[],
): Read<z.output<Schema>> | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  for (const problem of document.errors)
    problems.push({
      severity: 'error',
      file,
      line: lines.linePos(problem.pos[0]).line,
      what: problem.message.split('\n')[0] ?? 'not YAML',
    })
  if (document.errors.length > 0) return undefined

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const range = rangeAt(document.contents, path.slice(0, depth))
      if (range !== undefined) return lines.linePos(range).line
    }
    return 1
  }
  const raw: unknown = document.toJS()
  const read = schema.safeParse(raw)
  if (read.success) return { value: read.data, lineOf }
  for (const issue of read.error.issues)
    problems.push({ severity: 'error', file, line: lineOf(issue.path), what: whatOf(issue) })
  return undefined
}

/** Where a member begins: the key of a map entry rather than its value, so that the line is the one a reader looks for. */
function rangeAt(from: unknown, path: readonly PropertyKey[]): number | undefined {
  let at: unknown = from
  let start = isNode(at) ? at.range?.[0] : undefined
  for (const key of path) {
    if (isMap(at)) {
      const pair = at.items.find((item) => isScalar(item.key) && item.key.value === key)
      if (!pair) return undefined
      start = isNode(pair.key) ? pair.key.range?.[0] : start
      at = pair.value
    } else if (at !== null && typeof at === 'object' && 'items' in at && Array.isArray(at.items)) {
      at = at.items[Number(key)]
      if (!isNode(at)) return undefined
      start = at.range?.[0]
    } else return undefined
  }
  return start
}

function whatOf(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.')
  return where === '' ? issue.message : `${where}: ${issue.message}`
}
