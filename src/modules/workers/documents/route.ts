import { type Decision, refused } from '../../../kernel/decision.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import type { Accepted, Unacceptable } from '../../../platform/files/files.ts'
import { servingHeaders } from '../../../platform/files/serving.ts'
import { whyNot } from '../../../platform/files/words.ts'
import { blank, type Typed, wrong } from '../../../platform/http/form.ts'
import type { Posted, Unreadable } from '../../../platform/http/multipart.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { type OwnHandler, ownRoute } from '../own.ts'
import type { Refusal } from '../refusal.ts'
import { cardPhoto, detailsOf, replaceReasons } from './kinds.ts'
import { documentsPage } from './list-page.ts'
import { documentPage } from './page.ts'
import { type DocumentPut, put } from './put.ts'
import { type AskedOf, type DocumentsView, documentsView, type InReview, type KindView } from './view.ts'
import { words } from './words.ts'

type Found = { readonly view: DocumentsView; readonly one: KindView }

/** The kind of the address, if a worker can send it. */
export async function findKind(web: Web, person: PersonId): Promise<Found | undefined> {
  const view = await web.read(async (tx) => await documentsView(tx, person))
  const one = view?.kinds.find(({ kind }) => kind.code === web.params['jenis'] && kind.comes === 'upload')
  return view && one && { view, one }
}

const list =
  (askedOf: AskedOf): OwnHandler =>
  async (web, _, person) => {
    const found = await web.read(async (tx) => {
      const view = await documentsView(tx, person)
      return view && { view, asked: await askedOf(tx, person) }
    })
    return found
      ? await web.page(documentsPage(web, found.view, found.asked))
      : await web.refuse({ code: 'workers.no-profile' })
  }

const show: OwnHandler = async (web, _, person) => {
  const found = await findKind(web, person)
  return found
    ? await web.page(documentPage(web, { ...found, form: blank() }))
    : await web.refuse({ code: 'edge.not-found' })
}

/** The kept bytes, to the person whose they are. */
const content: OwnHandler = async (web, { files }, person) => {
  const document = (await findKind(web, person))?.one.document
  if (!document?.file || !document.mime) return await web.refuse({ code: 'edge.not-found' })
  const bytes = await files.open(document.file)
  return new Response(new Uint8Array(bytes), {
    headers: servingHeaders(document.mime as Accepted['mime'], document.kind),
  })
}

/** A form with a file, or without one when the script sent it in parts before. */
async function readSent(web: Web): Promise<Posted | Unreadable> {
  const isPlain = (web.headers.get('content-type') ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded')
  return isPlain ? { ok: true, typed: await web.typed(), file: null } : await web.posted()
}

async function takeIn(
  { typed, file }: Posted,
  { files }: Tools,
  owner: PersonId,
): Promise<Accepted | Unacceptable | undefined> {
  const upload = oneOf(typed, 'upload') ?? ''
  if (upload !== '') return await files.parts.finish({ upload, owner })
  return file === null ? undefined : await files.accept(file.bytes, file.name)
}

const reasonOf = (typed: Typed) => replaceReasons.find((reason) => reason === oneOf(typed, 'reason')) ?? null

/** Takes a file in, cleans it, and only then opens a transaction; a file whose row is refused is forgotten. */
const send =
  (inReview: InReview): OwnHandler =>
  async (web, tools, person) => {
    const found = await findKind(web, person)
    if (!found) return await web.refuse({ code: 'edge.not-found' })
    const say = words(web.lang)
    const sent = await readSent(web)
    const again = async (typed: Typed, errors: Record<string, string>) =>
      await web.page(documentPage(web, { ...found, form: wrong(typed, errors) }), 422)
    if (!sent.ok) return await again({}, { file: whyNot(web.lang, sent) })
    const reason = reasonOf(sent.typed)
    if (found.one.standing === 'valid' && reason === null)
      return await again(sent.typed, { reason: say('reason.choose') })
    const accepted = await takeIn(sent, tools, person)
    if (!accepted?.ok)
      return await again(sent.typed, { file: accepted ? whyNot(web.lang, accepted) : say('file.choose') })
    if (found.one.kind.code === cardPhoto && accepted.kind !== 'image') {
      await tools.files.forget(accepted.id)
      return await again(sent.typed, { file: say('file.no-pdf') })
    }
    return await keep(web, tools, {
      person,
      found,
      accepted,
      reason,
      inReview,
      key: oneOf(sent.typed, '_key'),
    })
  }

type Keeping = {
  readonly person: PersonId
  readonly found: Found
  readonly accepted: Accepted
  readonly reason: ReturnType<typeof reasonOf>
  readonly inReview: InReview
  readonly key: string | undefined
}

async function keep(web: Web, { files }: Tools, keeping: Keeping): Promise<Response> {
  const { person, found, accepted, reason, inReview, key } = keeping
  const { kind } = found.one
  const decision = await web
    .perform({
      act: acts.putDocument,
      subject: async () => await Promise.resolve({ owner: person }),
      ...(key === undefined ? {} : { key }),
      work: async (tx): Promise<Decision<DocumentPut, Refusal>> =>
        found.one.document && (await inReview(tx, person))
          ? refused({ code: 'workers.in-review' })
          : await put(tx, { person, kind: kind.code, accepted, reason }),
      entry: ([{ document, sha256 }]) => ({
        act: acts.putDocument.name,
        record: { kind: 'document', id: document },
        payload: { worker: person, kind: kind.code, sha256, reason },
      }),
    })
    .catch(async (problem: unknown) => {
      await files.forget(accepted.id)
      throw problem
    })
  // Refused, or the same form sent twice: the row that stands has another file, so this one is nobody's.
  if (!decision.ok || decision.events[0].file !== accepted.id) await files.forget(accepted.id)
  if (!decision.ok) return await web.refuse(decision.refusal)
  const from = web.url.searchParams.get('dari') === 'profil' ? '?dari=profil' : ''
  if (detailsOf(kind).length > 0) return web.redirect(`/berkas/${kind.code}/data${from}`)
  return web.redirect(`/berkas/${kind.code}${from}`)
}

export const documentRoutes = (askedOf: AskedOf, inReview: InReview): readonly Route[] => [
  ownRoute(['GET', '/berkas'], acts.readOwnFile, list(askedOf)),
  ownRoute(['GET', '/berkas/:jenis'], acts.readOwnFile, show),
  ownRoute(['GET', '/berkas/:jenis/isi'], acts.readOwnFile, content),
  ownRoute(['POST', '/berkas/:jenis', 'upload'], acts.putDocument, send(inReview)),
]
