import type { Route, Web } from '../../../platform/http/route.ts'
import { namesOfAccounts } from '../../accounts/index.ts'
import { acts } from '../acts.ts'
import { deskPage } from '../desk/route.ts'
import { boardsFor } from './open.ts'
import { boardBody } from './page.ts'
import { words } from './words.ts'

/** The board: an office its own, the centre all. Only a head of office sees who has how many cases open. */
async function board(web: Web): Promise<Response> {
  const view = await web.read(async (tx) => {
    const boards = await boardsFor(tx)
    if (tx.actor.role !== 'head-of-office') return { boards, names: null }
    const people = boards.flatMap(({ handlers }) =>
      handlers.flatMap(({ handler }) => (handler === null ? [] : [handler])),
    )
    return { boards, names: await namesOfAccounts(tx, people) }
  })
  const title = words(web.lang)('board.title')
  return await web.page(deskPage(web, { title, body: boardBody(web, view), current: 'aduan-papan' }))
}

export const boardRoutes: readonly Route[] = [
  { method: 'GET', path: '/meja/aduan/papan', act: acts.board, sees: null, limit: 'officer', handle: board },
]
