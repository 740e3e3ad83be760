import { act, everybody } from '../../platform/access/policy.ts'
import { deskGalleryPage, galleryPage } from '../../platform/http/components/gallery/gallery.ts'
import type { Page, Route } from '../../platform/http/route.ts'

const look = act('app.look-at-gallery', everybody)

/** A page of the gallery in a demonstration; anywhere else there is none. */
const shown = (path: Route['path'], page: () => Page): Route => ({
  method: 'GET',
  path,
  act: look,
  sees: null,
  limit: 'public',
  handle: async (web, { config }) =>
    config.demo ? await web.page(page()) : await web.refuse({ code: 'edge.not-found' }),
})

/** Every component in every state, for whoever builds a new page. */
export const galleryRoutes: readonly Route[] = [shown('/gaya', galleryPage), shown('/gaya/meja', deskGalleryPage)]
