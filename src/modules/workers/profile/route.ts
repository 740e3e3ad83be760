import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { blank, readForm } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import type { Tools } from '../../../platform/tools.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { cardPhoto } from '../documents/kinds.ts'
import type { InProcess } from '../documents/view.ts'
import { hiddenAt } from '../hidden.ts'
import { type OwnHandler, ownRoute } from '../own.ts'
import type { Refusal } from '../refusal.ts'
import { changeProfile, hiddenOf, type ProfileChange, workerById } from '../store.ts'
import { answerForms } from './form.ts'
import { type AnswerPage, answerPage, type ProfileView, profilePage } from './page.ts'
import { askedOf, nextQuestion, questionAt, questions } from './questions.ts'
import { words } from './words.ts'

async function viewOf(tx: Tx, person: PersonId): Promise<ProfileView | undefined> {
  const worker = await workerById(tx, person)
  if (!worker) return undefined
  const hidden = await hiddenOf(tx, person)
  const { questions: facts } = await ruleSetOn(tx, dayIn(tx.now, WIB))
  const profile = { ...worker, hasAddress: (hidden?.addressHidden ?? null) !== null }
  return { worker, profile, facts, asked: askedOf(facts) }
}

const show: OwnHandler = async (web, _, person) => {
  const view = await web.read(async (tx) => await viewOf(tx, person))
  return view ? await web.page(profilePage(web, view)) : await web.refuse({ code: 'workers.no-profile' })
}

/** What stands until now, so that a change begins with it. */
async function standing(tx: Tx, seal: Seal, { worker }: ProfileView, question: AnswerPage['question']) {
  if (question !== 'address') return worker[question] ?? undefined
  const hidden = (await hiddenOf(tx, worker.id))?.addressHidden ?? null
  return hidden === null ? undefined : seal.reveal(hidden, hiddenAt.address(worker.id))
}

const ask: OwnHandler = async (web, { seal }, person) => {
  const question = questionAt(web.params['pertanyaan'])
  if (question === undefined) return await web.refuse({ code: 'edge.not-found' })
  if (question === 'photo') return web.redirect(`/berkas/${cardPhoto}?dari=profil`)
  const found = await web.read(async (tx) => {
    const view = await viewOf(tx, person)
    return view && { view, value: await standing(tx, seal, view, question) }
  })
  if (!found) return await web.refuse({ code: 'workers.no-profile' })
  const form = blank<unknown>({ [question]: found.value })
  return await web.page(answerPage(web, { view: found.view, question, form }))
}

type ProfileChanged = { readonly type: 'workers.profile-changed'; readonly question: string }

const answer =
  (inProcess: InProcess): OwnHandler =>
  async (web, tools, person) => {
    const question = questionAt(web.params['pertanyaan'])
    if (question === undefined || question === 'photo') return await web.refuse({ code: 'edge.not-found' })
    const typed = await web.typed()
    const form = readForm<(typeof answerForms)[typeof question]>(typed, answerForms[question], sayWrong(web))
    const view = await web.read(async (tx) => await viewOf(tx, person))
    if (!view) return await web.refuse({ code: 'workers.no-profile' })
    if (!form.ok) return await web.page(answerPage(web, { view, question, form }), 422)
    const key = oneOf(typed, '_key')
    const decision = await web.perform({
      act: acts.changeProfile,
      subject: async () => await Promise.resolve({ owner: person }),
      ...(key === undefined ? {} : { key }),
      work: async (tx): Promise<Decision<ProfileChanged, Refusal>> => {
        if (await isSettled(tx, view, { question, inProcess })) return refused({ code: 'workers.in-process' })
        await changeProfile(tx, person, changeOf(form.value, tools, person))
        return happened({ type: 'workers.profile-changed', question })
      },
      entry: () => ({
        act: acts.changeProfile.name,
        record: { kind: 'worker', id: person },
        payload: { changed: question },
      }),
    })
    if (!decision.ok) return await web.refuse(decision.refusal)
    return web.redirect(await afterwards(web, person, question))
  }

/** What was told already and an office goes by; what nobody has told yet may still be told, and where to write to. */
const isSettled = async (
  tx: Tx,
  { worker }: ProfileView,
  { question, inProcess }: { question: AnswerPage['question']; inProcess: InProcess },
): Promise<boolean> => question !== 'address' && worker[question] !== null && (await inProcess(tx, worker.id))

const sayWrong =
  (web: Web) =>
  (message: string): string => {
    const known = ['birthPlace.empty', 'birthPlace.long', 'address.empty', 'address.long', 'village.choose'] as const
    return words(web.lang)(known.find((key) => key === message) ?? 'choose')
  }

type Answer = { readonly [Field in keyof ProfileChange]?: ProfileChange[Field] } & { readonly address?: string }

function changeOf(value: Answer, { seal }: Tools, person: PersonId): ProfileChange {
  const { address, ...change } = value
  return address === undefined ? change : { addressHidden: seal.hide(address, hiddenAt.address(person)) }
}

/** After "Ubah" back to the list; else on to the next open question. */
async function afterwards(web: Web, person: PersonId, question: AnswerPage['question']): Promise<string> {
  if (web.url.searchParams.get('dari') === 'periksa') return '/profil'
  const view = await web.read(async (tx) => await viewOf(tx, person))
  const next = view ? nextQuestion(view.profile, view.asked, question) : null
  return next === null ? '/profil' : `/profil/${questions[next]}`
}

export const profileRoutes = (inProcess: InProcess): readonly Route[] => [
  ownRoute(['GET', '/profil'], acts.readOwnFile, show),
  ownRoute(['GET', '/profil/:pertanyaan'], acts.readOwnFile, ask),
  ownRoute(['POST', '/profil/:pertanyaan'], acts.changeProfile, answer(inProcess)),
]
