import { linkButton } from '../../../platform/http/components/button.ts'
import { emptyState } from '../../../platform/http/components/panel.ts'
import { type QueueGroup, queue } from '../../../platform/http/components/queue.ts'
import { consolePage } from '../../../platform/http/frame/desk.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Route } from '../../../platform/http/route.ts'
import { acts } from '../acts.ts'
import { companyNames } from './around.ts'
import { type Wanted, wantedOf } from './asked.ts'
import { deskFacts, deskOfOfficer } from './desk.ts'
import { findFiles } from './find.ts'
import { deskRoute } from './officer.ts'
import { queueRow, type RowContext } from './row.ts'
import type { Row } from './store.ts'
import { words } from './words.ts'

/** Longest question the box takes, in letters. */
const longest = 120

const notes = {
  nik: 'search.none.nik',
  number: 'search.none.number',
  tail: 'search.none.number',
  passport: 'search.none.passport',
  name: 'search.none.name',
  nothing: 'search.none.short',
} as const satisfies Record<Wanted['by'], string>

/** What to try next. A word that our spelling makes short, `zzzz`, was long enough for whoever typed it. */
const noteOf = ({ by }: Wanted, asked: string): (typeof notes)[Wanted['by']] =>
  by === 'nothing' && asked.length >= 3 ? notes.name : notes[by]

/** One box for name, NIK, passport and file number; one page of answers. The NIK is looked for, never shown. */
export const searchRoutes: readonly Route[] = [
  deskRoute(['GET', '/meja/cari'], acts.work, async (web, tools, officer) => {
    const asked = (web.url.searchParams.get('cari') ?? '').trim().slice(0, longest)
    const wanted = wantedOf(asked)
    const { facts, found, now, companies } = await web.read(async (tx) => {
      const facts = await deskFacts(tx, officer)
      const found = await findFiles(tx, tools, wanted)
      await tx.record({
        act: 'placements.search',
        record: { kind: 'office', id: officer.office.id },
        payload: { by: wanted.by, found: found.exact.length },
      })
      const all = [...found.exact, ...found.near]
      return {
        facts,
        found,
        now: tx.now,
        companies: await companyNames(
          tx,
          all.map(({ company }) => company),
        ),
      }
    })
    const say = words(web.lang)
    const context: RowContext = {
      lang: web.lang,
      calendar: facts.calendar,
      now,
      endOfToday: facts.asking.endOfToday,
      companies,
      hrefOf: ({ id }) => `/meja/${id}`,
      openId: null,
    }
    const group = (title: string, tone: QueueGroup['tone'], rows: readonly Row[]): QueueGroup => ({
      title,
      tone,
      count: say('count', { count: rows.length }),
      rows: rows.map((row) => ({ ...queueRow(row, context), bulk: false })),
    })
    const shown = wanted.by === 'nik' ? `•••• ${wanted.nik.slice(-4)}` : asked
    const groups = [
      ...(found.exact.length === 0
        ? []
        : [group(say('search.found', { count: found.exact.length, asked: shown }), 'leaf', found.exact)]),
      ...(found.near.length === 0 ? [] : [group(say('search.near'), 'amber', found.near)]),
    ]
    const none: Html =
      found.exact.length > 0
        ? nothing
        : html`<div class="pad">${emptyState({
            title: say('search.none.title', { asked: shown }),
            note: say(noteOf(wanted, asked)),
            action: linkButton({ href: '/meja', text: say('search.back'), kind: 'outline', small: true }),
          })}</div>`
    return await web.page(
      consolePage({
        title: say('search.title'),
        current: 'cari',
        scripts: ['console.js', 'console-help.js'],
        styles: ['button'],
        body: html`<div class="head"><h1>${say('search.title')}</h1></div>${none}${
          groups.length === 0
            ? nothing
            : queue({
                lang: web.lang,
                label: say('search.label'),
                columns: [
                  say('column.name'),
                  say('column.service'),
                  say('column.to'),
                  say('column.due'),
                  say('column.check'),
                ],
                groups,
              })
        }`,
        desk: deskOfOfficer(web, officer, { ...facts, now, search: wanted.by === 'nik' ? '' : asked }),
      }),
    )
  }),
]
