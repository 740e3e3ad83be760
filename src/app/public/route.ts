import { act, everybody } from '../../platform/access/policy.ts'
import type { Route } from '../../platform/http/route.ts'
import { emergencyPage } from './emergency/page.ts'
import { helpPage } from './help/page.ts'
import { homePage } from './home/page.ts'

/** The pages anybody sees first. They read nothing but what is shipped. */
const look = act('app.look', everybody)

export const publicRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/',
    act: look,
    sees: null,
    limit: 'public',
    handle: async (web) => await web.page(homePage(web)),
  },
  {
    method: 'GET',
    path: '/darurat',
    act: look,
    sees: null,
    limit: 'help',
    always: true,
    handle: async (web) => await web.page(emergencyPage(web)),
  },
  {
    method: 'GET',
    path: '/bantuan',
    act: look,
    sees: null,
    limit: 'public',
    handle: async (web) => await web.page(helpPage(web)),
  },
]
