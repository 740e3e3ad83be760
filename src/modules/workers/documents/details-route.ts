import { type Decision, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { hiddenAt } from '../hidden.ts'
import { type OwnHandler, ownRoute } from '../own.ts'
import type { Refusal } from '../refusal.ts'
import type { WorkerDocument } from '../worker.ts'
import { type Details, readDetails, typedDay } from './form.ts'
import { detailsPage } from './page.ts'
import { type DocumentDescribed, describe } from './put.ts'
import { findKind } from './route.ts'
import { numberHiddenOf } from './store.ts'
import type { InReview } from './view.ts'
import { words } from './words.ts'

/** What was told before, so that a correction begins with it. */
async function standing(web: Web, { seal }: Tools, document: WorkerDocument): Promise<Form<unknown>> {
  const hidden = await web.read(async (tx) => await numberHiddenOf(tx, document.id))
  return blank({
    number: hidden === null ? undefined : seal.reveal(hidden, hiddenAt.documentNumber(document.id)),
    ...typedDay('issuedOn', document.issuedOn),
    ...typedDay('validUntil', document.validUntil),
  })
}

const ask: OwnHandler = async (web, tools, person) => {
  const found = await findKind(web, person)
  if (!found?.one.document) return await web.refuse({ code: 'edge.not-found' })
  const form = await standing(web, tools, found.one.document)
  return await web.page(detailsPage(web, { one: found.one, form }))
}

const tell =
  (inReview: InReview): OwnHandler =>
  async (web, tools, person) => {
    const found = await findKind(web, person)
    if (!found?.one.document) return await web.refuse({ code: 'edge.not-found' })
    const { kind } = found.one
    const typed = await web.typed()
    const form = readDetails(kind, typed, found.view.on)
    if (!form.ok)
      return await web.page(detailsPage(web, { one: found.one, form: wrong(typed, inWords(web, form.errors)) }), 422)
    const decision = await keep(web, tools, {
      person,
      kind: kind.code,
      details: form.value,
      inReview,
      key: oneOf(typed, '_key'),
    })
    if (!decision.ok) return await web.refuse(decision.refusal)
    return web.redirect(`/berkas/${kind.code}${web.url.searchParams.get('dari') === 'profil' ? '?dari=profil' : ''}`)
  }

type Telling = {
  readonly person: PersonId
  readonly kind: string
  readonly details: Details
  readonly inReview: InReview
  readonly key: string | undefined
}

const keep = async (web: Web, { seal }: Tools, { person, kind, details, inReview, key }: Telling) =>
  await web.perform({
    act: acts.describeDocument,
    subject: async () => await Promise.resolve({ owner: person }),
    ...(key === undefined ? {} : { key }),
    work: async (tx): Promise<Decision<DocumentDescribed, Refusal>> =>
      (await inReview(tx, person))
        ? refused({ code: 'workers.in-review' })
        : await describe(tx, seal, { person, kind, details }),
    entry: ([{ document }]) => ({
      act: acts.describeDocument.name,
      record: { kind: 'document', id: document },
      payload: { worker: person, kind, issuedOn: details.issuedOn, validUntil: details.validUntil },
    }),
  })

function inWords(web: Web, errors: Readonly<Record<string, string>>): Record<string, string> {
  const say = words(web.lang)
  const keys = [
    'number.empty',
    'number.long',
    'date.empty',
    'date.none',
    'date.ahead',
    'date.past',
    'date.order',
  ] as const
  const sentence = (problem: string): string =>
    problem.startsWith('number.signs')
      ? say('number.signs', { found: problem.slice(13) })
      : say(keys.find((key) => key === problem) ?? 'date.none')
  return Object.fromEntries(Object.entries(errors).map(([field, problem]) => [field, sentence(problem)]))
}

export const detailRoutes = (inReview: InReview): readonly Route[] => [
  ownRoute(['GET', '/berkas/:jenis/data'], acts.readOwnFile, ask),
  ownRoute(['POST', '/berkas/:jenis/data'], acts.describeDocument, tell(inReview)),
]
