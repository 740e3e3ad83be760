import { z } from 'zod'
import { afterFailure, afterSuccess, type Circuit, closedCircuit, mayTry } from './breaker.ts'
import type { Answer } from './gateways.ts'

export type Endpoint = {
  /** Base address, from the configuration only: never from a request. */
  readonly url: string
  /** Milliseconds an answer may take, all tries together. */
  readonly timeoutMs: number
  /** How often a failed call is tried again. */
  readonly retries: number
  /** What is shown to be let in; `null` or none: nothing is. */
  readonly token?: string | null
}

/** The frame every gateway answers in; the body is checked by the gateway's own schema. */
const frame = z.object({ data: z.unknown(), simulated: z.boolean().default(false) })

/**
 * A client of one outside system. It never throws: what went wrong is part of the answer, and when the system keeps
 * failing it is left alone for half a minute, so that a dead neighbour does not slow a counter down.
 */
export function openClient({ url, timeoutMs, retries, token = null }: Endpoint, now: () => number = Date.now) {
  let circuit: Circuit = closedCircuit

  const call = async <T>(path: string, schema: z.ZodType<T>, more: Sending = {}): Promise<Answer<T>> => {
    if (!mayTry(circuit, now())) return { ok: false, reason: 'unavailable' }
    const signal = AbortSignal.timeout(timeoutMs)
    for (let attempt = 0; ; attempt += 1) {
      const answer = await attemptCall(`${url}${path}`, { schema, signal, now, token, ...more })
      const failed = !answer.ok && (answer.reason === 'unavailable' || answer.reason === 'too-slow')
      if (!failed) {
        circuit = afterSuccess()
        return answer
      }
      if (attempt >= retries || signal.aborted) {
        circuit = afterFailure(circuit, now())
        return answer
      }
    }
  }

  return {
    get: async <T>(path: string, schema: z.ZodType<T>): Promise<Answer<T>> => await call(path, schema),
    /** Sends something under a key: the other side takes the same key once, so that trying again is harmless. */
    post: async <T>(path: string, schema: z.ZodType<T>, sending: Required<Sending>): Promise<Answer<T>> =>
      await call(path, schema, sending),
  }
}

type Sending = { readonly key?: string; readonly body?: unknown }
type Attempt<T> = Sending & {
  readonly schema: z.ZodType<T>
  readonly signal: AbortSignal
  readonly now: () => number
  readonly token: string | null
}

async function attemptCall<T>(
  address: string,
  { schema, signal, now, token, key, body }: Attempt<T>,
): Promise<Answer<T>> {
  try {
    const sent = key === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const headers = {
      accept: 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
    }
    const response = await fetch(address, { ...sent, signal, redirect: 'error', headers })
    if (response.status === 404) return { ok: false, reason: 'not-found' }
    if (!response.ok) return { ok: false, reason: 'unavailable' }
    const framed = frame.safeParse(await response.json())
    const read = framed.success ? schema.safeParse(framed.data.data) : framed
    if (!framed.success || !read.success) return { ok: false, reason: 'not-understood' }
    return { ok: true, value: read.data, at: new Date(now()).toISOString(), simulated: framed.data.simulated }
  } catch (problem) {
    if (problem instanceof SyntaxError) return { ok: false, reason: 'not-understood' }
    return { ok: false, reason: signal.aborted ? 'too-slow' : 'unavailable' }
  }
}
