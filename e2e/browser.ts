import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { countWire, type Wire } from './wire.ts'

/** Lines as they are measured: bytes a second and milliseconds a request. */
const lines = {
  'slow-3g': { down: 51_200, up: 51_200, latency: 400 },
  'fast-3g': { down: 204_800, up: 96_000, latency: 150 },
} as const

/** How a person looks at Bekal. The default is a cheap phone, by day, with JavaScript. */
export type Look = {
  readonly width?: 360 | 768 | 1366
  readonly scripts?: boolean
  readonly dark?: boolean
  readonly line?: keyof typeof lines
  /** How many times slower than this machine's. */
  readonly processor?: number
  /** 2 is text at 200 %. */
  readonly text?: number
  readonly lang?: 'id-ID' | 'en-GB'
}

/** One tab, and what can be measured of it. */
export type Tab = {
  readonly page: Page
  readonly context: BrowserContext
  /** What came over the wire since the last `forget()`. */
  readonly wire: Wire
  /** What the page complained about in the console. */
  readonly complaints: readonly string[]
  /** Violations of WCAG A and AA, each as one line; none is the aim. */
  readonly axe: () => Promise<readonly string[]>
  readonly nodes: () => Promise<number>
  /** By how many pixels the page scrolls sideways. */
  readonly sideways: () => Promise<number>
  readonly paints: () => Promise<Paints>
  readonly goOffline: (offline?: boolean) => Promise<void>
}

/** Milliseconds; `shift` is the layout shift without a unit, `blocked` the time over 50 ms of long tasks. */
export type Paints = {
  readonly first: number
  readonly largest: number
  readonly shift: number
  readonly blocked: number
}

export type Browsing = {
  readonly open: (look?: Look) => Promise<Tab>
  readonly close: () => Promise<void>
}

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--font-render-hinting=none',
] // biome-ignore format: a list

/**
 * Starts a headless Chromium for one test file; every `open` is a person of its own, without cookies of others.
 * @param more  further switches of Chromium: a camera that plays a file, say
 */
export async function browse(more: readonly string[] = []): Promise<Browsing> {
  const { executable, env } = inject('chromium')
  const browser = await chromium.launch({
    executablePath: executable,
    args: [...flags, ...more],
    env: { ...process.env, ...env },
  })
  return {
    open: async (look = {}) => {
      const { width = 360, scripts = true, dark = false, lang = 'id-ID' } = look
      const context = await browser.newContext({
        viewport: { width, height: width === 360 ? 740 : 900 },
        isMobile: width === 360,
        hasTouch: width === 360,
        javaScriptEnabled: scripts,
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        locale: lang,
        timezoneId: 'Asia/Jakarta',
      })
      return await tabOf(context, look)
    },
    close: async () => await browser.close(),
  }
}

async function tabOf(context: BrowserContext, { line, processor, text }: Look): Promise<Tab> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  const wire = await countWire(cdp)
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(`${said.text()} ${said.location().url}`.trim())
  })
  await page.addInitScript(watchPaints)
  if (line !== undefined) await network(cdp, line, false)
  if (processor !== undefined) await cdp.send('Emulation.setCPUThrottlingRate', { rate: processor })
  // As a person sets it in the browser: a style of ours on the page would be refused by its own rules.
  if (text !== undefined) await cdp.send('Page.setFontSizes', { fontSizes: { standard: 16 * text } })
  return {
    page,
    context,
    wire,
    complaints,
    axe: async () => await violations(page),
    nodes: async () => await page.evaluate(() => document.querySelectorAll('*').length),
    sideways: async () =>
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    paints: async () => await page.evaluate(() => globalThis.bekalPaints),
    goOffline: async (offline = true) => {
      await context.setOffline(offline)
      await network(cdp, line, offline)
    },
  }
}

/** One setting for slowness and absence: two of them would undo each other. */
async function network(cdp: CDPSession, line: Look['line'], offline: boolean): Promise<void> {
  const { down, up, latency } = line === undefined ? { down: -1, up: -1, latency: 0 } : lines[line]
  await cdp.send('Network.emulateNetworkConditions', {
    offline,
    latency,
    downloadThroughput: down,
    uploadThroughput: up,
  })
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

declare global {
  var bekalPaints: Paints
}

/** Runs in the page before anything of it. */
function watchPaints(): void {
  const seen = { first: 0, largest: 0, shift: 0, blocked: 0 }
  globalThis.bekalPaints = seen
  const on = (type: string, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  on('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.first = startTime
  })
  on('largest-contentful-paint', ({ startTime }) => void (seen.largest = startTime))
  on('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (!hadRecentInput) seen.shift += value
  })
  on('longtask', ({ duration }) => void (seen.blocked += Math.max(0, duration - 50)))
}
