import { refused } from '../../../kernel/decision.ts'
import { whyNot } from '../../../platform/files/words.ts'
import { blank, type Form, readForm, type Typed, wrong } from '../../../platform/http/form.ts'
import type { Posted } from '../../../platform/http/multipart.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { attachmentOf } from '../attach.part.ts'
import type { Attachment } from '../case.ts'
import { filedCookie } from '../thread/visit.ts'
import { isCaseRefusal, sayRefusal, words } from '../words.ts'
import { type CaseFiled, fileCase, filedEntry } from './act.ts'
import { type FilingForm, filingForm, filingOf } from './form.ts'
import { filingPage } from './page.ts'

/** What was chosen before: a kind from a page that speaks of it, a country from a card. */
const chosenIn = ({ url }: Web): Typed => ({
  apa: url.searchParams.get('apa') ?? undefined,
  negara: url.searchParams.get('negara') ?? undefined,
})

/** What a form says, with its file taken in; or each field with its sentence. */
export async function readFiling(
  web: Web,
  { files }: Tools,
): Promise<{ readonly form: Form<FilingForm>; readonly files: readonly Attachment[] }> {
  const say = words(web.lang)
  const sent = await sentBy(web)
  if (!sent.ok) return { form: wrong({}, { berkas: whyNot(web.lang, sent) }), files: [] }
  const form = readForm(sent.typed, filingForm, (key) => say(key as 'choose'))
  if (!form.ok || sent.file === null) return { form, files: [] }
  const accepted = await files.acceptSaid(sent.file.bytes, sent.file.name)
  if (!accepted.ok) return { form: wrong(sent.typed, { berkas: whyNot(web.lang, accepted) }), files: [] }
  return { form, files: [attachmentOf(accepted)] }
}

/** A small form, or one with a file. */
const sentBy = async (web: Web) =>
  (web.headers.get('content-type') ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded')
    ? ({ ok: true, typed: await web.typed(), file: null } satisfies Posted)
    : await web.posted()

/** Takes a complaint, whoever sends it and whatever is missing; afterwards the receipt. */
async function send(web: Web, tools: Tools): Promise<Response> {
  const { form, files } = await readFiling(web, tools)
  if (!form.ok) return await web.page(filingPage(web, form), 422)
  const { value, typed } = form
  const isOwn = web.actor.role === 'worker' && value.tanpa === undefined && value.siapa === 'self'
  const worker = isOwn ? web.actor.person : null
  const filing = filingOf(value, { channel: 'page', language: web.lang, worker, enteredBy: null, files })
  const decision = await web.asBekal.perform<CaseFiled, { readonly code: string }>({
    act: acts.file,
    key: oneOf(typed, '_key') ?? web.key,
    work: async (tx) =>
      filing.story === '' && files.length === 0
        ? refused({ code: 'cases.no-story' })
        : await fileCase(tx, tools.seal, filing),
    entry: ([filed]) => filedEntry(filed),
  })
  if (!decision.ok) {
    for (const { id } of files) await tools.files.forget(id)
    if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    return await web.page(filingPage(web, wrong(typed, { cerita: sayRefusal(web.lang, decision.refusal) })), 422)
  }
  const response = web.redirect('/pengaduan/tanda-terima')
  response.headers.append('set-cookie', filedCookie(tools, decision.events[0], web.now()))
  return response
}

/** A neutral page of somebody else's, where a glance at the screen sees nothing: the weather. */
const neutral = 'https://www.bmkg.go.id/'

export const fileRoutes = (leave: (tools: Tools) => string): readonly Route[] => [
  {
    method: 'GET',
    path: '/pengaduan',
    act: acts.look,
    sees: null,
    limit: 'help',
    always: true,
    handle: async (web) => {
      const response = await web.page(filingPage(web, blank(chosenIn(web))))
      // What was typed here comes back by no step back, and lies on no disk.
      response.headers.set('cache-control', 'no-store')
      return response
    },
  },
  { method: 'POST', path: '/pengaduan', act: acts.file, sees: null, limit: 'upload', handle: send },
  {
    method: 'GET',
    path: '/pengaduan/keluar',
    act: acts.look,
    sees: null,
    limit: 'help',
    always: true,
    handle: async (_, tools) =>
      await Promise.resolve(
        new Response(null, {
          status: 303,
          headers: {
            location: neutral,
            'set-cookie': leave(tools),
            'cache-control': 'no-store',
            'referrer-policy': 'no-referrer',
          },
        }),
      ),
  },
]
