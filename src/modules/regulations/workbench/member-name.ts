import type { Language } from '../../../platform/i18n/language.ts'
import { expectations, settlements } from '../../../rules/rule.ts'
import { plainMembers } from './rule-form.ts'
import { words } from './words.ts'

/** A member of a file of the law as a signer reads it; nothing where only its path says what it is. */
export function memberName(lang: Language, member: string): string | undefined {
  const say = words(lang)
  const plain = plainMembers.find((known) => known === member)
  if (plain !== undefined) return say(`member.${plain}`)
  const [, figure, at, part] = /^parameters\.(\w+)\.values\.(\d+)\.(from|value)$/.exec(member) ?? []
  if (figure !== undefined)
    return say(`compare.figure.${part as 'from' | 'value'}`, { name: figure, n: Number(at) + 1 })
  const [, example, asked, rest = ''] = /^examples\.(\d+)\.(name|on|finds|facts)(?:\.(.+))?$/.exec(member) ?? []
  if (example !== undefined)
    return say(`compare.example.${asked as 'name' | 'on' | 'finds' | 'facts'}`, { n: Number(example) + 1, what: rest })
  const [, settled, of] = /^(\d+)\.(rule|against|by|reason\.id|reason\.en)$/.exec(member) ?? []
  return settled === undefined
    ? undefined
    : say(`compare.settled.${of as 'rule' | 'against' | 'by' | 'reason.id' | 'reason.en'}`, { n: Number(settled) + 1 })
}

/** A value as a signer reads it: outcomes and ways to settle in words, everything else as it is written. */
export function valueTold(lang: Language, member: string, value: string): string {
  const say = words(lang)
  const outcome = /^examples\.\d+\.finds$/.test(member) ? expectations.find((known) => known === value) : undefined
  if (outcome !== undefined) return say(`finds.${outcome}`)
  const way = /^\d+\.by$/.test(member) ? settlements.find((known) => known === value) : undefined
  return way === undefined ? value : say(`settle.${way}`)
}
