import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../../platform/i18n/language.ts'
import { loadRegulations } from '../load.ts'
import { checkCoverage } from './check.ts'
import { coverageCommand } from './command.ts'
import { type Coverage, type Entry, questionsIn, reportOf } from './coverage.ts'
import { loadCoverage } from './load.ts'
import { coverageOfPage, coveragePage } from './page.ts'

const folder = fileURLToPath(new URL('../../../../regulations', import.meta.url))
const { ruleSet: law } = await loadRegulations(folder)
if (!law) throw new Error('the shipped rules do not load')
const { coverages, problems } = await loadCoverage(folder)
const reports = reportOf(law, coverages)

describe('the shipped lists of articles', () => {
  it('are there for the law, its government regulation and every ministerial regulation of 2025', () => {
    const wanted = [...law.instruments.values()]
      .filter(({ kind, year }) => kind === 'Permen P2MI' && year === 2025)
      .map(({ id }) => id)
    expect(wanted.length).toBeGreaterThanOrEqual(14)
    expect(coverages.map(({ instrument }) => instrument)).toEqual(
      expect.arrayContaining(['uu-18-2017', 'pp-59-2021', ...wanted]),
    )
  })

  it('hold against the rules without an error', () => {
    const errors = [...problems, ...checkCoverage(law, coverages)].filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
  })

  it('name every article of the law: those with rules, those without, and why', () => {
    const report = reports.find(({ instrument }) => instrument.id === 'uu-18-2017')
    expect(report?.counts.unlisted).toBe(0)
    expect(report?.rows.flatMap(({ articles }) => articles)).toHaveLength(91)
    const row = (at: string) => report?.rows.find((each) => each.at === at)
    expect(row('Pasal 5')?.rules.map(({ id }) => id)).toContain('uu-18-2017.pasal-5.a')
    expect(row('Pasal 64')).toMatchObject({ left: 'elsewhere', by: 'pp-22-2022', rules: [] })
    expect(row('Pasal 11')).toMatchObject({ left: 'unread', about: null })
  })

  it('ask the ministry of everything that is to be confirmed', () => {
    const unasked = reports.flatMap(({ rows }) =>
      rows.filter(({ toConfirm, question }) => toConfirm && question === null),
    )
    expect(unasked.map(({ at }) => at)).toEqual([])
    expect(reports.flatMap(questionsIn).length).toBeGreaterThan(40)
  })
})

describe('a list of articles that says something wrong', () => {
  const [uu] = coverages.filter(({ instrument }) => instrument === 'uu-18-2017')
  if (!uu) throw new Error('no list of the law')
  const change = (at: string, changed: Partial<Entry> | null): Coverage => ({
    ...uu,
    list: uu.list.flatMap((entry) =>
      entry.at === at ? (changed === null ? [] : [{ ...entry, ...changed }]) : [entry],
    ),
  })
  const said = (coverage: Coverage): string[] => checkCoverage(law, [coverage]).map(({ what }) => what)

  it.each([
    ['an article that rules name is missing', change('Pasal 5', null), /a rule stands on Pasal 5 of uu-18-2017/],
    ['no rule and no reason', change('Pasal 8', { left: null }), /Pasal 8: no rule stands on it; expected "left"/],
    ['a reason beside a rule', change('Pasal 5', { left: 'later' }), /Pasal 5: rules stand on it now/],
    ['unread without a question', change('Pasal 11', { question: null }), /Pasal 11: it is to be confirmed/],
    ['unconfirmed rules without a question', change('Pasal 31', { question: null }), /Pasal 31: it is to be confirmed/],
    ['nothing known and not called unread', change('Pasal 11', { left: 'state' }), /expected "left: unread"/],
    ['elsewhere without saying where', change('Pasal 64', { by: null }), /Pasal 64: expected "by"/],
    ['an instrument nobody knows', change('Pasal 64', { by: 'pp-1-1901' }), /there is no instrument pp-1-1901/],
    ['an article twice', change('Pasal 8', { at: 'Pasal 7' }), /Pasal 7 stands here twice/],
    ['no article at all', change('Pasal 8', { at: 'penutup' }), /penutup: names no article/],
    ['not all and no rest', { ...uu, articles: 92 }, /articles are not listed; expected "rest"/],
    ['more than there are', { ...uu, articles: 90 }, /more articles are listed than the 90 it has/],
    ['a foreign folder', { ...uu, file: 'pp-59-2021/coverage.yaml' }, /expected it in uu-18-2017\/coverage.yaml/],
    ['an instrument that is not registered', { ...uu, instrument: 'uu-1-1901' }, /there is no instrument uu-1-1901/],
  ])('is refused: %s', (_, coverage, expected) => {
    expect(said(coverage).join('\n')).toMatch(expected)
  })

  it('is refused when rules name no article and nobody asked which', () => {
    const [quota] = coverages.filter(({ instrument }) => instrument === 'permen-p2mi-2-2025')
    if (!quota) throw new Error('no list')
    expect(said({ ...quota, unplaced: null }).join('\n')).toMatch(/permen-p2mi-2-2025\.kuota.*names no article/)
  })
})

describe('a folder', () => {
  let own: string
  beforeAll(async () => {
    own = await mkdtemp(join(tmpdir(), 'bekal-coverage-'))
    await mkdir(join(own, 'uu-18-2017'))
  })
  afterAll(async () => await rm(own, { recursive: true }))

  it('says file and line of what is written wrongly', async () => {
    await writeFile(
      join(own, 'uu-18-2017/coverage.yaml'),
      'instrument: uu-18-2017\narticles: many\nconfidence: verified\nlist:\n  - { at: Pasal 1, about: x, confidence: sure }\n',
    )
    const read = await loadCoverage(own)
    expect(read.coverages).toEqual([])
    expect(read.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'uu-18-2017/coverage.yaml:2',
      'uu-18-2017/coverage.yaml:5',
    ])
  })
})

describe.each(languages)('the report in %s', (lang) => {
  it('has no gap', async () => {
    const pages = [coveragePage(reports, lang), ...reports.map((report) => coverageOfPage(law, report, lang))]
    for (const { title, body } of pages)
      expect(`${title} ${String(await body)}`, title).not.toMatch(/undefined|\[object|NaN|\{\w+\}/)
  })
})

describe('bekal regulations coverage', () => {
  it('lists the same for machines', async () => {
    const command = coverageCommand(folder)
    const { code, data } = await command.run({ folder } as never, { out: () => undefined, err: () => undefined })
    expect(code).toBe(0)
    expect(data['instruments']).toHaveLength(coverages.length)
    expect(data['questions']).toEqual(reports.flatMap(questionsIn))
  })
})
