import type { CDPSession } from 'playwright-core'

/** What went over the wire: as the network saw it, compressed and with headers. */
export type Wire = {
  readonly requests: () => number
  /** Bytes received, of one type of resource or of all. */
  readonly bytes: (type?: 'Document' | 'Script' | 'Stylesheet' | 'Font' | 'Image' | 'Fetch') => number
  /** Addresses asked for, in order. */
  readonly urls: () => readonly string[]
  readonly forget: () => void
}

type Received = { readonly url: string; readonly type: string; bytes: number; fromCache: boolean }

/** Counts what a tab receives from now on. What comes from the browser's own cache is no request. */
export async function countWire(cdp: CDPSession): Promise<Wire> {
  const received = new Map<string, Received>()
  await cdp.send('Network.enable')
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    // A redirect keeps its number; each answer counts.
    const before = received.get(requestId)
    if (before) received.set(`${requestId}:${received.size}`, before)
    if (request.url.startsWith('http'))
      received.set(requestId, { url: request.url, type: type ?? 'Other', bytes: 0, fromCache: false })
  })
  cdp.on('Network.requestServedFromCache', ({ requestId }) => {
    const found = received.get(requestId)
    if (found) found.fromCache = true
  })
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    const found = received.get(requestId)
    if (found && response.fromDiskCache === true) found.fromCache = true
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const found = received.get(requestId)
    if (found) found.bytes = encodedDataLength
  })
  const counted = (): Received[] => [...received.values()].filter(({ fromCache }) => !fromCache)
  return {
    requests: () => counted().length,
    bytes: (type) =>
      counted().reduce((total, found) => total + (type === undefined || found.type === type ? found.bytes : 0), 0),
    urls: () => counted().map(({ url }) => url),
    forget: () => received.clear(),
  }
}
