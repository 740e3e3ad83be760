import { cacheable } from '../../../platform/http/cacheable.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { figuresPage } from './public.page.ts'
import { csvOf, jsonOf } from './public-data.ts'
import { type Release, release } from './release.ts'

/** Seconds for which the files may be given again unasked. */
const keep = 3600

const file = (type: string, write: (release: Release) => string) => async (web: Web, tools: Tools) =>
  cacheable(web, { body: write(await release(web, tools)), type, keep })

const open = { method: 'GET', act: acts.figures, sees: null, limit: 'public' } as const

/** How fast and how well complaints are handled, for everybody. */
export const figureRoutes: readonly Route[] = [
  {
    ...open,
    path: '/pengaduan/angka',
    handle: async (web, tools) => await web.page(figuresPage(web, await release(web, tools))),
  },
  { ...open, path: '/pengaduan/angka.csv', handle: file('text/csv; charset=utf-8; header=present', csvOf) },
  { ...open, path: '/pengaduan/angka.json', handle: file('application/json; charset=utf-8', jsonOf) },
]
