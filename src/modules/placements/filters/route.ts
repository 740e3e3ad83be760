import { z } from 'zod'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { isId } from '../../../kernel/ids.ts'
import { act } from '../../../platform/access/policy.ts'
import { readForm } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { deskRoute, type Officer } from '../queue/officer.ts'
import { showQueue } from '../queue/route.ts'
import { words } from '../queue/words.ts'
import { hrefOf, queryOf, readFilter } from './filter.ts'
import { deleteFilter, insertFilter } from './store.ts'

const saving = z.object({
  nama: z.string('save.problem').trim().min(1, 'save.problem').max(60, 'save.problem'),
  saringan: z.string().max(500).default(''),
  bagikan: z.literal('ya').optional(),
})

/** Keeping a filter changes no file; it is written down all the same. */
const keep = act('placements.keep-filter', acts.work.by)

type Kept = { readonly type: 'placements.filter-saved'; readonly id: string; readonly shared: boolean }

async function save(web: Web, tools: Tools, officer: Officer): Promise<Response> {
  const { person, office } = officer
  const typed = await web.typed()
  const form = readForm(typed, saving, (key) => words(web.lang)(key as 'save.problem'))
  const filter = readFilter(new URLSearchParams(oneOf(typed, 'saringan') ?? ''))
  if (!form.ok) return await showQueue(web, tools, officer, { filter, saving: form })
  const { nama, bagikan } = form.value
  const decision = await web.perform({
    act: keep,
    key: oneOf(typed, '_key') ?? web.key,
    subject: async () => ({ office: office.id }),
    work: async (tx): Promise<Decision<Kept, never>> => {
      const id = tx.newId<string>()
      const shared = bagikan === 'ya'
      await insertFilter(tx, {
        id,
        officer: person,
        office: office.id,
        name: nama,
        query: queryOf(filter),
        shared,
        at: tx.now,
      })
      return happened({ type: 'placements.filter-saved', id, shared })
    },
    entry: ([{ id, shared }]) => ({ act: keep.name, record: { kind: 'filter', id }, payload: { shared } }),
  })
  return decision.ok ? web.redirect(hrefOf(filter)) : await web.refuse(decision.refusal)
}

async function remove(web: Web, _tools: Tools, { person, office }: Officer): Promise<Response> {
  const id = web.params['saringan'] ?? ''
  const decision = await web.perform({
    act: keep,
    key: oneOf(await web.typed(), '_key') ?? web.key,
    subject: async () => (isId(id) ? { office: office.id } : undefined),
    work: async (tx): Promise<Decision<{ readonly id: string }, { readonly code: 'edge.not-found' }>> =>
      (await deleteFilter(tx, id, person)) ? happened({ id }) : refused({ code: 'edge.not-found' }),
    entry: () => ({ act: keep.name, record: { kind: 'filter', id }, payload: { removed: true } }),
  })
  return decision.ok ? web.redirect('/meja') : await web.refuse(decision.refusal)
}

export const filterRoutes: readonly Route[] = [
  deskRoute(['POST', '/meja/saringan'], acts.work, save),
  deskRoute(['POST', '/meja/saringan/:saringan/hapus'], acts.work, remove),
]
