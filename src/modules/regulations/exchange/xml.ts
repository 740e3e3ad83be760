/** An element as it is written: a name, attributes in their order, and what stands in it. */
export type Xml = string & { readonly xml: true }

/** What XML 1.0 has no letter for is left out; the rest is escaped, in text and in attributes alike. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"'\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** Text in an element. */
export const text = (value: string): Xml => escaped(value) as Xml

/** One element. Attributes without a value are left out. Names are ours and not escaped. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...content: readonly Xml[]
): Xml => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(value ?? '')}"`)
    .join('')
  return (content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`) as Xml
}

/** A whole document in UTF-8. */
export const documentOf = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
