import { array, assert as check, constantFrom, option, property, subarray } from 'fast-check'
import { assert, describe, it } from 'vitest'
import { canonical, type Json } from '../../../kernel/canonical.ts'
import type { RuleSetDigest } from '../../../kernel/ids.ts'
import { day, instant } from '../../../kernel/time.ts'
import { smallLaw } from '../../../rules/small-law.examples.ts'
import { parseChanged, parseRegulations } from '../../../rules/source/parse.ts'
import { feedOf } from './feed.ts'
import { figuresChanged, figureTold } from './figures.ts'
import { concerns, rulesTouched } from './notice.ts'

const { ruleSet: law } = parseRegulations(smallLaw)
if (!law) throw new Error('the small law does not load')
const age = 'small-law/age.yaml'
const files = JSON.parse(law.source)
const touched = (changes: Record<string, Json>): readonly string[] | null => {
  const written: Record<string, string> = {}
  for (const [file, says] of Object.entries(changes)) written[file] = canonical(says)
  const { ruleSet, problems } = parseChanged(law.source, written)
  if (!ruleSet) throw new Error(problems[0]?.what)
  return rulesTouched(law, ruleSet)
}

describe('the rules a change touches', () => {
  it('are those written anew, and not those whose examples or remarks are', () => {
    const title = { id: 'Umur lain', en: 'Another age' }
    assert.deepEqual(
      touched({ [age]: { ...files[age], title } }),
      law.rules.filter(({ file }) => file === age).map(({ id }) => id),
    )
    assert.deepEqual(touched({ [age]: { ...files[age], note: { id: 'Catatan.', en: 'A note.' } } }), [])
  })

  it('are none by name when something changes that all of them use', () => {
    const fact = { type: 'bool', question: { id: 'Baru?', en: 'New?' }, asks: 'worker', source: 'word' }
    assert.isNull(touched({ 'facts.yaml': { ...files['facts.yaml'], 'worker.isNew': fact } }))
  })

  it('concern a decision that weighs one of them; those of all concern every one', () => {
    const ids = ['a', 'b', 'c', 'd'] as const
    check(
      property(option(subarray([...ids])), array(constantFrom(...ids)), (rules, weighed) => {
        const shared = rules === null || rules.some((rule) => weighed.includes(rule))
        assert.equal(concerns({ rules }, new Set(weighed)), shared)
      }),
    )
  })
})

describe('the figures a change makes others', () => {
  const figures = (values: readonly { from: string; value: number }[], unit = 'year') => {
    const written = structuredClone(files[age])
    const [parameter] = Object.values(written.parameters) as [{ unit: string; values: unknown }]
    Object.assign(parameter, { unit, values })
    written.examples = []
    const { ruleSet, problems } = parseChanged(law.source, { [age]: canonical(written) })
    if (!ruleSet) throw new Error(problems[0]?.what)
    const first = day('2026-12-01')
    return figuresChanged(law, ruleSet, first).map((figure) => figureTold(figure, first, 'id'))
  }
  const now = { from: '2017-11-22', value: 18 }

  it.each([
    ['nothing where they are the same', [now], []],
    ['what was and what is', [now, { from: '2026-12-01', value: 19 }], ['dari 18 tahun menjadi 19 tahun.']],
    [
      'each later day once',
      [now, { from: '2026-12-01', value: 19 }, { from: '2027-01-01', value: 20 }],
      ['dari 18 tahun menjadi 19 tahun.', 'dari 18 tahun menjadi 20 tahun. Mulai 1 Jan 2027.'],
    ],
    ['nothing of days that are over', [now, { from: '2020-01-01', value: 17 }, { from: '2026-01-01', value: 18 }], []],
  ] as const)('tell %s', (_, values, told) => {
    assert.deepEqual(
      figures(values).map((text) => text.slice(text.indexOf(': ') + 2)),
      [...told],
    )
  })

  it('are written as people write them', () => {
    const text = (unit: string, value: number) =>
      figures(
        [
          { ...now, value: 18 },
          { from: '2026-12-01', value },
        ],
        unit,
      )[0]
    assert.include(text('rupiah', 1_332_500), 'menjadi Rp1.332.500.')
    assert.include(text('working-day', 5), 'dari 18 tahun menjadi 5 hari kerja.')
  })
})

describe('the feed', () => {
  const notice = {
    ruleSet: 'a'.repeat(64) as RuleSetDigest,
    title: 'Umur <21> & lain',
    summary: 'Mulai "besok".',
    rules: [],
    publishedAt: instant('2026-11-23T02:00:00Z'),
    effectiveFrom: day('2026-12-01'),
    withdrawn: false,
    figures: [],
  }

  it('escapes what people wrote, names itself, and gives each notice an id that outlives the address', async () => {
    const feed = await feedOf([notice], { origin: 'https://bekal.example', lang: 'id' })
    assert.include(feed, '<title>Umur &lt;21&gt; &amp; lain</title>')
    assert.include(feed, `<id>tag:bekal.example,2026:aturan/${notice.ruleSet}</id>`)
    assert.include(feed, '<updated>2026-11-23T02:00:00.000Z</updated>')
    assert.include(feed, 'href="https://bekal.example/pemberitahuan.atom"')
    assert.notMatch(feed, /&(?!amp;|lt;|gt;|quot;|#\d+;|#x[0-9a-f]+;)/i)
  })

  it('of nothing is a feed too', async () => {
    const feed = await feedOf([], { origin: 'https://bekal.example', lang: 'en' })
    assert.include(feed, '<updated>')
    assert.notInclude(feed, '<entry>')
  })
})
