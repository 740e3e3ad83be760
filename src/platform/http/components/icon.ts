import { icons } from '../assets/icons.generated.ts'
import { type Html, html } from '../html.ts'

export type IconName = keyof typeof icons
export const iconNames = Object.keys(icons) as IconName[]

const isIcon = (name: string): name is IconName => Object.hasOwn(icons, name)

/** The icon that data name; a sheet of paper where there is none of that name. */
export const iconNamed = (name: string): IconName => (isIcon(name) ? name : 'file-text')

/**
 * An icon of 24 × 24 with a stroke of 2, as large as the text unless its place says otherwise. It is never alone:
 * a word stands beside it, so it is hidden from screen readers.
 *
 * Each icon is one path written where it is used: no sprite, hence no list to collect while pages are made at the
 * same time; what repeats within a page costs a few bytes after compression.
 */
export const icon = (name: IconName): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${icons[name]}"/></svg>`
