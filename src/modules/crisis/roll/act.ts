import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Entry } from '../../../platform/ledger/entry.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { type CaseFiled, fileCase, filedEntry, writeAsReporter } from '../../cases/index.ts'
import { revealPhone } from '../../workers/index.ts'
import type { CrisisEvent } from '../event.ts'
import { hiddenAt } from '../hidden.ts'
import { eventTitle } from '../open/page.ts'
import type { CrisisRefusal } from '../refusal.ts'
import { crisisStandard } from '../standard.ts'
import { eventById } from '../store.ts'
import { words } from '../words.ts'
import { type Answer, answer, type Heard, type Via } from './decide.ts'
import { type AnswerRow, answersOf, changeRoll, insertAnswer, lockRoll, type RollRow } from './store.ts'

export type Answering = Answer & { readonly via: Via; readonly language: Language }

export type AnswerKept = {
  readonly type: 'crisis.answered'
  readonly roll: string
  readonly event: string
  readonly seq: number
  readonly says: Heard
  readonly via: Via
  /** The case that was opened with it. */
  readonly filed: CaseFiled | null
}

/**
 * Keeps an answer of somebody on a roll, and, the first time they need help, opens a case: danger, once. What they say later
 * is told to that case.
 */
export async function keepAnswer(
  tx: Tx,
  seal: Seal,
  roll: string,
  given: Answering,
): Promise<Decision<AnswerKept, CrisisRefusal>> {
  const row = await lockRoll(tx, roll)
  const event = row && (await eventById(tx, row.event))?.event
  if (!row || !event) return refused({ code: 'crisis.wrong-code' })
  const before = (await answersOf(tx, roll)).map((one) => openAnswer(seal, one))
  const decision = answer(before, given, { hasCase: row.case !== null })
  if (!decision.ok) return decision
  const [{ says, care }] = decision.events
  const seq = before.length + 1
  await insertAnswer(tx, answerRow(tx, seal, { roll, seq, given }))
  const change = says === 'not-reached' ? {} : { says, saidAt: tx.now }
  let filed: CaseFiled | null = null
  if (care === 'tell-case' && row.case !== null) await tellCase(tx, seal, { case: row.case, event, given })
  if (care === 'open-case') {
    const opened = await openCase(tx, seal, { row, event, given })
    if (!opened.ok) throw new Error(`the standard of crises names what cases do not have: ${opened.refusal.code}`)
    filed = opened.events[0]
  }
  await changeRoll(tx, roll, { ...change, ...(filed ? { case: filed.case, caseNumber: filed.number } : {}) })
  return happened({ type: 'crisis.answered', roll, event: event.id, seq, says, via: given.via, filed })
}

/** What the ledger is told of an answer: that it was given, and nothing of what was written. */
export const answerEntry = ({ roll, event, seq, says, via }: AnswerKept): Entry => ({
  act: 'crisis.answer',
  record: { kind: 'crisis-answer', id: roll },
  payload: { event, roll, seq, says, via },
})

/** An answer as it was written. */
export function openAnswer(seal: Seal, { id, says, wordsHidden, placeHidden }: AnswerRow): Answer {
  const open = (hidden: Uint8Array | null, where: string): string => (hidden ? seal.reveal(hidden, where) : '')
  return {
    says,
    words: open(wordsHidden, hiddenAt.words(id)),
    place: open(placeHidden, hiddenAt.answerPlace(id)),
  }
}

function answerRow(
  tx: Tx,
  seal: Seal,
  { roll, seq, given }: { readonly roll: string; readonly seq: number; readonly given: Answering },
): AnswerRow {
  const id = tx.newId<string>()
  const hide = (text: string, where: string): Uint8Array | null => (text === '' ? null : seal.hide(text, where))
  return {
    id,
    roll,
    seq,
    at: tx.now,
    says: given.says,
    via: given.via,
    person: given.via === 'phone' ? tx.actor.person : null,
    wordsHidden: hide(given.words, hiddenAt.words(id)),
    placeHidden: hide(given.place, hiddenAt.answerPlace(id)),
  }
}

type Caring = { readonly event: CrisisEvent; readonly given: Answering }

const storyOf = ({ event, given: { says, words: line, language } }: Caring): string => {
  const title = eventTitle(language, event)
  const begin = words(language)(says === 'safe' ? 'case.safe' : 'case.help', { event: title })
  return line === '' ? begin : `${begin}\n\n${line}`
}

async function openCase(tx: Tx, seal: Seal, { row, event, given }: Caring & { readonly row: RollRow }) {
  const { category, signs } = crisisStandard().kinds.find(({ code }) => code === event.kind)?.case ?? elsewise
  const phone = row.worker === null ? phoneOf(seal, row) : await revealPhone(tx, seal, row.worker, 'crisis')
  const opened = await fileCase(tx, seal, {
    category,
    signs,
    story: storyOf({ event, given }),
    country: event.country,
    origin: row.province,
    place: given.place === '' ? placeOf(seal, row) : given.place,
    filedBy: 'self',
    contact: {
      channel: phone === undefined ? null : 'sms',
      address: phone ?? '',
      name: seal.reveal(row.nameHidden, hiddenAt.name(row.id)),
      hours: '',
    },
    channel: channelOf(given),
    language: given.language,
    worker: row.worker,
    enteredBy: given.via === 'phone' ? tx.actor.person : null,
    files: [],
  })
  if (opened.ok) await tx.record(filedEntry(opened.events[0]))
  return opened
}

/** The door an answer came through, as complaints name it. */
const channelOf = ({ via }: Pick<Answering, 'via'>): 'phone' | 'page' | 'sms' | 'whatsapp' =>
  via === 'phone' || via === 'sms' || via === 'whatsapp' ? via : 'page'

/** For a kind that is listed no more. */
const elsewise = { category: 'other', signs: ['in-crisis'] }

const phoneOf = (seal: Seal, { id, phoneHidden }: RollRow): string | undefined =>
  phoneHidden === null ? undefined : seal.reveal(phoneHidden, hiddenAt.phone(id))

const placeOf = (seal: Seal, { id, placeHidden }: RollRow): string =>
  placeHidden === null ? '' : seal.reveal(placeHidden, hiddenAt.place(id))

const tellCase = async (tx: Tx, seal: Seal, { case: of, ...telling }: Caring & { readonly case: string }) =>
  await writeAsReporter(tx, seal, {
    case: of,
    text: [storyOf(telling), telling.given.place].filter((line) => line !== '').join('\n'),
    channel: channelOf(telling.given),
    files: [],
  })
