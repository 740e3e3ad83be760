import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { written } from '../problem.ts'
import { smallLaw, smallLawWith } from '../small-law.examples.ts'
import { parseRegulations, ruleSetOf } from './parse.ts'
import type { SourceFile } from './yaml.ts'

const wrong = (files: readonly SourceFile[]): readonly string[] => parseRegulations(files).problems.map(written)
const age = 'small-law/age.yaml'
const condition = 'age(worker.birthDate, on) >= p.minimumAge\n'

describe('the small law', () => {
  it('loads without a word', () => expect(wrong(smallLaw)).toEqual([]))
})

describe('a mistake in the law as data is named with its file, its line and what was expected', () => {
  it.each<readonly [why: string, from: string, to: string, path: string, ...said: string[]]>([
    [
      'a fact that is not there',
      condition,
      'age(worker.birthdate, on) >= p.minimumAge\n',
      age,
      'small-law/age.yaml:13: condition: age(worker.birthdate, on) >= p.minimumAge: there is no fact worker.birthdate; expected one of facts.yaml; did you mean worker.birthDate?',
    ],
    [
      'a rule on a complaint that guards a step and asks about a worker',
      'kind: eligibility\n',
      'kind: eligibility\nsubject: case\n',
      age,
      'small-law/age.yaml:1: id: its subject is case; expected no scheme, country, job, step or document, which placements have',
      'small-law/age.yaml:1: id: its subject is case and it asks worker.birthDate; expected facts of its subject',
    ],
    [
      'a subject that there is not',
      'kind: eligibility\n',
      'kind: eligibility\nsubject: cases\n',
      age,
      'small-law/age.yaml:5: subject: found "cases"; expected one of placement, case, homecoming, company, village, outreach, data, loan; did you mean case?',
    ],
    [
      'a parameter that is not there',
      'on) >= p.minimumAge\n',
      'on) >= p.minimalAge\n',
      age,
      'small-law/age.yaml:13: condition: age(worker.birthDate, on) >= p.minimalAge: there is no parameter minimalAge; expected minimumAge; did you mean minimumAge?',
    ],
    [
      'a condition of the wrong type',
      condition,
      'age(worker.birthDate, on)\n',
      age,
      'small-law/age.yaml:13: condition: age(worker.birthDate, on): found a whole number; expected a yes or no',
    ],
    [
      'values that do not compare',
      condition,
      'worker.birthDate >= p.minimumAge\n',
      age,
      'small-law/age.yaml:13: condition: worker.birthDate >= p.minimumAge: found a day >= a whole number; expected both of one type',
    ],
    [
      'a macro',
      condition,
      "'[1].exists(x, x > 0)'\n",
      age,
      'small-law/age.yaml:13: condition: [1].exists(x, x > 0): there is no function exists; expected one of age, monthsBetween, daysBetween, plusMonths, plusDays, startsWith, size, max, min, day, has',
    ],
    [
      'a regular expression',
      condition,
      "worker.sex.matches('f.*')\n",
      age,
      "small-law/age.yaml:13: condition: worker.sex.matches('f.*'): there is no function matches; expected one of age, monthsBetween, daysBetween, plusMonths, plusDays, startsWith, size, max, min, day, has",
    ],
    [
      'a word its fact can never be',
      condition,
      "worker.sex == 'femal'\n",
      age,
      'small-law/age.yaml:13: condition: worker.sex == \'femal\': worker.sex is never "femal"; expected one of female, male; did you mean female?',
    ],
    [
      'a division that can fail',
      condition,
      '10 / placement.months > 1\n',
      age,
      'small-law/age.yaml:13: condition: 10 / placement.months > 1: expected to divide by a number or a parameter that is never 0',
    ],
    [
      'a day that does not exist',
      condition,
      "on > day('2026-02-30')\n",
      age,
      "small-law/age.yaml:13: condition: on > day('2026-02-30'): day() takes a day that exists, as a text: day('2026-03-01')",
    ],
    [
      'a broken condition',
      condition,
      'age(worker.birthDate, on >= 3\n',
      age,
      'small-law/age.yaml:13: condition: age(worker.birthDate, on >= 3: Expected RPAREN, got EOF',
    ],
    [
      'a field a document has not',
      condition,
      'documents.passport.verifed\n',
      age,
      'small-law/age.yaml:13: condition: documents.passport.verifed: a document has no verifed; expected one of verified, validUntil, issuedOn; did you mean verified?',
    ],
    [
      'a step that is not there',
      'steps.verification.done',
      'steps.verificaton.done',
      'small-law/order.yaml',
      'small-law/order.yaml:8: condition: steps.verificaton.done: there is no step verificaton; expected one of a scheme; did you mean verification?',
    ],
    [
      'a document that is not there',
      'document: passport',
      'document: pasport',
      'small-law/passport.yaml',
      'small-law/passport.yaml:6: document: there is no document pasport; expected one of documents.yaml; did you mean passport?',
    ],
    [
      'a document rule without one',
      'document: passport\n',
      '',
      'small-law/passport.yaml',
      'small-law/passport.yaml:4: kind: document is missing; expected one of documents.yaml, or a condition',
    ],
    [
      'a scheme that is not there',
      'schemes: [p2p]',
      'schemes: [p2q]',
      'small-law/fee.yaml',
      'small-law/fee.yaml:7: applies.schemes.0: there is no scheme p2q; expected one of schemes/; did you mean p2p?',
    ],
    [
      'a step nobody has',
      'guards: [verification]',
      'guards: [departur]',
      age,
      'small-law/age.yaml:7: guards.0: there is no step departur; expected one of the steps of schemes/; did you mean departure?',
    ],
    [
      'an instrument that is not registered',
      'instrument: small-law',
      'instrument: smal-law',
      age,
      'small-law/age.yaml:2: instrument: there is no instrument smal-law; expected one of the registered instruments; did you mean small-law?',
      'small-law/age.yaml:2: instrument: found in small-law/age.yaml; expected it in the folder smal-law/',
      'small-law/age.yaml:1: id: found small-law.age; expected it to begin with smal-law.',
    ],
    [
      'a day that is none',
      'from: 2020-01-01\nguards',
      'from: 2020-02-31\nguards',
      age,
      'small-law/age.yaml:6: from: found "2020-02-31"; expected a day that exists, YYYY-MM-DD',
    ],
    [
      'a kind that is none',
      'kind: eligibility',
      'kind: eligibilty',
      age,
      'small-law/age.yaml:4: kind: found "eligibilty"; expected one of eligibility, requirement, document, prohibition, order, deadline, amount; did you mean eligibility?',
    ],
    [
      'a member that is none',
      'kind: eligibility',
      'kind: eligibility\ngaurds: []',
      age,
      'small-law/age.yaml:5: gaurds: there is no such member; expected one of id, instrument, at, kind, subject, title, from, until, applies, guards, parameters, condition, document, unmet, values, remedy, component, payer, amount, amountUnknown, clock, note, confidence, examples; did you mean guards?',
    ],
    [
      'a member that is missing',
      'confidence: verified\n',
      '',
      age,
      'small-law/age.yaml:1: confidence is missing; expected one of verified, likely, to-confirm',
    ],
    [
      'one language of two',
      "id: 'Umurmu {age} tahun. Paling muda {minimumAge} tahun.', ",
      '',
      age,
      'small-law/age.yaml:14: unmet: id is missing; expected a text',
    ],
    [
      'a sentence nothing fills',
      'Umurmu {age}',
      'Umurmu {umur}',
      age,
      'small-law/age.yaml:14: unmet: id: nothing fills {umur}; expected one of minimumAge, age, oldEnough',
    ],
    [
      'a helper nobody knows',
      'who: time',
      'who: somebody',
      age,
      'small-law/age.yaml:15: remedy.who: found "somebody"; expected one of worker, family, village, officer, employer, company, government, clinic, time, nobody',
    ],
    [
      'a payer nobody knows',
      '{ payer: company }',
      '{ payer: agent }',
      'small-law/fee.yaml',
      'small-law/fee.yaml:12: payer.1.payer: found "agent"; expected one of worker, employer, company, government',
    ],
    [
      'nobody who pays otherwise',
      ', { payer: company }',
      '',
      'small-law/fee.yaml',
      'small-law/fee.yaml:12: payer.0: the last payer has a condition; expected who pays in all other cases',
    ],
    [
      'a cost without an amount',
      'amount: p.monthly * placement.months\n',
      '',
      'small-law/fee.yaml',
      'small-law/fee.yaml:4: kind: amount is missing; expected whole rupiah, or amountUnknown: true',
    ],
    [
      'a promise of a length that depends on the file',
      'length: p.workingDays',
      'length: placement.months',
      'small-law/promise.yaml',
      'small-law/promise.yaml:9: clock.length: placement.months depends on a file; expected parameters only',
    ],
    [
      'a promise without a clock',
      /clock: .*\n/.exec(smallLaw.at(-1)?.text ?? '')?.[0] ?? '',
      '',
      'small-law/promise.yaml',
      'small-law/promise.yaml:4: kind: clock is missing; expected when it starts, its length and its unit',
    ],
    [
      'a clock that promises nothing',
      'kind: deadline',
      'kind: requirement',
      'small-law/promise.yaml',
      'small-law/promise.yaml:4: kind: a rule of this kind has no clock; expected it in deadline',
      'small-law/promise.yaml:4: kind: unmet is missing; expected the sentence a person reads, { id: …, en: … }',
      'small-law/promise.yaml:4: kind: condition is missing; expected what must hold',
    ],
    [
      'values of two types',
      'value: 18',
      "value: '18'",
      age,
      'small-law/age.yaml:9: parameters.minimumAge: found values of the types int, string; expected one type',
    ],
    [
      'two values from one day',
      'from: 2026-01-01, value: 18',
      'from: 2020-01-01, value: 18',
      age,
      'small-law/age.yaml:9: parameters.minimumAge: two values begin on one day; expected one',
    ],
    [
      'a number with a fraction',
      'value: 18',
      'value: 18.5',
      age,
      'small-law/age.yaml:9: parameters.minimumAge.values.1.value: found 18.5; expected a whole number, a text, true or false',
    ],
    [
      'an end before the beginning',
      'until: 2026-12-31',
      'until: 2019-12-31',
      'small-law/closed.yaml',
      'small-law/closed.yaml:1: id: until 2019-12-31; expected a day on or after 2020-01-01',
    ],
    [
      'an employer that is none',
      "placement.employer == 'household'",
      "placement.employer == 'house'",
      'small-law/closed.yaml',
      'small-law/closed.yaml:10: applies.when: placement.employer == \'house\': placement.employer is never "house"; expected one of household, legal-entity',
    ],
    [
      'an id used twice',
      'id: small-law.passport',
      'id: small-law.age',
      'small-law/passport.yaml',
      'small-law/passport.yaml:1: id: small-law.age is the id of small-law/age.yaml too; expected one of its own',
    ],
    [
      'YAML that is none',
      'guards: [verification]',
      'guards: [verification',
      age,
      'small-law/age.yaml:8: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    [
      'a member twice',
      'guards: [verification]',
      'guards: []\nguards: []',
      age,
      'small-law/age.yaml:8: Map keys must be unique',
    ],
    [
      'an instrument of no rank',
      'rank: law',
      'rank: laws',
      'small-law/instrument.yaml',
      'small-law/instrument.yaml:2: rank: found "laws"; expected one of constitution, mpr-decree, law, government-regulation, presidential-regulation, ministerial-regulation, regional-regulation, decree, circular, sop, technical-guide, implementation-guide, service-standard, direction, destination-rule; did you mean law?',
    ],
    [
      'a relation to nothing',
      'relations: []',
      'relations: [{ amends: small-lav }]',
      'small-law/instrument.yaml',
      'small-law/instrument.yaml:12: relations.0.amends: there is no instrument small-lav; expected one of the registered instruments; did you mean small-law?',
    ],
    [
      'a fact of no type',
      'type: Day',
      'type: day',
      'facts.yaml',
      'facts.yaml:1: worker.birthDate.type: found "day"; expected one of bool, int, string, Day; did you mean Day?',
    ],
    [
      'a step of a document that is not there',
      'documents: [passport]',
      'documents: [passpor]',
      'schemes/p2p.yaml',
      'schemes/p2p.yaml:9: steps.0.documents.0: there is no document passpor; expected one of documents.yaml; did you mean passport?',
    ],
    [
      'a scheme that leads nowhere',
      'instead: { id: Tanya kantor., en: Ask the office. }\n',
      '',
      'schemes/ssw.yaml',
      'schemes/ssw.yaml:1: id: instead is missing; expected where to go, as it is not open',
    ],
  ])('%s', (...row) => {
    const [, from = '', to = '', path = ''] = row
    const said = row.slice(4)
    expect(wrong(smallLawWith(from, to, path)).slice(0, said.length)).toEqual(said)
  })

  it('a country or job that the reference data has not', () => {
    const codes = { countries: new Set(['SG']), jobs: new Set<string>() }
    expect(parseRegulations(smallLaw, codes).problems.map(written)).toEqual([
      'small-law/closed.yaml:9: applies.countries.0: there is no country SA; expected one of the destinations; did you mean SG?',
    ])
  })

  it('all mistakes at once, in every file', () => {
    const two = smallLawWith('kind: eligibility', 'kind: x', age).map(({ path, text }) => ({
      path,
      text: path === 'small-law/fee.yaml' ? text.replace('kind: amount', 'kind: y') : text,
    }))
    expect(wrong(two).map((line) => line.split(':')[0])).toEqual([age, 'small-law/fee.yaml'])
  })

  it('references that would grow to nine to the tenth: refused before they grow', () => {
    const nines = [...'abcdefghij'].map((name, index, all) => {
      const before = all[index - 1]
      return `${name}: &${name} [${Array(9)
        .fill(before === undefined ? 'x' : `*${before}`)
        .join(', ')}]`
    })
    const bomb = { path: age, text: nines.join('\n') }
    const said = wrong([...smallLaw.filter(({ path }) => path !== age), bomb])
    expect(said).toContain(`${age}:2: b.0: found a reference (*name); expected the value itself`)
  })

  it('a folder without facts', () =>
    expect(wrong([])).toEqual([
      'facts.yaml:1: there is no such file; expected it',
      'documents.yaml:1: there is no such file; expected it',
    ]))
})

describe('the digest of a rule set', () => {
  const digestOf = (files: readonly SourceFile[]) => parseRegulations(files).ruleSet?.digest
  const digest = digestOf(smallLaw)

  it('is of 64 hex digits, and of the canonical source', () => expect(digest).toMatch(/^[0-9a-f]{64}$/))

  it('does not depend on the order of files, line ends, comments or the order of members', () => {
    const turned = smallLaw.map(({ path, text }) => {
      const confidence = 'confidence: verified\n'
      const moved = text.includes(confidence) ? `${confidence}${text.replace(confidence, '')}` : text
      return { path, text: `# a remark\n${moved}\n\n` }
    })
    expect(turned.filter(({ text }) => text.startsWith('# a remark\nconfidence'))).toHaveLength(7)
    expect(digestOf(turned.toReversed().map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') })))).toBe(
      digest,
    )
  })

  it('changes with any value', () => {
    const places = smallLaw.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:value|amount|length): (\d+)/g)].map(({ index }) => ({ path, index })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), ({ path, index }) => {
        const files = smallLaw.map((file) => {
          if (file.path !== path) return file
          const [head, tail] = [file.text.slice(0, index), file.text.slice(index)]
          return { path, text: head + tail.replace(/\d+/, (number) => String(Number(number) + 1)) }
        })
        expect(digestOf(files)).not.toBe(digest)
      }),
    )
  })

  it('is that of the rule set read back from its own source', () => {
    const { ruleSet } = parseRegulations(smallLaw)
    const again = ruleSet && ruleSetOf(ruleSet.source)
    expect(again?.digest).toBe(digest)
    expect(again?.source).toBe(ruleSet?.source)
    const bare = (rules: typeof ruleSet) =>
      rules?.rules.map((rule) => ({ ...rule, examples: rule.examples.map((example) => ({ ...example, line: 1 })) }))
    expect(bare(again)).toEqual(bare(ruleSet))
  })

  it('refuses a source that is none', () => {
    expect(() => ruleSetOf('{}')).toThrow('does not load')
    expect(() => ruleSetOf('')).toThrow()
  })
})
