import type { Json } from '../../../kernel/canonical.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Codes } from '../load.ts'
import { publishActs, writeDraft } from '../publish/act.ts'
import { checkDraft } from '../publish/check.ts'
import type { Changes } from '../publish/draft.ts'
import { doing, draftIn, versionIn } from './entry.ts'
import { examplesOf, readExample, withExample, withoutExample } from './example-form.ts'
import { fileBody } from './file.page.ts'
import { type Errors, workbenchPage } from './frame.ts'
import { newFile } from './new-file.ts'
import { figureProblems, type Group, ruleIn, withTyped, yamlOf } from './rule-form.ts'
import { filesOf } from './versions.ts'
import { type DraftView, fileText, isPath, viewOf } from './view.ts'
import { isTooHeavy } from './weight.ts'
import { isOwnRefusal, sayRefusal, words } from './words.ts'

/** Largest file of the law that is taken, in bytes. */
const largest = 262_144

/** One file of a draft: read, written as form or as YAML, taken away, put back. */
export function fileRoutes(codes: () => Codes): readonly Route[] {
  const pathIn = ({ url }: Web): string => url.searchParams.get('jalur')?.trim() ?? ''

  async function viewIn(web: Web): Promise<DraftView | undefined> {
    const id = draftIn(web)
    return id === undefined ? undefined : await web.read(async (tx) => await viewOf(tx, id, codes()))
  }

  type Wrong = { readonly text: string; readonly errors: Errors; readonly typed?: Typed }

  async function show(web: Web, wrong?: Wrong): Promise<Response> {
    const view = await viewIn(web)
    const path = pathIn(web)
    if (!view) return await web.refuse({ code: 'edge.not-found' })
    if (!isPath(path)) return web.redirect(`/pusat/aturan/${view.draft.id}`)
    const text = wrong?.text ?? fileText(view, path)
    const isNew = text === null && !Object.hasOwn(view.draft.changes, path)
    const check = wrong ? checkDraft(view.base, { ...view.draft.changes, [path]: wrong.text }, codes()) : view.check
    return await workbenchPage(web, {
      title: path,
      head: html`<h1><code>${path}</code></h1><p>${view.draft.title}</p>`,
      body: fileBody(web, {
        ...view,
        check,
        path,
        text: isNew ? newFile(path) : text,
        form: { typed: wrong?.typed ?? {}, errors: wrong?.errors ?? {} },
      }),
      errors: wrong?.errors ?? {},
    })
  }

  async function write(web: Web): Promise<Response> {
    const view = await viewIn(web)
    const path = pathIn(web)
    if (!view || !isPath(path)) return await web.refuse({ code: 'edge.not-found' })
    const [version, typed] = [await versionIn(web), await web.typed()]
    const what = oneOf(typed, 'buat')
    const typedText = (oneOf(typed, 'isi') ?? '').replaceAll('\r\n', '\n')
    const now = fileText(view, path)
    const edited = editedByForm(web, { what, now, typed, published: filesOf(view.base)[path] })
    if (edited?.errors) return await show(web, { text: now ?? '', errors: edited.errors, typed })
    if (isTooHeavy(edited?.text ?? typedText))
      return await show(web, { text: now ?? '', errors: { isi: words(web.lang)('file.heavy') }, typed })
    const text = edited?.text ?? typedText
    const changes = changed(view, { path, text: what === 'hapus' ? null : text, putBack: what === 'pulihkan' })
    const { id } = view.draft
    const decision = await doing(web, {
      act: publishActs.write,
      draft: id,
      work: async (tx) => await writeDraft(tx, id, { version, changes }),
    })
    if (decision.ok) return web.redirect(`/pusat/aturan/${id}/berkas?jalur=${encodeURIComponent(path)}`)
    if (!isOwnRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    return await show(web, { text, errors: { isi: sayRefusal(web.lang, decision.refusal) } })
  }

  const at = { path: '/pusat/aturan/:draf/berkas', sees: null, limit: 'officer' } as const
  return [
    { ...at, method: 'GET', act: publishActs.look, handle: async (web) => await show(web) },
    { ...at, method: 'POST', act: publishActs.write, body: largest, handle: write },
  ]
}

type Edited =
  | { readonly text: string; readonly errors?: undefined }
  | { readonly text?: undefined; readonly errors: Errors }

/** A file as one of its forms makes it, or what was typed wrongly; nothing when it was written as YAML. */
function editedByForm(
  web: Web,
  {
    what,
    now,
    typed,
    published,
  }: { what: string | undefined; now: string | null; typed: Typed; published: Json | undefined },
): Edited | undefined {
  if (what !== 'formulir' && what !== 'contoh' && what !== 'tanpa-contoh') return undefined
  const say = words(web.lang)
  const rule = ruleIn(now ?? '')
  if (!rule) return { text: now ?? '' }
  if (what === 'tanpa-contoh') {
    const before = examplesOf((published ?? {}) as Group).length
    return { text: yamlOf(withoutExample(rule, Number(oneOf(typed, 'contoh') ?? -1), before)) }
  }
  if (what === 'contoh') {
    const read = readExample(rule, typed)
    if (read.ok) return { text: yamlOf(withExample(rule, read.example)) }
    return {
      errors: Object.fromEntries(
        Object.entries(read.wrong).map(([field, key]) => [field, say(`example.wrong.${key}`)]),
      ),
    }
  }
  const problems = Object.entries(figureProblems(rule, typed))
  return problems.length > 0
    ? { errors: Object.fromEntries(problems.map(([field, key]) => [field, say(key)])) }
    : { text: yamlOf(withTyped(rule, typed, published)) }
}

type Writing = { readonly path: string; readonly text: string | null; readonly putBack: boolean }

/** The changes of a draft with one file written; one that says what the published version says is no change. */
function changed({ draft, base }: DraftView, { path, text, putBack }: Writing): Changes {
  const others = Object.fromEntries(Object.entries(draft.changes).filter(([file]) => file !== path))
  const published = filesOf(base)[path]
  const isSame = text === null ? published === undefined : published !== undefined && text === yamlOf(published)
  return putBack || isSame ? others : { ...others, [path]: text }
}
