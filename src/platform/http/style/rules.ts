/** One rule of a style sheet: its selectors, each with the classes it needs, and its declarations. */
export type Rule = {
  readonly selectors: readonly { readonly text: string; readonly needs: readonly string[] }[]
  readonly body: string
  /** `@media …` around it; empty without. */
  readonly media: string
}

/**
 * Reads a small style sheet: rules, `@font-face`, and `@media` one level deep; no nesting, no strings with braces.
 * @throws RangeError when braces do not pair
 */
export function readRules(css: string, media = ''): readonly Rule[] {
  const rules: Rule[] = []
  let rest = minify(css)
  while (rest !== '') {
    const open = rest.indexOf('{')
    const close = endOfBlock(rest, open)
    const head = rest.slice(0, open)
    const body = rest.slice(open + 1, close)
    rest = rest.slice(close + 1)
    if (head.startsWith('@media')) rules.push(...readRules(body, head))
    else rules.push({ selectors: splitSelectors(head).map(selector), body: body.replace(/;$/, ''), media })
  }
  return rules
}

/** The rules that a page with these classes can use, as text; neighbours under one `@media` share it. */
export function writeRules(rules: readonly Rule[], isUsed: (name: string) => boolean): string {
  let text = ''
  let media = ''
  for (const rule of rules) {
    const selectors = rule.selectors.filter(({ needs }) => needs.every(isUsed)).map(({ text }) => text)
    if (selectors.length === 0) continue
    if (rule.media !== media) text += `${media === '' ? '' : '}'}${rule.media === '' ? '' : `${rule.media}{`}`
    media = rule.media
    text += `${selectors.join(',')}{${rule.body}}`
  }
  return media === '' ? text : `${text}}`
}

const minify = (css: string): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(/([a-z-]): /g, '$1:')
    .replaceAll(/;}/g, '}')
    .replaceAll(/([ :(,-])0\./g, '$1.')
    .trim()

/** What a selector denies (`:not(.x)`) need not be there. */
const selector = (text: string) => ({
  text,
  needs: text.startsWith('@')
    ? []
    : [...text.replaceAll(/:not\([^()]*\)/g, '').matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name),
})

/** Commas between selectors, not those inside `:is(…)`. */
const splitSelectors = (head: string): readonly string[] => head.split(/,(?![^(]*\))/)

function endOfBlock(css: string, open: number): number {
  let depth = 0
  for (let at = open; open >= 0 && at < css.length; at += 1) {
    if (css[at] === '{') depth += 1
    if (css[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  throw new RangeError(`braces do not pair near "${css.slice(0, 60)}"`)
}
