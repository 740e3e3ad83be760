import { canonical, type Json } from '../../kernel/canonical.ts'
import { sha256 } from '../../kernel/digest.ts'
import type { RuleSetDigest } from '../../kernel/ids.ts'
import type { Problem } from '../problem.ts'
import type { Rule, RuleSet } from '../rule.ts'
import { documentsOf, instrumentsOf, questionsOf, readAs, resolutionsOf, schemesOf } from './catalogues.ts'
import { conditionReader } from './cel.ts'
import { type Codes, registered, stepsOf } from './names.ts'
import { buildRule } from './rule-file.ts'
import { ruleFile } from './rule-shape.ts'
import { type Page, pageOfJson, readPage, type SourceFile } from './yaml.ts'

/** The rule set, when nothing is wrong, and everything that is. */
export type Parsed = { readonly ruleSet: RuleSet | undefined; readonly problems: readonly Problem[] }

/**
 * Reads the law as data. Pure: the same texts, in any order, give the same rule set. Its digest is of what they say,
 * so that comments, the order of members and the line ends of a disk do not change it.
 *
 * @param files  every `*.yaml` under `regulations/`, with paths relative to it
 * @param codes  countries and jobs of the reference data, to hold rules against
 */
export function parseRegulations(files: readonly SourceFile[], codes: Codes = {}): Parsed {
  const problems: Problem[] = []
  const pages = files.flatMap((file) => readPage(file, problems) ?? [])
  return assemble(pages, codes, problems)
}

/** The rule set of a stored source (`RuleSet.source`). @throws Error when the source is not one we wrote */
export function ruleSetOf(source: string): RuleSet {
  const problems: Problem[] = []
  const pages = Object.entries(JSON.parse(source) as Record<string, Json>).map(([file, json]) =>
    pageOfJson(file, json, problems),
  )
  const { ruleSet } = assemble(pages, {}, problems)
  if (!ruleSet) throw new Error(`a stored rule set does not load: ${problems[0]?.what ?? 'nothing is wrong'}`)
  return ruleSet
}

/**
 * A stored source with some of its files written anew, as they would be read from a folder.
 *
 * @param changes  YAML by path; `null` takes a file away
 */
export function parseChanged(
  source: string,
  changes: Readonly<Record<string, string | null>>,
  codes: Codes = {},
): Parsed {
  const problems: Problem[] = []
  const kept = Object.entries(JSON.parse(source) as Record<string, Json>)
    .filter(([file]) => !Object.hasOwn(changes, file))
    .map(([file, json]) => pageOfJson(file, json, problems))
  const written = Object.entries(changes).flatMap(([path, text]) =>
    text === null ? [] : (readPage({ path, text }, problems) ?? []),
  )
  return assemble([...kept, ...written], codes, problems)
}

function assemble(given: readonly Page[], codes: Codes, problems: Problem[]): Parsed {
  const pages = given.toSorted((a, b) => (a.file < b.file ? -1 : 1))
  const at = (file: string): Page | undefined => pages.find((page) => page.file === file)
  for (const file of ['facts.yaml', 'documents.yaml'])
    if (!at(file)) problems.push({ severity: 'error', file, line: 1, what: 'there is no such file; expected it' })

  const questions = questionsOf(at('facts.yaml'))
  const documents = documentsOf(at('documents.yaml'))
  const instruments = instrumentsOf(pages.filter(({ file }) => isInstrument(file)))
  const schemes = schemesOf(
    pages.filter(({ file }) => isScheme(file)),
    { instruments, documents },
  )
  const catalogues = { questions, documents, instruments, schemes, codes }
  const read = conditionReader({ questions, documents: new Set(documents.keys()), steps: stepsOf(schemes) })
  const around = { catalogues, registered: registered(catalogues), read }

  const rules: Rule[] = []
  for (const page of pages.filter(({ file }) => isRule(file))) {
    const written = readAs(page, ruleFile)
    const rule = written && buildRule(page.file, written, around)
    const twin = rule && rules.find(({ id }) => id === rule.id)
    if (twin) written?.id.place.wrong(`${twin.id} is the id of ${twin.file} too; expected one of its own`)
    if (rule) rules.push(rule)
  }
  const resolutions = resolutionsOf(at('resolutions.yaml'), rules)
  if (problems.some(({ severity }) => severity === 'error')) return { ruleSet: undefined, problems }
  const source = canonical(Object.fromEntries(pages.map(({ file, json }) => [file, json])))
  const digest = Buffer.from(sha256(source)).toString('hex') as RuleSetDigest
  const sorted = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    ruleSet: { digest, source, instruments, questions, documents, schemes, rules: sorted, resolutions },
    problems,
  }
}

const isInstrument = (file: string): boolean => file.endsWith('/instrument.yaml')
const isScheme = (file: string): boolean => file.startsWith('schemes/')
const isRule = (file: string): boolean => file.includes('/') && !isInstrument(file) && !isScheme(file)
