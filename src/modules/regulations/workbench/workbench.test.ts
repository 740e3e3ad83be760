import { assert, describe, it } from 'vitest'
import { checkRuleSet } from '../../../rules/check.ts'
import type { Conflict } from '../../../rules/conflicts/conflict.ts'
import { smallLaw, smallLawWith } from '../../../rules/small-law.examples.ts'
import { parseRegulations } from '../../../rules/source/parse.ts'
import type { SourceFile } from '../../../rules/source/yaml.ts'
import { daysWithoutExample, exampleToBegin, readExample, withExample, withoutExample } from './example-form.ts'
import { memberName, valueTold } from './member-name.ts'
import { newFile } from './new-file.ts'
import { figureProblems, figuresOf, membersOf, ruleIn, withTyped, yamlOf } from './rule-form.ts'
import { keyOf, readSettlement, withResolution } from './settle.ts'
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

describe('what a signer reads of a difference', () => {
  it('is words where there are some, and the path where there are none', () => {
    assert.equal(memberName('id', 'parameters.minimumAge.values.1.value'), 'Angka minimumAge ke-2')
    assert.equal(memberName('id', 'examples.5.finds'), 'Contoh ke-6: hasil yang seharusnya')
    assert.equal(memberName('id', 'examples.5.facts.worker.birthDate'), 'Contoh ke-6: keadaan worker.birthDate')
    assert.equal(memberName('id', '6.by'), 'Pertentangan ke-7: mengapa boleh berdiri')
    assert.equal(memberName('id', 'unmet.id'), 'Kalimat kalau belum terpenuhi (Indonesia)')
    assert.isUndefined(memberName('id', 'guards.0'))
    assert.equal(valueTold('id', 'examples.5.finds', 'met'), 'terpenuhi')
    assert.equal(valueTold('id', '6.by', 'special'), 'Yang khusus didahulukan')
    assert.equal(valueTold('id', 'parameters.minimumAge.values.1.value', 'met'), 'met')
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

describe('an example as a form', () => {
  const raised = withTyped(rule, { 'baru.minimumAge.from': '2027-01-01', 'baru.minimumAge.value': '21' })
  const typed = { nama: 'genap 21', hari: '2027-01-01', fakta: 'worker:\n  birthDate: 2006-01-01\n', hasil: 'met' }

  it('is asked for the day on which a figure changes and no example stands', () => {
    assert.deepEqual(daysWithoutExample(rule), [])
    assert.deepEqual(daysWithoutExample(raised).join(), '2027-01-01')
  })

  it('begins as an example that is there would stand on that day, and leaves what it must find to a person', () => {
    const begun = exampleToBegin(raised, undefined)
    assert.equal(begun.hari, '2027-01-01')
    assert.include(begun.fakta, 'birthDate: 2008-12-31')
    assert.equal(begun.hasil, '')
    assert.equal(exampleToBegin(raised, 2).fakta, '')
    assert.equal(exampleToBegin({ ...raised, examples: [] }, 7).fakta, '')
  })

  it('is added as it was typed, and the machine holds the rule against it', () => {
    const whole = readExample(raised, typed)
    assert(whole.ok)
    const text = yamlOf(withExample(raised, whole.example))
    const law = read(smallLaw.map((file) => (file.path === age ? { path: age, text } : file)))
    assert.deepEqual(
      checkRuleSet(law).filter(({ severity }) => severity === 'error'),
      [],
    )
    const wrong = readExample(raised, { ...typed, hasil: 'unmet' })
    assert(wrong.ok)
    const other = yamlOf(withExample(raised, wrong.example))
    const [found] = checkRuleSet(read(smallLaw.map((file) => (file.path === age ? { path: age, text: other } : file))))
    assert.deepInclude(found?.told, { key: 'example.found' })
  })

  it('that the draft added can be taken away again, a published one cannot, and no two have one name', () => {
    const added = readExample(raised, typed)
    assert(added.ok)
    const more = withExample(raised, added.example)
    assert.deepEqual(withoutExample(more, 3, 3), raised)
    assert.deepEqual(withoutExample(more, 1, 3), more)
    assert.deepEqual(readExample(more, typed), { ok: false, wrong: { nama: 'same-name' } })
  })

  it('names every field that cannot be', () => {
    const none = readExample(raised, { nama: ' ', hari: 'besok', fakta: '- satu', hasil: 'barangkali' })
    assert.deepEqual(none, { ok: false, wrong: { nama: 'name', hari: 'day', fakta: 'facts', hasil: 'finds' } })
    const amount = { kind: 'amount', examples: [] }
    const sum = { nama: 'a', hari: '2027-01-01', fakta: '' }
    assert.deepEqual(readExample(amount, { ...sum, jumlah: 'banyak' }), { ok: false, wrong: { jumlah: 'number' } })
    assert.deepEqual(readExample(amount, { ...sum, jumlah: '', pembayar: 'employer' }), {
      ok: true,
      example: { name: 'a', on: '2027-01-01', facts: {}, payer: 'employer' },
    })
    assert.deepEqual(readExample({ kind: 'deadline' }, { ...sum, lama: '3' }), {
      ok: true,
      example: { name: 'a', on: '2027-01-01', facts: {}, length: 3 },
    })
  })
})

describe('a conflict that is settled by form', () => {
  const conflict: Conflict = {
    kind: 'contradicts',
    rule: 'other.age',
    citation: { instrument: 'other', name: 'Lain 2/2022', at: 'Pasal 1' },
    against: { rule: 'small-law.age', citation: { instrument: 'small-law', name: 'UU 1/2020', at: 'Pasal 1' } },
    prevails: null,
    witness: null,
    resolution: null,
  }
  const typed = {
    bentrok: keyOf(conflict),
    cara: 'special',
    'alasan-bentrok': 'Diatur khusus.',
    'alasan-bentrok-en': 'Has rules of its own.',
  }
  const known = async (number: string): Promise<boolean> => await Promise.resolve(number === 'ARH-26-000001')

  it('is a line of the file of settlements', async () => {
    const settled = await readSettlement(typed, [conflict], known)
    assert(settled.ok)
    const one = withResolution(null, settled.resolution)
    assert.include(one, 'rule: other.age\n  against: small-law.age\n  by: special')
    assert.include(one, 'en: Has rules of its own.')
    assert.equal(withResolution(one, settled.resolution).split('rule: other.age').length, 3)
    assert.equal(withResolution('rusak: ya', settled.resolution), 'rusak: ya')
  })

  it('is one that is still open, with a ground and a reason in both languages', async () => {
    assert.deepEqual(await readSettlement(typed, [], known), { ok: false, wrong: { bentrok: 'conflict' } })
    const nothing = { ...typed, cara: 'x', 'alasan-bentrok': ' ', 'alasan-bentrok-en': '' }
    assert.deepEqual(await readSettlement(nothing, [conflict], known), {
      ok: false,
      wrong: { cara: 'by', 'alasan-bentrok': 'reason', 'alasan-bentrok-en': 'reason-en' },
    })
  })

  it('by a direction names one that there is', async () => {
    const by = async (reason: string) =>
      await readSettlement({ ...typed, cara: 'direction', 'alasan-bentrok': reason }, [conflict], known)
    for (const reason of ['Sudah ada arahan.', 'Menurut ARH-26-000009.'])
      assert.deepEqual(await by(reason), { ok: false, wrong: { 'alasan-bentrok': 'direction' } })
    assert.isTrue((await by('Menurut arh-26-000001.')).ok)
  })
})

it('a new file begins as a rule or an instrument that names its place', () => {
  assert.include(newFile('uu-18-2017/pasal-99.yaml'), 'id: uu-18-2017.pasal-99\ninstrument: uu-18-2017')
  assert.isDefined(ruleIn(newFile('uu-18-2017/pasal-99.yaml')))
  assert.include(newFile('permen-1-2027/instrument.yaml'), 'id: permen-1-2027')
  assert.equal(newFile('facts.yaml'), '')
})
