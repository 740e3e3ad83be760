import { CsvError, parse } from 'csv-parse/sync'
import { sha256 } from '../../../kernel/digest.ts'
import { uuidV7 } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import { readForm, type Typed } from '../../../platform/http/form.ts'
import type { Line } from '../arrival.ts'
import { lineForm } from '../enter/form.ts'
import { arrivalStandard } from '../standard.ts'

/** The columns of a list, in the order of the sample; only `nama` must be there. */
export const columns = ['nama', 'kelamin', 'lahir', 'asal', 'dokumen', 'perlu'] as const

export type BadLine = {
  /** As a spreadsheet counts: 1 is the heading. */
  readonly line: number
  /** Of `columns`; the first that is wrong. */
  readonly column: string
  /** A key of the module's messages. */
  readonly why: string
}

export type Listed =
  | { readonly ok: true; readonly lines: readonly Line[]; readonly bad: readonly BadLine[] }
  | {
      readonly ok: false
      readonly why: 'csv.unreadable' | 'csv.no-name' | 'csv.empty' | 'csv.long'
      readonly line?: number
    }

/** Most lines of one list. */
export const longestList = 2_000

/**
 * Reads a list (RFC 4180; a semicolon is taken too, as spreadsheets here write it). Bad lines are named and the others
 * taken. The id of a line follows from the arrival, what the line says and how often it stood before: the same list a second time is
 * the same lines, and two people who share everything that is known are two.
 */
export function readList(bytes: Uint8Array, { event, now }: { readonly event: string; readonly now: Instant }): Listed {
  const read = recordsIn(bytes)
  if (!('records' in read)) return read
  const [heading, ...rest] = read.records
  const names = (heading?.record ?? []).map((name) => name.trim().toLowerCase())
  if (!names.includes('nama')) return { ok: false, why: 'csv.no-name' }
  if (rest.length === 0) return { ok: false, why: 'csv.empty' }
  if (rest.length > longestList) return { ok: false, why: 'csv.long' }
  const seen = new Map<string, number>()
  const [lines, bad]: [Line[], BadLine[]] = [[], []]
  const form = lineForm(now)
  for (const { record, line } of rest) {
    const typed = typedOf(names, record)
    const told = JSON.stringify(columns.map((column) => typed[column] ?? ''))
    const times = (seen.get(told) ?? 0) + 1
    seen.set(told, times)
    const one = readForm({ ...typed, id: idOf(event, told, times) }, form)
    if (typed['perlu'] === undefined) bad.push({ line, column: 'perlu', why: 'csv.need' })
    else if (one.ok) lines.push(one.value)
    else bad.push({ line, column: Object.keys(one.errors)[0] ?? '', why: Object.values(one.errors)[0] ?? '' })
  }
  return { ok: true, lines, bad }
}

type Records = { readonly records: readonly { readonly record: readonly string[]; readonly line: number }[] }

function recordsIn(bytes: Uint8Array): Records | Extract<Listed, { ok: false }> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const [heading = ''] = text.split('\n', 1)
    const found: unknown = parse(text, {
      bom: true,
      delimiter: heading.includes(';') ? ';' : ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 10_000,
    })
    const records = found as { record: string[]; info: { lines: number } }[]
    return {
      records: records
        .map(({ record, info }) => ({ record, line: info.lines }))
        .filter(({ record }) => record.some((field) => field !== '')),
    }
  } catch (problem) {
    const line = problem instanceof CsvError ? Number(problem['lines']) : Number.NaN
    return { ok: false, why: 'csv.unreadable', ...(Number.isInteger(line) ? { line } : {}) }
  }
}

/** What a line says, field by field; no `perlu`: a need in it is not one of ours. */
function typedOf(names: readonly string[], record: readonly string[]): Typed {
  const typed = Object.fromEntries(columns.map((name) => [name, record[names.indexOf(name)] ?? '']))
  const needs = (typed['perlu'] ?? '').split(/[|/+]/).filter((word) => word.trim() !== '')
  const codes = needs.flatMap((word) => needOf(word) ?? [])
  return {
    ...typed,
    kelamin: sexOf(typed['kelamin'] ?? ''),
    perlu: codes.length === needs.length ? codes : undefined,
  }
}

const sexes: Readonly<Record<string, string>> = { p: 'P', perempuan: 'P', l: 'L', 'laki-laki': 'L', laki: 'L', '': '' }
const sexOf = (typed: string): string => sexes[typed.trim().toLowerCase()] ?? typed

function needOf(typed: string): string | undefined {
  const word = typed.trim().toLowerCase()
  return arrivalStandard().needs.find(({ code, name }) => [code, name.id.toLowerCase()].includes(word))?.code
}

/** An id like every other; its time is the first moment of Unix, its rest what the line says. */
const idOf = (event: string, told: string, times: number): string =>
  uuidV7(0, sha256(JSON.stringify([event, told, times])))
