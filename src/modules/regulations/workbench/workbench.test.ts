import { assert, describe, it } from 'vitest'
import { smallLaw, smallLawWith } from '../../../rules/small-law.examples.ts'
import { parseRegulations } from '../../../rules/source/parse.ts'
import type { SourceFile } from '../../../rules/source/yaml.ts'
import { figureProblems, figuresOf, membersOf, ruleIn, withTyped, yamlOf } from './rule-form.ts'
import { changesBetween, filesOf } from './versions.ts'

const read = (files: readonly SourceFile[]) => parseRegulations(files).ruleSet ?? assert.fail('does not load')
const small = read(smallLaw)
const age = 'small-law/age.yaml'
const rule = ruleIn(yamlOf(filesOf(small)[age] ?? null)) ?? assert.fail('no rule')

describe('two versions of the law', () => {
  it('differ in nothing when they say the same', () =>
    assert.deepEqual(changesBetween(small, read(smallLaw.toReversed())), []))

  it('differ by the members that were changed, and by files that came or went', () => {
    const higher = read(
      smallLawWith('value: 18 }', 'value: 20 }', age).filter(({ path }) => path !== 'small-law/closed.yaml'),
    )
    assert.deepEqual(
      changesBetween(small, higher).map(({ file, kind, members }) => [
        file,
        kind,
        kind === 'changed' ? members : members.length > 9,
      ]),
      [
        [age, 'changed', [{ member: 'parameters.minimumAge.values.1.value', before: '18', after: '20' }]],
        ['small-law/closed.yaml', 'gone', true],
      ],
    )
    assert.deepEqual(
      changesBetween(higher, small).map(({ kind }) => kind),
      ['changed', 'added'],
    )
  })
})

describe('a rule as a form', () => {
  it('survives being written as YAML and read again', () => {
    for (const [file, json] of Object.entries(filesOf(small)))
      assert.deepEqual(
        read(smallLaw.map((given) => (given.path === file ? { path: file, text: yamlOf(json) } : given))).digest,
        small.digest,
        file,
      )
  })

  it('shows its sentences, days and figures', () => {
    assert.deepInclude(membersOf(rule), { path: 'title.id', value: 'Umur', long: false })
    assert.deepInclude(membersOf(rule), { path: 'until', value: '', long: false })
    assert.deepEqual(figuresOf(rule), [{ name: 'minimumAge', values: ['2020-01-01: 19', '2026-01-01: 18'] }])
  })

  it('changes nothing when nothing was typed, whatever the line ends', () => {
    const typed = Object.fromEntries(membersOf(rule).map(({ path, value }) => [path, value.replaceAll('\n', '\r\n')]))
    assert.deepEqual(withTyped(rule, typed), rule)
    assert.deepEqual(withTyped(rule, { 'baru.minimumAge.from': '', 'baru.minimumAge.value': ' ' }), rule)
  })

  it('takes a new figure from a day on, a changed sentence, and takes away what was emptied', () => {
    const edited = withTyped(rule, {
      'title.id': 'Umur paling muda',
      'remedy.id': '',
      'remedy.en': '',
      'baru.minimumAge.from': '2026-12-01',
      'baru.minimumAge.value': '20',
    })
    assert.deepEqual(figuresOf(edited)[0]?.values.at(-1), '2026-12-01: 20')
    assert.deepInclude(membersOf(edited), { path: 'title.id', value: 'Umur paling muda', long: false })
    assert.deepEqual(edited['remedy'], { who: 'time' } as never)
  })

  it('is not what is no rule', () => {
    for (const text of ['id: [', 'a', '', 'id: small-law', '- 1']) assert.isUndefined(ruleIn(text))
  })
})

describe('a figure typed into the form', () => {
  const typed = (from: string, value: string) => ({
    'baru.minimumAge.from': from,
    'baru.minimumAge.value': value,
  })
  const values = (from: string, value: string, again = rule) =>
    figuresOf(withTyped(again, typed(from, value), rule))[0]?.values

  it('needs a day that exists and a number where numbers stand; nothing typed is nothing wrong', () => {
    assert.deepEqual(figureProblems(rule, typed('1 Januari 2027', 'dua puluh')), {
      'baru.minimumAge.from': 'file.figure.from.wrong',
      'baru.minimumAge.value': 'file.figure.value.wrong',
    })
    assert.deepEqual(figureProblems(rule, typed('2027-02-30', '20')), {
      'baru.minimumAge.from': 'file.figure.from.wrong',
    })
    assert.deepEqual(figureProblems(rule, typed('2027-01-01', '')), {
      'baru.minimumAge.value': 'file.figure.value.wrong',
    })
    assert.deepEqual(figureProblems(rule, typed('2027-01-01', '20')), {})
    assert.deepEqual(figureProblems(rule, typed('', '')), {})
  })

  it('for a day of this draft corrects it; one that is published is never replaced', () => {
    const once = withTyped(rule, typed('2027-01-01', '20'), rule)
    assert.deepEqual(values('2027-01-01', '21', once), ['2020-01-01: 19', '2026-01-01: 18', '2027-01-01: 21'])
    assert.deepEqual(values('2026-01-01', '50'), ['2020-01-01: 19', '2026-01-01: 18', '2026-01-01: 50'])
  })
})
