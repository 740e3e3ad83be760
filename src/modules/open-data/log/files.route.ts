import { cacheable } from '../../../platform/http/cacheable.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { readerOf } from '../../../platform/ledger/reader.ts'
import { readLogFile } from '../../../platform/ledger/tiles.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { ledgerKeys, verifierKeys } from './checkpoint.ts'

/** A file of the public log: its checkpoint, a tile of hashes, a tile of entries (C2SP tlog-tiles). */
async function file(web: Web): Promise<Response> {
  const found = await web.read(async (tx) => await readLogFile(readerOf(tx), web.url.pathname.slice('/log/'.length)))
  if (!found)
    return new Response('no such file of the log\n', { status: 404, headers: { 'cache-control': 'no-store' } })
  const { body, type, immutable } = found
  return cacheable(web, { body, type, keep: immutable ? 'forever' : 2 })
}

async function keys(web: Web, tools: Tools): Promise<Response> {
  const lines = verifierKeys(await web.read(async (tx) => await ledgerKeys(tx, tools)))
  return cacheable(web, { body: `${lines.join('\n')}\n`, type: 'text/plain; charset=utf-8', keep: 300 })
}

const open = { method: 'GET', act: acts.readLog, sees: null, limit: 'public' } as const

export const logFileRoutes: readonly Route[] = [
  { ...open, path: '/log/checkpoint', handle: file },
  { ...open, path: '/log/tile/*', handle: file },
  { ...open, path: '/log/kunci', handle: keys },
]
