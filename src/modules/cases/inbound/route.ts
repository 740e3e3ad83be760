import { happened } from '../../../kernel/decision.ts'
import { isSigned } from '../../../platform/gateways/webhook.ts'
import { sameToken } from '../../../platform/http/origin.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { readEmail } from '../../../platform/notify/inbound/email.ts'
import type { Delivery } from '../../../platform/notify/inbound/received.ts'
import { readSms } from '../../../platform/notify/inbound/sms.ts'
import { readWhatsApp } from '../../../platform/notify/inbound/whatsapp.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { receive } from './receive.ts'

const small = 1024 * 1024
/** An e-mail with pictures in it: base64 makes them a third larger. */
const large = 16 * 1024 * 1024

const plain = (status: number, text: string): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } })

type Kept = { readonly type: 'cases.received'; readonly delivery: string; readonly fresh: number }

/** Keeps a delivery and says so only then. A provider that hears anything else sends it again. */
async function keep(web: Web, { seal }: Tools, delivery: Delivery): Promise<Response> {
  if (!delivery.ok) return delivery.code === 'not-signed' ? plain(401, 'not signed') : plain(400, 'not understood')
  const { received } = delivery
  if (received.length === 0) return plain(200, 'nothing to keep')
  await web.asBekal.perform<Kept, never>({
    act: acts.receive,
    work: async (tx) =>
      happened({ type: 'cases.received', delivery: tx.newId(), fresh: await receive(tx, seal, received) }),
    entry: ([{ delivery: id, fresh }]) => ({
      act: acts.receive.name,
      record: { kind: 'delivery', id },
      payload: { channel: received[0]?.channel ?? '', fresh },
    }),
  })
  return plain(200, 'kept')
}

async function whatsApp(web: Web, tools: Tools): Promise<Response> {
  const { whatsApp: door } = tools.config
  if (door === null) return plain(404, 'no such door')
  const body = await web.bytes(small)
  const signature = web.headers.get('x-hub-signature-256')
  return await keep(web, tools, readWhatsApp(body, { signature, appSecret: door.appSecret }))
}

/** WhatsApp asks once whether this address is ours. */
async function challenge({ url }: Web, { config }: Tools): Promise<Response> {
  const asked = (name: string): string => url.searchParams.get(`hub.${name}`) ?? ''
  const isOurs = config.whatsApp !== null && sameToken(asked('verify_token'), config.whatsApp.verifyToken)
  return await Promise.resolve(
    isOurs && asked('mode') === 'subscribe' ? plain(200, asked('challenge').slice(0, 200)) : plain(404, 'no such door'),
  )
}

const signedDoor =
  (most: number, read: (body: Uint8Array, now: Date) => Delivery | Promise<Delivery>): Route['handle'] =>
  async (web, tools) => {
    const { inboundSecret: secret } = tools.config
    if (secret === null) return plain(404, 'no such door')
    const body = await web.bytes(most)
    const isTheirs = isSigned(web.headers, body, { secret, now: web.now() })
    return await keep(web, tools, isTheirs ? await read(body, new Date(web.now())) : { ok: false, code: 'not-signed' })
  }

const door = { act: acts.receive, sees: null, limit: 'provider' } as const

/** Where providers hand over what people write. Contract: `docs/gateways/inbound.openapi.yaml`. */
export const inboundRoutes: readonly Route[] = [
  { ...door, method: 'GET', path: '/pesan-masuk/whatsapp', handle: challenge },
  { ...door, method: 'POST', path: '/pesan-masuk/whatsapp', signed: true, handle: whatsApp },
  { ...door, method: 'POST', path: '/pesan-masuk/sms', signed: true, handle: signedDoor(small, readSms) },
  { ...door, method: 'POST', path: '/pesan-masuk/email', signed: true, handle: signedDoor(large, readEmail) },
]
