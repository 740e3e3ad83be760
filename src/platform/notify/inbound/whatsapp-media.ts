import { z } from 'zod'

export type Fetched =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'away' | 'gone' | 'too-large' }

export type MediaAt = {
  /** Base address of the Cloud API with its version, from the configuration only. */
  readonly url: string
  readonly token: string
  /** Largest file in bytes. */
  readonly most: number
  readonly timeoutMs?: number
}

const described = z.object({ url: z.url(), file_size: z.number().optional() })

/**
 * Brings a file of a WhatsApp message: first where it lies, then the file. Our token goes to WhatsApp's own hosts alone. It
 * never throws; `away` is worth another try, `gone` is not.
 */
export async function fetchWhatsAppMedia(
  id: string,
  { url, token, most, timeoutMs = 20_000 }: MediaAt,
): Promise<Fetched> {
  const asking = {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  } as const
  try {
    const answer = await fetch(`${url}/${encodeURIComponent(id)}`, asking)
    if (answer.status === 404 || answer.status === 400) return { ok: false, reason: 'gone' }
    const read = answer.ok ? described.safeParse(await answer.json()) : undefined
    if (!read?.success) return { ok: false, reason: 'away' }
    if (!isTheirs(read.data.url, url)) return { ok: false, reason: 'gone' }
    if ((read.data.file_size ?? 0) > most) return { ok: false, reason: 'too-large' }
    const file = await fetch(read.data.url, asking)
    if (!file.ok || file.body === null) return { ok: false, reason: file.status === 404 ? 'gone' : 'away' }
    return await bytesOf(file.body, most)
  } catch {
    return { ok: false, reason: 'away' }
  }
}

const isTheirs = (file: string, api: string): boolean => {
  const { protocol, hostname, origin } = new URL(file)
  return (
    origin === new URL(api).origin ||
    (protocol === 'https:' && /(^|\.)(fbsbx|facebook|whatsapp)\.(com|net)$/.test(hostname))
  )
}

async function bytesOf(body: ReadableStream<Uint8Array>, most: number): Promise<Fetched> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > most) return { ok: false, reason: 'too-large' }
    chunks.push(chunk)
  }
  return { ok: true, bytes: Buffer.concat(chunks) }
}
