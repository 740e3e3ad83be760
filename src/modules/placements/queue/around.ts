import type { ApplicationId, PersonId } from '../../../kernel/ids.ts'
import { isId } from '../../../kernel/ids.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { toast } from '../../../platform/http/components/toast.ts'
import { type Html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { holdersOf } from '../../accounts/index.ts'
import { namesOfCompanies } from '../../companies/index.ts'
import { decisionsOf } from '../decisions.ts'
import { everything, type Filter, hrefOf, readFilter } from '../filters/filter.ts'
import { words } from '../review/words.ts'
import type { Officer } from './officer.ts'
import { canUndo } from './promise.ts'
import { rowsByIds } from './store.ts'

/** Names of companies by id; one that is not registered keeps its id. */
export async function companyNames(tx: Tx, ids: Iterable<string | null>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter((id) => id !== null)
  const known = asked.length === 0 ? new Map<string, string>() : await namesOfCompanies(tx.db(), asked)
  return new Map(asked.map((id) => [id, known.get(id) ?? id]))
}

/** Everybody who holds a post at the counter of this office today, by name. */
export async function colleaguesOf(
  tx: Tx,
  { office }: Officer,
): Promise<{ readonly id: PersonId; readonly name: string }[]> {
  const on = dayIn(tx.now, office.zone)
  const counter = await holdersOf(tx, 'counter-officer', { office: office.id, on })
  const heads = await holdersOf(tx, 'head-of-office', { office: office.id, on })
  return [...counter, ...heads]
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'id'))
}

/** The files an address says were just decided, at most twenty. */
export const doneIn = (asked: URLSearchParams): ApplicationId[] =>
  (asked.get('selesai') ?? '').split('.').filter(isId).slice(0, 20) as ApplicationId[]

/** Back to the list the officer came from, which tells what was done. */
export function backToQueue(web: Web, done: readonly string[]): string {
  return hrefOf(cameFrom(web), done.length === 0 ? {} : { selesai: done.join('.') })
}

/** What the page before said was just done: whoever goes on at once takes its undo along. */
export function doneBefore({ headers }: Web): { readonly selesai?: string } {
  const referer = headers.get('referer')
  const done = referer === null || !URL.canParse(referer) ? [] : doneIn(new URL(referer).searchParams)
  return done.length === 0 ? {} : { selesai: done.join('.') }
}

function cameFrom({ headers }: Web): Filter {
  const referer = headers.get('referer')
  if (referer === null || !URL.canParse(referer)) return everything
  const { pathname, searchParams } = new URL(referer)
  return pathname === '/meja' ? readFilter(searchParams) : everything
}

const told = ['approved', 'returned', 'held', 'released', 'refused', 'issued'] as const
const isTold = (outcome: string | undefined): outcome is (typeof told)[number] => told.some((one) => one === outcome)

/** What was just done, and its undo while that is possible. */
export async function toastOf(tx: Tx, web: Web, done: readonly ApplicationId[]): Promise<Html> {
  const say = words(web.lang)
  const rows = await rowsByIds(tx, done)
  const [first] = rows
  if (first === undefined || web.session === null) return nothing
  const [last] = await decisionsOf(tx, first.id, 1)
  const outcome = last?.outcome
  if (last === undefined || !isTold(outcome)) return nothing
  const text =
    rows.length === 1 ? say(`done.${outcome}`, { name: first.workerName }) : say('done.many', { count: rows.length })
  const undoable =
    (outcome === 'approved' || outcome === 'returned') && last.officer === web.actor.person && canUndo(last.at, tx.now)
  if (!undoable || (first.state !== 'verified' && first.state !== 'returned'))
    return toast({
      lang: web.lang,
      text: first.state === 'submitted' && outcome !== 'released' ? say('done.undone') : text,
    })
  return toast({
    lang: web.lang,
    text: `${text} ${say('done.leaves')}`,
    undo: {
      action: `/meja/banyak/batalkan?berkas=${rows.map(({ id }) => id).join('.')}`,
      session: web.session,
      key: `${web.key}u`,
    },
  })
}
