import { createHmac } from 'node:crypto'
import { canonical, type Json } from '../../kernel/canonical.ts'
import type { Instant } from '../../kernel/time.ts'
import { sameToken } from '../http/origin.ts'

/** Who is told what happens here: addresses from the configuration only, and the secret that signs. */
export type Subscribers = { readonly urls: readonly string[]; readonly secret: string }

/** Something that happened, for programs of others. Its id is the same at every try, and has no full stop. */
export type Event = {
  readonly id: string
  readonly type: `${string}.${string}`
  readonly at: Instant
  readonly data: Json
}

export type Delivered = { readonly ok: true } | { readonly ok: false; readonly reason: string }

type Delivery = { readonly url: string; readonly secret: string; readonly now: Instant; readonly timeoutMs?: number }

/**
 * Hands an event to one subscriber, signed as Standard Webhooks 1.0.0 says: HMAC-SHA256 over `id.timestamp.body`. It
 * never throws; whoever asked tries again. Contract: `docs/gateways/events.openapi.yaml`.
 */
export async function deliver(
  { id, type, at, data }: Event,
  { url, secret, now, timeoutMs = 10_000 }: Delivery,
): Promise<Delivered> {
  const body = canonical({ type, timestamp: at, data })
  const seconds = String(Math.floor(Date.parse(now) / 1_000))
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': seconds,
        'webhook-signature': `v1,${signatureOf(secret, `${id}.${seconds}.`, Buffer.from(body))}`,
      },
      body,
    })
    await response.body?.cancel()
    return response.ok ? { ok: true } : { ok: false, reason: `the subscriber answered ${response.status}` }
  } catch (problem) {
    return { ok: false, reason: problem instanceof Error ? problem.message : 'unknown' }
  }
}

const signatureOf = (secret: string, before: string, body: Uint8Array): string =>
  createHmac('sha256', secret).update(before).update(body).digest('base64')

/** Seconds a delivery may be old, or its clock wrong: later it may be one that somebody kept and sends again. */
const freshSeconds = 300

/** Whether a delivery to us is signed as Standard Webhooks 1.0.0 says, with our secret, and fresh. */
export function isSigned(
  headers: Headers,
  body: Uint8Array,
  { secret, now }: { readonly secret: string; readonly now: Instant },
): boolean {
  const [id, seconds] = [headers.get('webhook-id') ?? '', headers.get('webhook-timestamp') ?? '']
  if (id === '' || !/^\d{1,12}$/.test(seconds)) return false
  if (Math.abs(Date.parse(now) / 1_000 - Number(seconds)) > freshSeconds) return false
  const expected = `v1,${signatureOf(secret, `${id}.${seconds}.`, body)}`
  return (headers.get('webhook-signature') ?? '').split(' ').some((one) => sameToken(one, expected))
}
