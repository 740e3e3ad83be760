import type { ApplicationId } from '../../kernel/ids.ts'
import { dayIn, type Instant, plusDays, WIB } from '../../kernel/time.ts'
import { applicationById, changeApplication, findingsOf } from '../../modules/placements/index.ts'
import {
  describeDocument,
  documentNumberIndex,
  documentsOf,
  hiddenAt,
  numberHiddenOf,
} from '../../modules/workers/index.ts'
import { handIn, type Paper } from './enrol.ts'
import type { DemoDocument } from './file.ts'
import type { Pictures } from './pictures.ts'
import type { Living, Stage } from './stage.ts'

/** What workers of the demonstration hand in and answer. */
export function papersOf({ tools, asSystem }: Pick<Stage, 'tools' | 'asSystem'>, pictures: Pictures) {
  /** Hands in the papers of a file; unless it is a draft, also everything else the rules ask. */
  async function showPapers(living: Living, moment: Instant, isDraft: boolean): Promise<void> {
    const papers: Paper[] = []
    for (const document of living.file.documents) papers.push(await paperOf(living, document))
    await asSystem(moment, async (tx) => {
      for (const paper of papers) await handIn(tx, tools.seal, { worker: living.worker, paper })
    })
    if (!isDraft) for (let round = 0; round < 4; round += 1) if (!(await fillIn(living, moment))) return
  }

  const paperOf = async ({ person, file }: Living, document: DemoDocument): Promise<Paper> => ({
    ...document,
    picture: document.kind === 'family-permit' ? null : await pictures({ document, person, file }),
  })

  /** Hands one faultless paper in. */
  async function bring(living: Living, moment: Instant, about: Omit<Paper, 'picture'>): Promise<void> {
    const paper = await paperOf(living, { ...about, state: 'uploaded', differs: {}, blurred: false })
    await asSystem(moment, async (tx) => await handIn(tx, tools.seal, { worker: living.worker, paper }))
  }

  /** Shows and answers what the rules still ask. @returns whether anything was missing */
  async function fillIn(living: Living, moment: Instant): Promise<boolean> {
    const asked = await asSystem(moment, async (tx) => {
      const application = await applicationById(tx, living.application as ApplicationId)
      if (!application) return { kinds: [], answered: false }
      const { findings, ruleSet } = await findingsOf(tx, application, 'shown')
      const open = findings.filter(({ outcome, applied }) => applied && outcome !== 'met')
      const answers: Record<string, string | number | boolean> = { ...application.answers }
      for (const path of open.flatMap(({ outcome, needs }) => (outcome === 'unknown' ? needs : [])))
        if (!/^(documents|family|steps|card)\./.test(path))
          answers[path] ??= answerTo(ruleSet.questions.get(path)?.type, path)
      await changeApplication(tx, application.id, { answers, lowestPosition: true })
      return {
        kinds: [...new Set(open.flatMap(({ document }) => document ?? []))].filter(
          (kind) => ruleSet.documents.get(kind)?.comes !== 'issued-here',
        ),
        answered: Object.keys(answers).length > Object.keys(application.answers).length,
      }
    })
    const on = dayIn(moment, WIB)
    for (const kind of asked.kinds) {
      const number = kind === 'passport' ? `XX${living.file.key.slice(-5)}0` : null
      await bring(living, moment, { kind, number, issuedOn: plusDays(on, -20), validUntil: plusDays(on, 1700) })
    }
    return asked.kinds.length > 0 || asked.answered
  }

  /** Hands a document in again that was given back. */
  async function correct(living: Living, moment: Instant): Promise<void> {
    const back = await asSystem(moment, async (tx) =>
      (await documentsOf(tx, living.worker)).filter(({ state }) => state === 'returned'),
    )
    for (const { kind, issuedOn } of back) {
      const drawn = living.file.documents.find((document) => document.kind === kind)
      const { number = null, validUntil = null } = drawn ?? {}
      await bring(living, moment, { kind, number, issuedOn: issuedOn ?? dayIn(moment, WIB), validUntil })
    }
    await fillIn(living, moment)
  }

  /** An officer reads another date on the passport than was typed: the rule about it stands in the way. */
  async function shorten(living: Living, moment: Instant): Promise<string | undefined> {
    return await asSystem(moment, async (tx) => {
      const passport = (await documentsOf(tx, living.worker)).find(({ kind }) => kind === 'passport')
      const application = await applicationById(tx, living.application as ApplicationId)
      if (!passport || !application) return undefined
      const { id, numberLast4, issuedOn } = passport
      const numberHidden = await numberHiddenOf(tx, id)
      const number = numberHidden && tools.seal.reveal(numberHidden, hiddenAt.documentNumber(id))
      await describeDocument(tx, id, {
        numberHidden,
        numberIndex: number === null ? null : documentNumberIndex(tools.seal, number),
        numberLast4,
        issuedOn,
        validUntil: plusDays(dayIn(moment, WIB), -1),
      })
      const { findings } = await findingsOf(tx, application, 'shown')
      return findings.find(
        ({ applied, outcome, document }) => applied && outcome === 'unmet' && document === 'passport',
      )?.rule
    })
  }

  return { showPapers, correct, shorten }
}

const good: Readonly<Record<string, string>> = { 'worker.health': 'fit', 'worker.colourVision': 'normal' }
/** What it is good not to have. */
const bad = /^history\.|problem|blacklist|banned|suspend|pregnan|criminal/i

/** What somebody answers who may go. */
function answerTo(type: string | undefined, path: string): string | number | boolean {
  if (type === 'bool') return !bad.test(path)
  if (type === 'int') return bad.test(path) ? 0 : 1_000_000
  return good[path] ?? 'fit'
}
