import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { canonical, type Json } from '../kernel/canonical.ts'
import { day } from '../kernel/time.ts'
import { conflictsIn } from './conflicts/conflicts.ts'
import { evaluate, needsOf } from './evaluate.ts'
import type { Facts } from './facts.ts'
import { written } from './problem.ts'
import { replay } from './replay.ts'
import { type RuleSet, subjects } from './rule.ts'
import { smallLaw } from './small-law.examples.ts'
import { parseRegulations, ruleSetOf } from './source/parse.ts'
import { readRegulations } from './source/read-folder.ts'
import type { SourceFile } from './source/yaml.ts'

const load = (files: readonly SourceFile[]): RuleSet => {
  const { ruleSet, problems } = parseRegulations(files)
  if (!ruleSet) throw new Error(problems.map(written).join('\n'))
  return ruleSet
}
const on = day('2026-03-01')
const asked = (ruleSet: RuleSet, facts: Facts, options: Parameters<typeof evaluate>[3] = {}): readonly string[] =>
  evaluate(ruleSet, facts, on, options).map(({ rule }) => rule)

const question = `case.open: { type: bool, question: { id: Masih terbuka?, en: Still open? }, asks: officer, source: case }\n`
const promise = (id: string, more: string): SourceFile => ({
  path: `small-law/${id}.yaml`,
  text: `id: small-law.${id}
instrument: small-law
at: Pasal 7
kind: ${more}
subject: case
title: { id: Pengaduan, en: Complaint }
from: 2020-01-01
confidence: verified
`,
})
const withCases = load([
  ...smallLaw.map((file) => (file.path === 'facts.yaml' ? { ...file, text: file.text + question } : file)),
  promise('closed-well', 'requirement\ncondition: "!case.open"\nunmet: { id: Masih terbuka., en: Still open. }'),
  promise(
    'answered',
    'deadline\nparameters: { days: { unit: working-day, values: [{ from: 2020-01-01, value: 9 }] } }\nclock: { starts: request.complete, length: p.days, unit: working-day }',
  ),
])
const file = { worker: { birthDate: '2008-03-01' }, placement: { scheme: 'p2p', country: 'TW', months: 2 } }

describe('a rule on something else than a placement', () => {
  it('is not asked of a placement, whatever it knows', () => {
    const small = load(smallLaw)
    expect(evaluate(withCases, file, on)).toEqual(evaluate(small, file, on))
    expect(asked(withCases, { ...file, case: { open: true } })).toEqual(asked(small, file))
    expect(needsOf(evaluate(withCases, {}, on))).toEqual(needsOf(evaluate(small, {}, on)))
  })

  it('is asked of its own subject, and nothing else is', () => {
    expect(asked(withCases, { case: { open: true } }, { subject: 'case' })).toEqual([
      'small-law.answered',
      'small-law.closed-well',
    ])
    const [, found] = evaluate(withCases, { case: { open: true } }, on, { subject: 'case' })
    expect(found?.outcome).toBe('unmet')
    expect(asked(withCases, {}, { subject: 'village' })).toEqual([])
    expect(asked(withCases, {}, { subject: 'case', guards: 'verification' })).toEqual([])
  })

  it('keeps its subject when its rule set is stored', () => {
    expect(ruleSetOf(withCases.source).rules.map(({ subject }) => subject)).toEqual(
      withCases.rules.map(({ subject }) => subject),
    )
  })

  it('is not held against a rule on another subject', () => {
    const other = {
      path: 'other/instrument.yaml',
      text: smallLaw.find(({ path }) => path.endsWith('instrument.yaml'))?.text.replace('small-law', 'other') ?? '',
    }
    const beside = (subject: string): SourceFile => ({
      path: 'other/promise.yaml',
      text: promise(
        'promise',
        'deadline\nparameters: { days: { unit: working-day, values: [{ from: 2020-01-01, value: 9 }] } }\nclock: { starts: request.complete, length: p.days, unit: working-day }\nexamples: [{ name: kini, on: 2026-03-01, length: 9 }]',
      )
        .text.replaceAll('small-law', 'other')
        .replace('subject: case', `subject: ${subject}`),
    })
    const between = (subject: string) =>
      conflictsIn(load([...smallLaw, other, beside(subject)])).filter(({ against }) => against !== null)
    expect(between('placement').map(({ kind }) => kind)).toEqual(['contradicts'])
    expect(between('case')).toEqual([])
  })

  it('does not change a decision that is run again', () => {
    const findings = evaluate(withCases, file, on).map((finding) => JSON.parse(canonical(finding as Json)) as Json)
    const facts = { ...file, case: { open: true } }
    expect(replay({ ruleSet: withCases.digest, decidedOn: on, facts, findings }, withCases).identical).toBe(true)
  })
})

describe('the law as it stands', async () => {
  const law = load(await readRegulations(fileURLToPath(new URL('../../regulations', import.meta.url))))
  const today = day('2026-11-23')

  it('has rules on every subject', () => {
    expect(new Set(law.rules.map(({ subject }) => subject))).toEqual(new Set(subjects))
  })

  it.each(['p2p', 'g2g-korea', 'individual', 'ssw-japan', 're-entry'])('asks a file of %s nothing else', (scheme) => {
    const findings = evaluate(law, { placement: { scheme } }, today)
    const about = findings.map(({ rule }) => law.rules.find(({ id }) => id === rule)?.subject)
    expect(new Set(about)).toEqual(new Set(['placement']))
    const roots = new Set(needsOf(findings).map((need) => need.split('.')[0]))
    const foreign = subjects.filter((subject) => subject !== 'placement' && subject !== 'company')
    expect(foreign.filter((subject) => roots.has(subject))).toEqual([])
  })

  it.each([
    ['incomplete', { complete: false, registeredOn: '2026-10-23' }, 'permen-p2mi-23-2025.tutup.tidak-lengkap', 'met'],
    ['incomplete', { complete: false, registeredOn: '2026-10-24' }, 'permen-p2mi-23-2025.tutup.tidak-lengkap', 'unmet'],
    ['none', {}, 'permen-p2mi-23-2025.tutup.beralasan', 'unmet'],
  ])('says of a complaint closed as %s with %o that %s is %s', (closingGround, known, rule, outcome) => {
    const findings = evaluate(law, { case: { closingGround, ...known } }, today, { subject: 'case' })
    expect(findings.find((finding) => finding.rule === rule)?.outcome).toBe(outcome)
  })

  it('closes a complaint under the regulation of its day: the older one until the day before the newer', () => {
    const closed = { case: { closingGround: 'unreachable', lastReachedOn: '2025-01-01' } }
    const under = (date: string) =>
      evaluate(law, closed, day(date), { subject: 'case' })
        .filter(({ rule }) => rule.endsWith('tutup.tidak-terhubung'))
        .map(({ rule }) => rule.split('.')[0])
    expect(under('2025-10-07')).toEqual(['perban-bp2mi-6-2024'])
    expect(under('2025-10-08')).toEqual(['permen-p2mi-23-2025'])
  })
})
