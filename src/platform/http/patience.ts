/** How long a body may take, and how long nothing of it may come, in milliseconds. */
export type Patience = { readonly deadlineMs: number; readonly stallMs: number }

export type Impatience = 'too-large' | 'too-slow' | 'cut-off'

/** Reads a stream within its bounds of size and time; what is left is not waited for. Never throws. */
export async function readPatiently(
  body: ReadableStream<Uint8Array>,
  { bytes: most, deadlineMs, stallMs }: Patience & { readonly bytes: number },
): Promise<Buffer<ArrayBuffer> | Impatience> {
  const reader = body.getReader()
  let expire: (late: 'late') => void = () => undefined
  const late = new Promise<'late'>((resolve) => (expire = resolve))
  const deadline = setTimeout(() => expire('late'), deadlineMs)
  const stall = setTimeout(() => expire('late'), stallMs)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), late])
      if (next === 'late') return leave(reader, 'too-slow')
      if (next.done) return Buffer.concat(chunks, size)
      size += next.value.byteLength
      if (size > most) return leave(reader, 'too-large')
      chunks.push(next.value)
      stall.refresh()
    }
  } catch {
    return 'cut-off'
  } finally {
    clearTimeout(deadline)
    clearTimeout(stall)
  }
}

function leave(reader: ReadableStreamDefaultReader<Uint8Array>, why: Impatience): Impatience {
  reader.cancel(why).catch(() => undefined)
  return why
}
