import { canonical, type Json } from '../../kernel/canonical.ts'
import { sha256 } from '../../kernel/digest.ts'
import type { RuleSetDigest } from '../../kernel/ids.ts'
import type { DocumentKind, Instrument, Question, Rule, RuleSet, Scheme } from '../rule.ts'
import { conditionReader } from './cel.ts'
import { nameOf } from './name.ts'
import { didYouMean, type Problem } from './problem.ts'
import { buildRule } from './rule-file.ts'
import { documentsFile, factsFile, instrumentFile, ruleFile, schemeFile } from './schema.ts'
import { type Read, readYaml, type SourceFile } from './yaml.ts'

export type Parsed = { readonly ruleSet: RuleSet | undefined; readonly problems: readonly Problem[] }

/**
 * Reads the law as data. Pure: the same texts, in any order, give the same rule set and the same digest.
 *
 * @param files  every `*.yaml` under `regulations/`, with paths relative to it
 * @returns      the rule set when nothing is wrong, and everything that is
 */
export function parseRegulations(files: readonly SourceFile[]): Parsed {
  const problems: Problem[] = []
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const ending = (name: string): SourceFile[] => sorted.filter(({ path }) => path === name || path.endsWith(`/${name}`))

  const questions = readQuestions(ending('facts.yaml'), problems)
  const documents = readDocuments(ending('documents.yaml'), problems)
  const instruments = readInstruments(ending('instrument.yaml'), problems)
  const schemes = readSchemes(sorted.filter(isScheme), { instruments, documents, problems })
  const steps = new Set([...schemes.values()].flatMap(({ steps }) => steps.map(({ code }) => code)))
  const read = conditionReader({ questions, documents: new Set(documents.keys()), steps })

  const rules: Rule[] = []
  for (const file of sorted.filter(isRule)) {
    const yaml = readYaml(file, ruleFile, problems)
    const rule = yaml && buildRule(yaml, { file: file.path, read, instruments, documents, schemes, steps, problems })
    if (rule && rules.some(({ id }) => id === rule.id))
      problems.push({ severity: 'error', file: file.path, line: 1, what: `the id ${rule.id} is used twice` })
    if (rule) rules.push(rule)
  }
  if (problems.some(({ severity }) => severity === 'error')) return { ruleSet: undefined, problems }
  const source = sourceOf(sorted)
  const digest = Buffer.from(sha256(source)).toString('hex') as RuleSetDigest
  return {
    ruleSet: {
      digest,
      source,
      instruments,
      questions,
      documents,
      schemes,
      rules: rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    },
    problems,
  }
}

/** The rule set of a stored source. @throws Error when the source is not one we wrote */
export function ruleSetOf(source: string): RuleSet {
  const files = Object.entries(JSON.parse(source) as Record<string, string>).map(([path, text]) => ({ path, text }))
  const { ruleSet, problems } = parseRegulations(files)
  if (!ruleSet) throw new Error(`a stored rule set does not load: ${problems[0]?.what ?? ''}`)
  return ruleSet
}

/** Canonical JSON of path → text, with line ends made one, so that the digest does not depend on the disk. */
const sourceOf = (files: readonly SourceFile[]): string =>
  canonical(Object.fromEntries(files.map(({ path, text }) => [path, text.replaceAll('\r\n', '\n')])) as Json)

const isScheme = ({ path }: SourceFile): boolean => /(^|\/)schemes\/[^/]+\.yaml$/.test(path)
const isRule = (file: SourceFile): boolean =>
  /\/[^/]+\.yaml$/.test(file.path) &&
  !file.path.endsWith('/instrument.yaml') &&
  !isScheme(file) &&
  !/(^|\/)(facts|documents)\.yaml$/.test(file.path)

function readQuestions(files: readonly SourceFile[], problems: Problem[]): Map<string, Question> {
  const entries = files.flatMap((file) => Object.entries(readYaml(file, factsFile, problems)?.value ?? {}))
  return new Map(entries.map(([path, question]) => [path, { path, ...question }]))
}

function readDocuments(files: readonly SourceFile[], problems: Problem[]): Map<string, DocumentKind> {
  const entries = files.flatMap((file) => Object.entries(readYaml(file, documentsFile, problems)?.value ?? {}))
  return new Map(entries.map(([code, { validity: _, ...document }]) => [code, { code, ...document }]))
}

function readInstruments(files: readonly SourceFile[], problems: Problem[]): Map<string, Instrument> {
  const instruments = new Map<string, Instrument>()
  for (const file of files) {
    const yaml = readYaml(file, instrumentFile, problems)
    if (!yaml) continue
    const relations = yaml.value.relations.flatMap((relation) =>
      Object.entries(relation).map(([kind, to]) => ({ kind, to: String(to) })),
    )
    if (!file.path.endsWith(`${yaml.value.id}/instrument.yaml`))
      problems.push({
        severity: 'error',
        file: file.path,
        line: yaml.lineOf(['id']),
        what: `id: ${yaml.value.id} does not stand in a folder of its own name`,
      })
    instruments.set(yaml.value.id, { ...yaml.value, relations })
  }
  return instruments
}

type Around = {
  instruments: ReadonlyMap<string, Instrument>
  documents: ReadonlyMap<string, DocumentKind>
  problems: Problem[]
}

function readSchemes(files: readonly SourceFile[], around: Around): Map<string, Scheme> {
  const schemes = new Map<string, Scheme>()
  for (const file of files) {
    const yaml = readYaml(file, schemeFile, around.problems)
    if (yaml) schemes.set(yaml.value.id, schemeOf(yaml, file.path, around))
  }
  return schemes
}

function schemeOf(
  { value, lineOf }: Read<typeof schemeFile._output>,
  file: string,
  { instruments, documents, problems }: Around,
): Scheme {
  const wrong = (path: readonly PropertyKey[], what: string): void =>
    void problems.push({ severity: 'error', file, line: lineOf(path), what })
  const steps = value.steps.map((step, i) => {
    const instrument = instruments.get(step.citation.instrument)
    if (!instrument)
      wrong(
        ['steps', i, 'citation'],
        `${step.citation.instrument} is not registered${didYouMean(step.citation.instrument, instruments.keys())}`,
      )
    for (const code of step.documents)
      if (!documents.has(code))
        wrong(['steps', i, 'documents'], `there is no document ${code}${didYouMean(code, documents.keys())}`)
    const citation = {
      instrument: step.citation.instrument,
      name: instrument ? nameOf(instrument) : '',
      at: step.citation.at,
    }
    return {
      code: step.code,
      name: step.name,
      acts: step.acts,
      documents: step.documents,
      review: step.review,
      usualDays: step.usualDays ?? null,
      citation,
    }
  })
  return {
    code: value.id,
    open: value.open,
    title: value.title,
    sentence: value.sentence,
    instead: value.instead ?? null,
    steps,
    employers: value.employers,
  }
}
