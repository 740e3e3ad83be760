import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outgoing } from './outbox.ts'

/** A way out for messages. Throws when it could not; the message stays in the outbox and is tried again. */
export type Channel = { readonly send: (message: Outgoing) => Promise<void> }

/**
 * Writes messages into a file a day instead of sending them: the default of a demonstration and of tests.
 * The dev inbox (`/kotak`) shows the same messages.
 */
export function fileChannel(folder: string): Channel {
  return {
    send: async ({ id, at, channel, to, text }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await appendFile(join(folder, `${at.slice(0, 10)}.jsonl`), `${JSON.stringify({ id, at, channel, to, text })}\n`, {
        mode: 0o600,
      })
    },
  }
}

/**
 * Hands messages to a provider over HTTP, as JSON `{ id, channel, to, text }`. `id` is the same at every try, so that
 * a provider that keeps ids sends once.
 */
export function httpChannel({
  url,
  token,
  timeoutMs = 10_000,
}: {
  url: string
  token: string
  timeoutMs?: number
}): Channel {
  return {
    send: async ({ id, channel, to, text }) => {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': id },
        body: JSON.stringify({ id, channel, to, text }),
      })
      if (!response.ok) throw new Error(`the provider answered ${response.status}`)
    },
  }
}
