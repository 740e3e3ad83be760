import type { Json } from '../../../kernel/canonical.ts'
import type { RuleSet } from '../../../rules/rule.ts'

/** One member of a file, before and after; absent on the side where it is not there. */
export type MemberChange = { readonly member: string; readonly before: string | null; readonly after: string | null }

/** A file of the law that is not the same in two versions. */
export type FileChange = {
  readonly file: string
  readonly kind: 'added' | 'gone' | 'changed'
  readonly members: readonly MemberChange[]
}

type Source = Pick<RuleSet, 'source'>

/** The files of a rule set as what they say, by path. */
export const filesOf = ({ source }: Source): Readonly<Record<string, Json>> => JSON.parse(source)

/** What differs between two versions of the law, member by member, in the order of the files. */
export function changesBetween(before: Source, after: Source): readonly FileChange[] {
  const [old, young] = [filesOf(before), filesOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].toSorted().flatMap((file): FileChange[] => {
    const members = membersBetween(old[file], young[file])
    if (members.length === 0) return []
    const kind = old[file] === undefined ? 'added' : young[file] === undefined ? 'gone' : 'changed'
    return [{ file, kind, members }]
  })
}

function membersBetween(before: Json | undefined, after: Json | undefined): MemberChange[] {
  const [old, young] = [leavesOf(before), leavesOf(after)]
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((member) => {
    const [was, is] = [old.get(member) ?? null, young.get(member) ?? null]
    return was === is ? [] : [{ member, before: was, after: is }]
  })
}

/** Every value by the path to it: `parameters.minimumAge.values.0.value`. */
function leavesOf(value: Json | undefined, path = ''): Map<string, string> {
  if (value === undefined) return new Map()
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]])
  const entries = Array.isArray(value) ? value.map((item, at) => [String(at), item] as const) : Object.entries(value)
  return new Map(entries.flatMap(([name, inner]) => [...leavesOf(inner, path === '' ? name : `${path}.${name}`)]))
}
