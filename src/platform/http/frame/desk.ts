import type { IconName } from '../components/icon.ts'
import type { Tone } from '../components/tone.ts'
import type { Html } from '../html.ts'
import type { Page } from '../route.ts'

/** An entry of the rail at the left of the console. */
export type RailEntry = {
  readonly name: string
  readonly href: string
  readonly icon: IconName
  /** How many wait there; absent when counting says nothing. */
  readonly count?: number
  /** Matches `page.current`. */
  readonly key: string
}

/** A filter somebody saved: an address with a name. */
export type SavedFilter = { readonly name: string; readonly href: string; readonly tone: Tone; readonly count?: number }

/** A key and what it does, for the foot of the console: `{ keys: ['↑', '↓'], does: 'pindah' }`. */
export type KeyHelp = { readonly keys: readonly string[]; readonly does: string }

/** What stands around an officer's work. The words come from the module. */
export type Desk = {
  /** `BP3MI Jawa Timur` */
  readonly unit: string
  /** `Loket 3` */
  readonly place?: string
  /** One box for name, NIK, passport and file number; a GET form. */
  readonly search?: {
    readonly action: string
    readonly placeholder: string
    readonly value?: string
    readonly key?: string
  }
  /** At the right of the bar: the ticket being served, the button that calls the next. */
  readonly call?: Html
  readonly rail: readonly RailEntry[]
  readonly saved?: readonly SavedFilter[]
  /** At the foot of the rail. */
  readonly tally?: Html
  /** The third pane: the file beside the queue; `idle` while none is open. */
  readonly aside?: { readonly label: string; readonly body: Html; readonly idle?: boolean }
  readonly keys?: readonly KeyHelp[]
  /** `Semua tersimpan 14.32.08` */
  readonly savedNote?: string
}

/** A page of the console: its body is the middle pane. */
export type ConsolePage = Page & { readonly frame: 'console'; readonly desk: Desk }

/** Makes a page of the console. Give the answer to `web.page`. */
export const consolePage = (page: Omit<Page, 'frame'> & { readonly desk: Desk }): ConsolePage => ({
  ...page,
  frame: 'console',
})

/** Whether a page brought its desk; a console page without one gets an empty rail. */
export const deskOf = (page: Page): Desk | null => (isConsolePage(page) ? page.desk : null)

const isConsolePage = (page: Page): page is ConsolePage => page.frame === 'console' && 'desk' in page
