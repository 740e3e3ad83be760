import { cite } from '../../kernel/citation.ts'
import type { Conflict, ConflictKind } from './conflict.ts'

const said: Readonly<Record<ConflictKind, string>> = {
  'cannot-bind': 'an instrument of this rank cannot lay this on a citizen: shown, not applied',
  'wrong-form': 'another form is needed by',
  adds: 'adds to',
  shortens: 'gives less time than',
  contradicts: 'says otherwise than',
  'not-in-force': 'its instrument is not in force on every day of the rule',
  unreachable: 'no file can meet it',
}

/** A conflict in one English line, for whoever writes rules: both articles, which goes before, how it was settled. */
export function conflictTold({ kind, citation, against, prevails, witness, resolution }: Conflict): string {
  const parts = [
    `${cite(citation)}: ${said[kind]}${against ? ` ${cite(against.citation)}${against.rule === null ? '' : ` (${against.rule})`}` : ''}`,
    witness ? `seen on ${witness.on} with ${JSON.stringify(witness.facts)}` : '',
    prevails ? `${prevails.rule} goes before (${prevails.ground})` : '',
    resolution ? `settled: ${resolution.by}` : 'open; expected a line in resolutions.yaml or a request for direction',
  ]
  return parts.filter((part) => part !== '').join('; ')
}
