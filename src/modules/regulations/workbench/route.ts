import type { Decision } from '../../../kernel/decision.ts'
import { dayIn, WIB } from '../../../kernel/time.ts'
import type { EdgeRefusal } from '../../../platform/db/performed.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { readForm, type Typed } from '../../../platform/http/form.ts'
import { html } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { openConflicts } from '../../../rules/conflicts/conflicts.ts'
import type { Codes } from '../load.ts'
import {
  beginDraft,
  discardDraft,
  proposeDraft,
  publishActs,
  rebase,
  sendDraftBack,
  signDraft,
  writeDraft,
} from '../publish/act.ts'
import type { PublishRefusal } from '../publish/refusal.ts'
import { draftsIn, everyPublication, titlesOf } from '../publish/store.ts'
import type { NamesOf } from '../texts/bring/route.ts'
import { basicsForm, typedOf } from './basics.ts'
import { draftBody } from './draft.page.ts'
import { doing, draftIn, type Told, versionIn } from './entry.ts'
import { fileRoutes } from './file.route.ts'
import { type Errors, workbenchPage } from './frame.ts'
import { listBody } from './list.page.ts'
import { readSettlement, resolutionsPath, withResolution } from './settle.ts'
import type { TrialsOf } from './trial.ts'
import { versionRoutes } from './version.route.ts'
import { fileText, viewOf } from './view.ts'
import { isOwnRefusal, sayRefusal, words } from './words.ts'

type Typing = { readonly typed?: Typed; readonly errors?: Errors }

async function list(web: Web, { typed = {}, errors = {} }: Typing = {}): Promise<Response> {
  const say = words(web.lang)
  const view = await web.read(async (tx) => {
    const published = await everyPublication(tx)
    return {
      drafts: await draftsIn(tx, ['open', 'proposed']),
      published,
      titles: await titlesOf(
        tx,
        published.flatMap(({ draft }) => draft ?? []),
      ),
      today: dayIn(tx.now, WIB),
    }
  })
  return await workbenchPage(web, {
    title: say('title'),
    head: html`<h1>${say('title')}</h1><p>${say('lead')}</p>`,
    body: listBody(web, { ...view, typed, errors }),
    errors,
  })
}

async function begin(web: Web): Promise<Response> {
  const typed = await web.typed()
  const decision = await doing(web, {
    act: publishActs.write,
    draft: 'new',
    work: async (tx) => await beginDraft(tx, oneOf(typed, 'nama') ?? ''),
  })
  if (decision.ok) return web.redirect(`/pusat/aturan/${decision.events[0].draft}`)
  if (!isOwnRefusal(decision.refusal)) return await web.refuse(decision.refusal)
  return await list(web, { typed, errors: { nama: sayRefusal(web.lang, decision.refusal) } })
}

/** What the workbench asks of others. */
export type Beside = {
  /** The countries and jobs rules may name. */
  readonly codes: () => Codes
  readonly namesOf: NamesOf
  readonly trialsOf: TrialsOf
  /** Whether the centre gave a direction of this number. */
  readonly isRuling: (tx: Tx, number: string) => Promise<boolean>
}

/** The pages and acts of one draft. */
function draftRoutes({ codes, namesOf, trialsOf, isRuling }: Beside): readonly Route[] {
  async function show(web: Web, { typed, errors = {} }: Typing = {}): Promise<Response> {
    const id = draftIn(web)
    const view =
      id === undefined
        ? undefined
        : await web.read(async (tx) => {
            const found = await viewOf(tx, id, codes())
            if (!found) return undefined
            const { writers, proposedBy, signedBy } = found.draft
            const people = [...writers, proposedBy, signedBy].filter((person) => person !== null)
            const names = await namesOf(tx, [...new Set(people)])
            return { ...found, names, trials: await trialsOf(tx, found.draft) }
          })
    if (!view) return await web.refuse({ code: 'edge.not-found' })
    const say = words(web.lang)
    const asked = web.url.searchParams.get('cari')?.slice(0, 80) ?? ''
    const all = [...(view.check.ruleSet ?? view.base).rules]
    const wanted = asked.toLowerCase().split(/\s+/)
    const found =
      asked.trim() === ''
        ? null
        : all
            .map(({ file, title, citation }) => ({
              file,
              title: title[web.lang],
              at: `${citation.name} ${citation.at}`,
            }))
            .filter((rule) => wanted.every((word) => Object.values(rule).join(' ').toLowerCase().includes(word)))
    return await workbenchPage(web, {
      title: view.draft.title,
      head: html`<h1>${view.draft.title}</h1><p>${say(`state.${view.draft.state}`)}</p>`,
      body: draftBody(web, { ...view, typed: typed ?? typedOf(view.draft), errors, found, asked }),
      errors,
    })
  }

  async function after<Event>(
    web: Web,
    decision: Decision<Event, PublishRefusal | EdgeRefusal>,
    { typed, field = 'nama' }: { typed?: Typed; field?: string } = {},
  ): Promise<Response> {
    if (decision.ok) return web.redirect(`/pusat/aturan/${draftIn(web)}`)
    if (!isOwnRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    const errors = { [fields[decision.refusal.code] ?? field]: sayRefusal(web.lang, decision.refusal) }
    return await show(web, typed === undefined ? { errors } : { typed, errors })
  }

  async function save(web: Web): Promise<Response> {
    const id = draftIn(web)
    if (id === undefined) return await web.refuse({ code: 'edge.not-found' })
    const typed = await web.typed()
    const say = words(web.lang)
    const form = readForm(typed, basicsForm, (key) => say(key as 'day.wrong'))
    if (!form.ok) return await show(web, { typed, errors: form.errors })
    const decision = await doing(web, {
      act: publishActs.write,
      draft: id,
      work: async (tx) => await writeDraft(tx, id, form.value),
    })
    return await after(web, decision, { typed })
  }

  /** Settles one conflict: a line of the draft's file of settlements. */
  async function settle(web: Web): Promise<Response> {
    const id = draftIn(web)
    const view = id === undefined ? undefined : await web.read(async (tx) => await viewOf(tx, id, codes()))
    if (!view) return await web.refuse({ code: 'edge.not-found' })
    const [version, typed] = [await versionIn(web), await web.typed()]
    const say = words(web.lang)
    const isKnown = async (number: string): Promise<boolean> => await web.read(async (tx) => await isRuling(tx, number))
    const read = await readSettlement(typed, openConflicts(view.check.conflicts), isKnown)
    if (!read.ok) {
      const errors = Object.entries(read.wrong).map(([field, key]) => [field, say(`settle.wrong.${key}`)])
      return await show(web, { typed: { ...typedOf(view.draft), ...typed }, errors: Object.fromEntries(errors) })
    }
    const text = withResolution(fileText(view, resolutionsPath), read.resolution)
    const changes = { ...view.draft.changes, [resolutionsPath]: text }
    const { id: draft } = view.draft
    const decision = await doing(web, {
      act: publishActs.write,
      draft,
      work: async (tx) => await writeDraft(tx, draft, { version, changes }),
    })
    return await after(web, decision, { typed: { ...typedOf(view.draft), ...typed } })
  }

  const acting = (path: string, act: (typeof publishActs)[keyof typeof publishActs], work: Work): Route => ({
    method: 'POST',
    path: `/pusat/aturan/:draf/${path}`,
    act,
    sees: null,
    limit: 'officer',
    handle: async (web) => {
      const draft = draftIn(web)
      if (draft === undefined) return await web.refuse({ code: 'edge.not-found' })
      const [version, typed] = [await versionIn(web), await web.typed()]
      const decision = await doing<Told>(web, {
        act,
        draft,
        work: async (tx) => await work(tx, { draft, version, typed, codes: codes() }),
      })
      return await after(web, decision)
    },
  })

  const at = (method: Route['method'], handle: Route['handle']): Route => ({
    method,
    path: '/pusat/aturan/:draf',
    act: method === 'GET' ? publishActs.look : publishActs.write,
    sees: null,
    limit: 'officer',
    handle,
  })

  return [
    at('GET', async (web) => await show(web)),
    at('POST', save),
    acting('usul', publishActs.propose, async (tx, { draft, codes }) => await proposeDraft(tx, draft, codes)),
    acting('tanda-tangan', publishActs.sign, async (tx, { draft, version }) => await signDraft(tx, draft, version)),
    acting(
      'kembalikan',
      publishActs.sendBack,
      async (tx, { draft, typed }) => await sendDraftBack(tx, draft, oneOf(typed, 'sebab') ?? ''),
    ),
    {
      ...at('POST', settle),
      path: '/pusat/aturan/:draf/selesaikan',
    },
    acting('buang', publishActs.discard, async (tx, { draft }) => await discardDraft(tx, draft)),
    acting('pindah', publishActs.write, async (tx, { draft, version }) => await rebase(tx, draft, version)),
    ...fileRoutes(codes),
  ]
}

type Work = (
  tx: Parameters<typeof proposeDraft>[0],
  given: { readonly draft: string; readonly version: number; readonly typed: Typed; readonly codes: Codes },
) => Promise<Decision<Told, PublishRefusal>>

/** The field a refusal is about, where it is about one. */
const fields: Readonly<Record<string, string>> = {
  'regulations.no-summary': 'ringkasan',
  'regulations.no-first-day': 'mulai',
  'regulations.begins-too-early': 'mulai',
  'regulations.no-transition': 'peralihan',
  'regulations.no-reason': 'sebab',
}

/** The workbench of the centre. */
export const workbenchRoutes = (beside: Beside): readonly Route[] => [
  {
    method: 'GET',
    path: '/pusat/aturan',
    act: publishActs.look,
    sees: null,
    limit: 'officer',
    handle: async (web) => await list(web),
  },
  { method: 'POST', path: '/pusat/aturan', act: publishActs.write, sees: null, limit: 'officer', handle: begin },
  ...versionRoutes,
  ...draftRoutes(beside),
]
