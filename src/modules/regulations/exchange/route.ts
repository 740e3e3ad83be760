import { etagOf, hasAlready } from '../../../platform/http/etag.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { hrefOf, lawToday, read, todayOf } from '../instruments/law.ts'
import { askedDay } from '../register/asked-day.ts'
import { instrumentNamed } from '../register/names.ts'
import { expressionsOf } from '../texts/store.ts'
import { akomaNtoso } from './akn.ts'
import { jdihnOf } from './jdihn.ts'

/** A public file that may be kept for five minutes and is not sent again to whoever has it. */
function kept(web: Web, body: string, type: string): Response {
  const etag = etagOf(body)
  const headers = {
    etag,
    'cache-control': 'public, max-age=300',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
  }
  if (hasAlready(web.headers, etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'content-type': type } })
}

async function jdihn(web: Web, { config }: Tools): Promise<Response> {
  const records = jdihnOf(await lawToday(web), config.publicUrl.replace(/\/$/, ''))
  return kept(web, JSON.stringify(records), 'application/json; charset=utf-8')
}

/** An instrument as it stood on the day of `?pada=`; a day that cannot be read is not found. */
async function akn(web: Web): Promise<Response> {
  const ruleSet = await lawToday(web)
  const name = web.params['instrument'] ?? ''
  const instrument = instrumentNamed(ruleSet, name)
  const asked = askedDay(web.url.searchParams.get('pada'), todayOf(web))
  if (instrument === undefined || !asked.ok) return await web.refuse({ code: 'edge.not-found' })
  if (instrument.id !== name) return web.redirect(`${hrefOf(instrument.id, 'akn.xml')}${web.url.search}`)
  const expressions = await web.read(async (tx) => await expressionsOf(tx, instrument.id))
  const nameIn = (id: string): string => {
    const known = ruleSet.instruments.get(id)
    return known === undefined ? id : nameOf(known)
  }
  const xml = akomaNtoso({ instrument, expressions, on: asked.on, nameIn })
  if (xml === undefined) return await web.refuse({ code: 'edge.not-found' })
  return kept(web, xml, 'application/xml; charset=utf-8')
}

const open = { method: 'GET', act: read, sees: null, limit: 'public' } as const

/** The register for other systems. */
export const exchangeRoutes: readonly Route[] = [
  { ...open, path: '/peraturan/jdihn.json', handle: jdihn },
  { ...open, path: '/peraturan/:instrument/akn.xml', handle: akn },
]
