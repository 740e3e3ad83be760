import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import type { Case } from '../case.ts'
import { baseOf, ownCase } from '../thread/route.ts'
import { caseToRead } from '../ties/store.ts'
import { bundleOf } from './make.ts'

/** The bundle as a file nobody keeps on the way; back to the case while an entry waits for its place in the log. */
function sent(web: Web, one: Case, { zip, back }: { zip: Uint8Array | undefined; back: string }): Response {
  if (!zip) return web.redirect(back)
  return new Response(new Uint8Array(zip), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${one.number}.zip"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

const noted = async (tx: Tx, one: Case): Promise<unknown> =>
  await tx.record({ act: acts.evidence.name, record: { kind: 'case', id: one.id }, payload: { state: one.state } })

async function forOffice(web: Web, tools: Tools): Promise<Response> {
  const id = web.params['id'] ?? ''
  const found = await web.read(async (tx) => {
    const one = isId(id) ? await caseToRead(tx, id) : undefined
    if (!one) return undefined
    await noted(tx, one)
    return { one, zip: await bundleOf(tx, tools, { one, for: 'office' }) }
  })
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  return sent(web, found.one, { zip: found.zip, back: `/meja/aduan/${id}` })
}

async function forReporter(web: Web, tools: Tools): Promise<Response> {
  const found = await web.asBekal.read(async (tx) => {
    const one = await ownCase(web, tools, tx)
    if (!one) return undefined
    await noted(tx, one)
    return { one, zip: await bundleOf(tx, tools, { one, for: 'reporter' }) }
  })
  if (!found) return web.redirect('/pengaduan/masuk')
  return sent(web, found.one, { zip: found.zip, back: baseOf(found.one.id) })
}

/** The court bundle: for the office that has the case, and for whoever filed it. */
export const bundleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/meja/aduan/:id/bukti.zip',
    act: acts.evidence,
    sees: null,
    limit: 'officer',
    handle: forOffice,
  },
  {
    method: 'GET',
    path: '/pengaduan/kasus/:id/bukti.zip',
    act: acts.enter,
    sees: null,
    limit: 'upload',
    handle: forReporter,
  },
]
