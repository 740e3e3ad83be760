import { each, type Html, html, nothing } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'
import { type IconName, icon } from './icon.ts'

export type Chip = {
  readonly text: Content
  readonly href: string
  readonly on?: boolean
  readonly icon?: IconName
}

export type ChipMenu = {
  readonly text: Content
  /** Something of it is chosen. */
  readonly on?: boolean
  readonly options: readonly {
    readonly text: Content
    readonly href: string
    readonly on?: boolean
    readonly count?: number
  }[]
}

export type FiltersProps = {
  readonly label: string
  readonly chips: readonly (Chip | ChipMenu)[]
  /** At the right: "Simpan saringan". */
  readonly end?: Html
}

/** What a list shows, always visible; every choice is an address that can be kept and shared. */
export const filters = ({ label, chips, end }: FiltersProps): Html =>
  html`<nav class="chips" aria-label="${label}">${each(chips, (chip) => ('options' in chip ? menu(chip) : single(chip)))}${end === undefined ? nothing : html`<div class="chips__end">${end}</div>`}</nav>`

const single = ({ text, href, on, icon: picture }: Chip): Html =>
  html`<a${attributes({ class: 'chip', href, 'aria-current': on === true ? 'true' : null })}>${picture === undefined ? nothing : icon(picture)}${text}</a>`

const menu = ({ text, on, options }: ChipMenu): Html =>
  html`<details><summary class="${on === true ? 'chip--on' : 'chip'}">${text}${icon('chevron-down')}</summary><ul>${each(
    options,
    (option) =>
      html`<li><a${attributes({ href: option.href, 'aria-current': option.on === true ? 'true' : null })}>${option.text}${option.count === undefined ? nothing : html`<span class="soft">${option.count}</span>`}</a></li>`,
  )}</ul></details>`
