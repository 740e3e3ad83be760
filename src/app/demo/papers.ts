import type { ApplicationId } from '../../kernel/ids.ts'
import { dayIn, type Instant, plusDays, WIB } from '../../kernel/time.ts'
import { type Application, applicationById, changeApplication, findingsOf } from '../../modules/placements/index.ts'
import {
  describeDocument,
  documentNumberIndex,
  documentsOf,
  hiddenAt,
  numberHiddenOf,
} from '../../modules/workers/index.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { handIn, type Paper } from './enrol.ts'
import type { DemoDocument } from './file.ts'
import { hasPicture, type Pictures } from './pictures.ts'
import type { Living, Stage } from './stage.ts'

/** What workers of the demonstration hand in and answer. */
export function papersOf({ tools, asSystem }: Pick<Stage, 'tools' | 'asSystem'>, pictures: Pictures) {
  const paperOf = async ({ person, file }: Living, document: DemoDocument): Promise<Paper> => ({
    ...document,
    picture: hasPicture(document) ? await pictures.of({ document, person, file }) : null,
  })

  /** Hands these papers in, one picture after another: cleaning leaves room for whoever uploads at the same time. */
  async function bring(tx: Tx, living: Living, documents: readonly DemoDocument[]): Promise<void> {
    const papers: Paper[] = []
    for (const document of documents) papers.push(await paperOf(living, document))
    await handIn(tx, tools.seal, { worker: living.worker, papers })
  }

  /** Hands in the papers of a file; unless it is a draft, also everything else the rules ask. */
  const showPapers = async (living: Living, moment: Instant, isDraft: boolean): Promise<void> =>
    await asSystem(moment, async (tx) => {
      await bring(tx, living, living.file.documents)
      if (!isDraft) await fillIn(tx, living)
    })

  /** Shows and answers what the rules still ask; each answer may raise another question. */
  async function fillIn(tx: Tx, living: Living): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      const application = await applicationById(tx, living.application as ApplicationId)
      if (!application) return
      const { kinds, answers } = await askedOf(tx, application)
      const more = Object.keys(answers).length > 0
      if (more || application.lowestPosition === null)
        await changeApplication(tx, application.id, {
          answers: { ...application.answers, ...answers },
          lowestPosition: true,
        })
      if (kinds.length === 0 && !more) return
      const on = dayIn(tx.now, WIB)
      await bring(
        tx,
        living,
        kinds.map((kind) =>
          faultless({
            kind,
            number: kind === 'passport' ? `XX${living.file.key.slice(-5)}0` : null,
            issuedOn: plusDays(on, -20),
            validUntil: plusDays(on, 1700),
          }),
        ),
      )
    }
  }

  /** Hands a document in again that was given back. */
  const correct = async (living: Living, moment: Instant): Promise<void> =>
    await asSystem(moment, async (tx) => {
      const back = (await documentsOf(tx, living.worker)).filter(({ state }) => state === 'returned')
      await bring(
        tx,
        living,
        back.map(({ kind, issuedOn }) => {
          const drawn = living.file.documents.find((document) => document.kind === kind)
          const { number = null, validUntil = null } = drawn ?? {}
          return faultless({ kind, number, issuedOn: issuedOn ?? dayIn(moment, WIB), validUntil })
        }),
      )
      await fillIn(tx, living)
    })

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

  /** The office learns from a register what the worker had answered otherwise. */
  const learn = async (living: Living, moment: Instant, fact: string): Promise<void> =>
    await asSystem(moment, async (tx) => {
      const application = await applicationById(tx, living.application as ApplicationId)
      if (application)
        await changeApplication(tx, application.id, { answers: { ...application.answers, [fact]: true } })
    })

  return { showPapers, correct, shorten, learn }
}

/** A paper nothing is wrong with. */
const faultless = (paper: Pick<DemoDocument, 'kind' | 'number' | 'issuedOn' | 'validUntil'>): DemoDocument => ({
  ...paper,
  state: 'uploaded',
  differs: {},
  blurred: false,
})

/** What the rules still ask of a file: kinds of documents, and answers as somebody gives them who may go. */
async function askedOf(tx: Tx, application: Application) {
  const { findings, ruleSet } = await findingsOf(tx, application, 'shown')
  const open = findings.filter(({ outcome, applied }) => applied && outcome !== 'met')
  const questions = open
    .flatMap(({ outcome, needs }) => (outcome === 'unknown' ? needs : []))
    .filter((path) => !/^(documents|family|steps|card)\./.test(path) && !(path in application.answers))
  return {
    kinds: [...new Set(open.flatMap(({ document }) => document ?? []))].filter(
      (kind) => ruleSet.documents.get(kind)?.comes !== 'issued-here',
    ),
    answers: Object.fromEntries(questions.map((path) => [path, answerTo(ruleSet.questions.get(path)?.type, path)])),
  }
}

const good: Readonly<Record<string, string>> = { 'worker.health': 'fit', 'worker.colourVision': 'normal' }
/** What it is good not to have. */
const bad =
  /^history\.|problem|closed|charged|onHold|transferred|oldAgeSaving|blacklist|banned|suspend|pregnan|criminal/i

/** What somebody answers who may go. */
function answerTo(type: string | undefined, path: string): string | number | boolean {
  if (type === 'bool') return !bad.test(path)
  if (type === 'int') return bad.test(path) ? 0 : 1_000_000
  return good[path] ?? 'fit'
}
