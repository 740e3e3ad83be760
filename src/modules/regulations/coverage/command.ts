import { z } from 'zod'
import { type Command, command } from '../../../platform/cli/command.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { loadRegulations } from '../load.ts'
import { questionsIn, type Report, reportOf } from './coverage.ts'
import { loadCoverage } from './load.ts'

/**
 * `bekal regulations coverage`: which articles are rules, which are not and why, and the questions for the ministry.
 * @param shipped  the folder of the law as data that is read unless another is named
 */
export const coverageCommand = (shipped: string): Command =>
  command({
    name: 'regulations coverage',
    summary: 'List which articles are rules, which are not and why, and what the ministry must answer.',
    options: z.object({ folder: z.string().default(shipped).describe('the folder of the law as data') }),
    exits: { 0: 'listed', 2: 'the rules do not load' },
    run: async ({ folder }, { out }) => {
      const { ruleSet } = await loadRegulations(folder)
      if (!ruleSet) return { code: 2, text: 'The rules do not load. See: bekal regulations check', data: {} }
      const reports = reportOf(ruleSet, (await loadCoverage(folder)).coverages)
      for (const report of reports) out(told(report))
      const questions = reports.flatMap(questionsIn)
      const covered = reports.reduce((total, { counts }) => total + counts.covered, 0)
      return {
        code: 0,
        text: `${covered} articles of ${reports.length} instruments are rules; ${questions.length} questions for the ministry.`,
        data: { instruments: reports.map(dataOf), questions },
      }
    },
  })

function told({ instrument, rows, counts, coverage }: Report): string {
  const more = counts.unlisted === null ? 'unknown' : String(counts.unlisted)
  const head = `${nameOf(instrument)}: ${counts.covered} rules, ${counts.left} none, ${counts.unread} unread, ${counts.toConfirm} to confirm, ${more} not listed`
  const lines = rows.map(({ at, about, rules, left, question }) => {
    const state = rules.length > 0 ? `rules: ${rules.map(({ id }) => id).join(' ')}` : `none: ${left ?? 'not said'}`
    return `  ${at}: ${about ?? 'unknown'} [${state}]${question === null ? '' : `\n    ? ${question}`}`
  })
  const rest = coverage.rest === null ? [] : [`  the rest: ${coverage.rest.left}\n    ? ${coverage.rest.question}`]
  return `${[head, ...lines, ...rest].join('\n')}\n`
}

const dataOf = ({ instrument, coverage, rows, unplaced, counts }: Report) => ({
  instrument: instrument.id,
  articles: coverage.articles,
  counts,
  list: rows.map(({ at, about, confidence, left, by, question, toConfirm, rules }) => ({
    at,
    about,
    confidence,
    rules: rules.map(({ id }) => id),
    left: rules.length > 0 ? null : left,
    by,
    toConfirm,
    question,
  })),
  unplaced: unplaced.map(({ id }) => id),
})
