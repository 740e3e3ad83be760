import { z } from 'zod'
import { instant } from '../../../kernel/time.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { receiptShape } from '../../../platform/ledger/receipt-text.ts'
import type { Tools } from '../../../platform/tools.ts'
import { type CaseReceipt, receiptForm, receiptHolds, sayStanding, standingOf } from '../../cases/index.ts'
import { acts } from '../acts.ts'
import { ledgerKeys } from '../log/checkpoint.ts'
import { words } from './words.ts'

const shape = z.object({
  case: z.object({ number: z.string().max(40), filing: z.string().regex(/^[0-9a-f]{64}$/) }),
  receipt: receiptShape,
})

/** The receipt of a complaint as somebody pasted it; `undefined` for anything else. It proves nothing by itself. */
export function readCaseReceipt(text: string): CaseReceipt | undefined {
  try {
    const read = shape.safeParse(JSON.parse(text))
    if (!read.success) return undefined
    const { case: filed, receipt } = read.data
    return { case: filed, receipt: { ...receipt, entry: { ...receipt.entry, at: instant(receipt.entry.at) } } }
  } catch {
    return undefined
  }
}

/**
 * Holds a receipt against the public keys of the log, and what we still have against the receipt: whether it was filed,
 * when, and whether it is still there as it was. What it says is not shown.
 */
async function check(web: Web, tools: Tools): Promise<Response> {
  const say = words(web.lang)
  const typed = await web.typed()
  const text = oneOf(typed, 'resi') ?? ''
  const pasted = readCaseReceipt(text)
  const errors = pasted ? {} : { resi: say('unreadable') }
  const found =
    pasted &&
    (await web.asBekal.read(async (tx) => ({
      holds: receiptHolds(pasted, await ledgerKeys(tx, tools)),
      standing: await standingOf(tx, tools.seal, pasted.case),
    })))
  const answer = found
    ? html`<div role="status" class="flow">${panel({ kind: found.holds ? 'success' : 'danger', lang: web.lang, title: say(found.holds ? 'holds' : 'forged'), body: say(found.holds ? 'holds.note' : 'forged.note') })}${found.holds ? sayStanding(web.lang, found.standing) : nothing}</div>`
    : nothing
  const page = {
    title: say('title'),
    failed: !pasted,
    body: html`<section>${errorSummary(errors, web.lang)}<h1>${say('title')}</h1>${answer}${receiptForm(web, { value: text.slice(0, 20_000), error: errors.resi })}</section>`,
  }
  return await web.page(page, pasted ? 200 : 422)
}

export const complaintRoutes: readonly Route[] = [
  { method: 'POST', path: '/pengaduan/resi', act: acts.checkReceipt, sees: null, limit: 'code', handle: check },
]
