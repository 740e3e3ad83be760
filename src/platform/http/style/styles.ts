import { readFileSync } from 'node:fs'
import { assetUrl } from '../assets/assets.ts'
import type { Page } from '../route.ts'
import { type Rule, readRules, writeRules } from './rules.ts'

/** On every page. */
const ground = ['tokens', 'base'] as const
/** The frames; a page has exactly one. */
const frames = ['citizen', 'console', 'bare'] as const
/** What components bring, in the order of the cascade. */
const parts = [
  'button',
  'form',
  'panel',
  'tag',
  'tasklist',
  'journey',
  'facts',
  'summary',
  'table',
  'card',
  'home',
  'queue',
  'file',
  'narrow',
  'print',
] as const

/** A section of the style sheet: one small file of this folder. */
export type StyleSection = (typeof ground)[number] | (typeof frames)[number] | (typeof parts)[number]
export const styleSections: readonly StyleSection[] = [...ground, ...frames, ...parts]

const read = (section: string): readonly Rule[] =>
  readRules(
    readFileSync(new URL(`${section}.css`, import.meta.url), 'utf8').replaceAll(
      /url\(asset:([\w.-]+)\)/g,
      (_, name: string) => `url(${assetUrl(name)})`,
    ),
  )
const sections = new Map<string, readonly Rule[]>(styleSections.map((section) => [section, read(section)]))

/**
 * The style sheet of one page, minified: tokens, base and the frame's rules, and of the components only those rules
 * whose classes stand in `markup`. A component therefore never looks undressed because somebody forgot a section.
 * `page.styles` adds whole sections, for classes that a script sets later.
 */
export function stylesFor(page: Pick<Page, 'frame' | 'styles'>, markup: string): string {
  const used = new Set<string>()
  for (const [, names = ''] of markup.matchAll(/\sclass="([^"]*)"/g))
    for (const name of names.split(' ')) used.add(name)
  const isUsed = (name: string): boolean => used.has(name)
  const whole = new Set<string>([...ground, ...(page.styles ?? [])])
  const frame = page.frame ?? 'citizen'
  const wanted = [...ground, frame, ...parts]
  return wanted
    .map((section) => writeRules(sections.get(section) ?? [], whole.has(section) ? () => true : isUsed))
    .join('')
}

/** The rules of a section as they were read; tests measure contrast on them. */
export const rulesOf = (section: StyleSection): readonly Rule[] => sections.get(section) ?? []
