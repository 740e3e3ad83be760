/** An element as it was written. Enough of a parser for what our own components write; for tests. */
export type Element = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
}

const empty = new Set(['area', 'br', 'hr', 'img', 'input', 'link', 'meta'])
const tag = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g

type Open = { readonly name: string; readonly attributes: Map<string, string>; readonly children: (Element | string)[] }

/**
 * Reads markup strictly: every tag closes what is open, every attribute is in double quotes, no stray `<`.
 * @throws RangeError when it is not so
 */
export function readMarkup(text: string): Element {
  const root: Open = { name: '#root', attributes: new Map(), children: [] }
  const open: Open[] = [root]
  const top = (): Open => open.at(-1) ?? root
  let at = 0
  const words = (end: number): void => {
    const between = text.slice(at, end)
    if (between.includes('<') && top().name !== 'style')
      throw new RangeError(`a stray < near "${between.slice(0, 80)}"`)
    if (between !== '') top().children.push(between)
  }
  for (const match of text.matchAll(tag)) {
    const [whole, slash, name = '', attributes = '', closed] = match
    if (match.index < at) continue
    words(match.index)
    at = match.index + whole.length
    if (name === '') continue
    if (slash === '/') {
      if (top().name !== name) throw new RangeError(`</${name}> closes <${top().name}>`)
      open.pop()
      continue
    }
    const element: Open = { name, attributes: readAttributes(attributes), children: [] }
    top().children.push(element)
    if (!empty.has(name) && closed !== '/') open.push(element)
  }
  words(text.length)
  if (open.length > 1) throw new RangeError(`<${top().name}> is not closed`)
  return root
}

const readAttributes = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, plain(value)]))

/** Text as a person reads it. */
const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** All elements below one, in order. */
export function* elementsOf(root: Element): Generator<Element> {
  for (const child of root.children) {
    if (typeof child === 'string') continue
    yield child
    yield* elementsOf(child)
  }
}

/** What a screen reader reads of an element: its text without what is hidden, and the words of its pictures. */
export const wordsOf = (element: Element): string =>
  element.children
    .map((child) => {
      if (typeof child === 'string') return plain(child)
      if (child.attributes.get('aria-hidden') === 'true') return ''
      return child.attributes.get('aria-label') ?? child.attributes.get('alt') ?? wordsOf(child)
    })
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Names of tags and attributes, in order, without their values: what a text must never change. */
export const shapeOf = (element: Element): string =>
  [...elementsOf(element)].map(({ name, attributes }) => `${name}[${[...attributes.keys()].join(' ')}]`).join(' ')
