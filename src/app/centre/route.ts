import { casesWaiting } from '../../modules/cases/index.ts'
import { questionsWaiting } from '../../modules/directions/index.ts'
import { lastNights } from '../../modules/open-data/index.ts'
import { draftsIn, publishActs, workbenchPage } from '../../modules/regulations/index.ts'
import type { Route, Web } from '../../platform/http/route.ts'
import { centreBody, centreHead } from './page.ts'
import { words } from './words.ts'

/** What the centre sees first: whether the record still says what it said, and what waits for it. */
async function today(web: Web): Promise<Response> {
  const view = await web.read(async (tx) => {
    const drafts = await draftsIn(tx, ['open', 'proposed'])
    const waiting = drafts.filter(({ state }) => state === 'proposed').length
    return {
      nights: await lastNights(tx),
      waiting,
      open: drafts.length - waiting,
      questions: await questionsWaiting(tx),
      cases: await casesWaiting(tx),
    }
  })
  return await workbenchPage(web, {
    title: words(web.lang)('title'),
    current: 'today',
    head: centreHead(web),
    body: centreBody(web, view),
  })
}

export const centreRoutes: readonly Route[] = [
  { method: 'GET', path: '/pusat', act: publishActs.look, sees: null, limit: 'officer', handle: today },
]
