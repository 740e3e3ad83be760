import { isId } from '../../../kernel/ids.ts'
import { blank, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { messageById, signedMessages } from '../mass/store.ts'
import { eventById } from '../store.ts'
import { words } from '../words.ts'
import { compare } from './compare.ts'
import { checkPage, copyPage } from './page.ts'
import { proofOf } from './receipt.ts'

/** Longest message that is compared: nobody sends more in an SMS. */
const longest = 5_000

async function showCheck(web: Web): Promise<Response> {
  const sent = await web.asBekal.read(signedMessages)
  return await web.page(checkPage(web, { form: blank(), sent }))
}

/** Compares what somebody received. Nothing of it is kept; it comes by POST, because it may hold a link of their own. */
async function check(web: Web, { config }: Tools): Promise<Response> {
  const typed = await web.typed()
  const pasted = (oneOf(typed, 'pesan') ?? '').slice(0, longest)
  const sent = await web.asBekal.read(signedMessages)
  if (pasted.trim() === '') {
    const form = wrong(typed, { pesan: words(web.lang)('check.empty') })
    return await web.page(checkPage(web, { form, sent }), 422)
  }
  return await web.page(checkPage(web, { form: blank(typed), sent, compared: compare(pasted, sent, config.publicUrl) }))
}

/** A message that was sent, as everybody may read it. One that was not signed is not there. */
async function copyIn(web: Web) {
  const id = web.params['pesan'] ?? ''
  if (!isId(id)) return undefined
  return await web.asBekal.read(async (tx) => {
    const standing = await messageById(tx, id)
    const shown = standing?.signature ? await eventById(tx, standing.message.event) : undefined
    return standing && shown && { standing, shown, proof: await proofOf(tx, standing.message) }
  })
}

async function showCopy(web: Web): Promise<Response> {
  const copied = await copyIn(web)
  return copied ? await web.page(copyPage(web, copied)) : await web.refuse({ code: 'edge.not-found' })
}

/** The words and their proof as a file, for whoever checks without us. */
async function giveProof(web: Web): Promise<Response> {
  const copied = await copyIn(web)
  if (!copied?.proof) return await web.refuse({ code: 'edge.not-found' })
  return new Response(`${JSON.stringify(copied.proof, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="pesan-${copied.standing.message.id}.json"`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}

const open = { act: acts.look, sees: null, limit: 'public' } as const

/** The public copy of every message, and where a text somebody received is held against them. */
export const copyRoutes: readonly Route[] = [
  { ...open, method: 'GET', path: '/krisis/pesan', handle: showCheck },
  { ...open, method: 'POST', path: '/krisis/pesan', handle: check },
  { ...open, method: 'GET', path: '/krisis/pesan/:pesan', handle: showCopy },
  { ...open, method: 'GET', path: '/krisis/pesan/:pesan/bukti.json', handle: giveProof },
]
