import { createHmac } from 'node:crypto'
import { canonical, type Json } from '../../kernel/canonical.ts'
import type { Instant } from '../../kernel/time.ts'

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
        'webhook-signature': `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`,
      },
      body,
    })
    await response.body?.cancel()
    return response.ok ? { ok: true } : { ok: false, reason: `the subscriber answered ${response.status}` }
  } catch (problem) {
    return { ok: false, reason: problem instanceof Error ? problem.message : 'unknown' }
  }
}
