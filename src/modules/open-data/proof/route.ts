import { type ApplicationId, isId } from '../../../kernel/ids.ts'
import { whyNotAllowed } from '../../../platform/access/policy.ts'
import { blank, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { readerOf } from '../../../platform/ledger/reader.ts'
import { receiptFor, verifyReceipt } from '../../../platform/ledger/receipt.ts'
import { readReceipt } from '../../../platform/ledger/receipt-text.ts'
import type { Tools } from '../../../platform/tools.ts'
import { applicationById } from '../../placements/index.ts'
import { acts } from '../acts.ts'
import { ledgerKeys } from '../log/checkpoint.ts'
import { words } from '../log/words.ts'
import { entriesOf, type FileEntry } from './entries.ts'
import { fileRecordPage, proofPage } from './page.ts'

type Found = {
  readonly application: { readonly id: ApplicationId; readonly number: string }
  readonly entries: readonly FileEntry[]
  readonly receipt: Awaited<ReturnType<typeof receiptFor>>
}

/** The file's entries, and the receipt of one of them; nothing for who may not see the file. */
async function recordOf(web: Web, entry?: string): Promise<Found | undefined> {
  const id = web.params['application'] ?? ''
  if (!isId(id) || (entry !== undefined && !isId(entry))) return undefined
  return await web.read(async (tx) => {
    const application = await applicationById(tx, id as ApplicationId)
    if (!application) return undefined
    const { worker: owner, office, number } = application
    if (whyNotAllowed(tx.actor, acts.seeRecord, { owner, office })) return undefined
    const entries = await entriesOf(tx, application.id)
    const isOurs = entry !== undefined && entries.some(({ id }) => id === entry)
    const receipt = isOurs ? await receiptFor(readerOf(tx), entry) : undefined
    return { application: { id: application.id, number }, entries, receipt }
  })
}

async function showRecord(web: Web): Promise<Response> {
  if (web.actor.role === 'public') return await web.refuse({ code: 'access.sign-in' })
  const found = await recordOf(web)
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  const back = web.actor.role === 'worker' ? '/perjalanan' : `/meja/${found.application.id}`
  return await web.page(fileRecordPage(web, { ...found, back }))
}

/** The receipt as a file. It holds the salt, so it is given only to who may see the file, and kept by no cache. */
async function giveReceipt(web: Web): Promise<Response> {
  if (web.actor.role === 'public') return await web.refuse({ code: 'access.sign-in' })
  const entry = web.params['entry'] ?? ''
  const found = await recordOf(web, entry)
  if (!found?.receipt) return await web.refuse({ code: 'edge.not-found' })
  return new Response(`${JSON.stringify(found.receipt, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="bukti-${entry}.json"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

async function checkProof(web: Web, tools: Tools): Promise<Response> {
  const typed = await web.typed()
  const receipt = readReceipt(oneOf(typed, 'bukti') ?? '')
  if (!receipt)
    return await web.page(proofPage(web, { form: wrong(typed, { bukti: words(web.lang)('proof.unreadable') }) }), 422)
  const keys = await web.read(async (tx) => await ledgerKeys(tx, tools))
  return await web.page(
    proofPage(web, { form: blank(typed), checked: { receipt, holds: verifyReceipt(receipt, keys) } }),
  )
}

export const proofRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/log/bukti',
    act: acts.checkReceipt,
    sees: null,
    limit: 'public',
    handle: async (web) => await web.page(proofPage(web, { form: blank() })),
  },
  { method: 'POST', path: '/log/bukti', act: acts.checkReceipt, sees: null, limit: 'public', handle: checkProof },
  {
    method: 'GET',
    path: '/log/berkas/:application',
    act: acts.seeRecord,
    sees: null,
    limit: 'citizen',
    handle: showRecord,
  },
  {
    method: 'GET',
    path: '/log/berkas/:application/:entry',
    act: acts.seeRecord,
    sees: null,
    limit: 'citizen',
    handle: giveReceipt,
  },
]
