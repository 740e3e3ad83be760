import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { DocumentId } from '../../../kernel/ids.ts'
import { day, instant } from '../../../kernel/time.ts'
import { evaluate } from '../../../rules/evaluate.ts'
import { loadRegulations } from '../../regulations/index.ts'
import type { Worker, WorkerDocument } from '../../workers/index.ts'
import type { State } from '../application.ts'
import { fileIn } from '../decide.examples.ts'
import { factsOf } from '../facts.ts'
import { type Journey, journeyOf } from './tasks.ts'

const { ruleSet: loaded } = await loadRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url)))
if (!loaded) throw new Error('the rules do not load')
const law = loaded
const at = instant('2026-11-23T02:00:00Z')

const worker: Worker = {
  id: fileIn('draft').worker,
  name: 'Siti Nuraeni',
  nikLast4: '0001',
  phoneLast4: '0000',
  birthDate: day('1996-05-01'),
  sex: 'female',
  birthPlace: 'Blitar',
  maritalStatus: 'married',
  education: 'sma',
  village: '3505012001',
  photo: null,
  createdAt: at,
  changedAt: at,
}

const paper = (kind: string, state: WorkerDocument['state'] = 'uploaded'): WorkerDocument => ({
  id: `019a0000-0000-7000-8000-0000000000d1` as DocumentId,
  worker: worker.id,
  kind,
  state,
  source: kind === 'family-permit' ? 'family' : 'upload',
  file: null,
  mime: null,
  size: null,
  pages: null,
  sha256: null,
  numberLast4: null,
  issuedOn: null,
  validUntil: null,
  uploadedAt: at,
  reviewedAt: null,
  reviewReason: state === 'returned' ? 'Foto ulang.' : null,
  describedAt: null,
})

/** The journey of a file with these papers; nobody of the family has said anything. */
function journey(state: State, documents: readonly WorkerDocument[] = []): Journey {
  const application = fileIn(state)
  const family = { permitSigner: null, villageAware: null }
  const facts = factsOf({ application, worker, documents, family, count: 'shown' })
  return journeyOf({ application, ruleSet: law, documents, findings: evaluate(law, facts, day('2026-11-23')) })
}

const codes = ({ steps }: Journey): string[] =>
  steps.flatMap(({ tasks }) => tasks.map((task) => (task.kind === 'document' ? task.code : task.fact)))
const fromFamily = [...law.documents.values()]
  .filter(({ comes }) => comes === 'family-confirmation')
  .map(({ code }) => code)

describe('the tasks of a journey', () => {
  it('never ask somebody to bring what Bekal issues itself', () => {
    const issued = [...law.documents.values()].filter(({ comes }) => comes === 'issued-here').map(({ code }) => code)
    expect(issued.length).toBeGreaterThan(0)
    for (const state of ['draft', 'verified', 'scheduled', 'oriented'] as const)
      expect(
        codes(journey(state)).filter((code) => issued.includes(code)),
        state,
      ).toEqual([])
  })

  it('ask the family once: their permission answers what is asked about them', () => {
    const asked = codes(journey('draft'))
    expect(asked.filter((code) => fromFamily.includes(code))).toHaveLength(1)
    expect(asked.filter((code) => code.startsWith('family.'))).toEqual([])
  })

  it('still ask what a given permission does not answer', () => {
    const asked = codes(
      journey(
        'draft',
        fromFamily.map((kind) => paper(kind)),
      ),
    )
    expect(asked.filter((code) => code.startsWith('family.')).length).toBeGreaterThan(0)
  })

  it('name the one paper that was given back, and leave the others as they are', () => {
    const given = codes(journey('draft')).filter((code) => law.documents.get(code)?.comes === 'upload')
    const [first = '', ...rest] = given
    const { steps } = journey('returned', [paper(first, 'returned'), ...rest.map((kind) => paper(kind))])
    const tasks = steps.flatMap((step) => step.tasks).filter((task) => task.kind === 'document')
    expect(tasks.filter(({ state }) => state === 'returned')).toEqual([
      { kind: 'document', code: first, state: 'returned', reason: 'Foto ulang.' },
    ])
    expect(tasks.filter(({ code, state }) => rest.includes(code) && state !== 'shown')).toEqual([])
  })

  it('do not say that somebody is ill because the photo of the health letter was blurred', () => {
    const given = codes(journey('draft')).filter((code) => law.documents.get(code)?.comes === 'upload')
    expect(given).toContain('health-letter')
    const papers = given.map((kind) => paper(kind, kind === 'health-letter' ? 'returned' : 'uploaded'))
    expect(journey('returned', papers).unmet.map(({ rule }) => rule)).toEqual([])
  })
})
