import { type Html, raw } from '../html.ts'

/** `true` writes the bare name; `false`, `null` and `undefined` write nothing. */
export type AttributeValue = string | number | boolean | null | undefined

/**
 * Attributes that may be absent, escaped and quoted: `<input${attributes({ required, 'aria-describedby': hint })}>`.
 * The only value a template may hold between attributes. What leads somewhere goes through `address`.
 * @throws RangeError on a name that is not a plain attribute, or one that would run a script
 */
export function attributes(values: Readonly<Record<string, AttributeValue>>): Html {
  let text = ''
  for (const [name, value] of Object.entries(values)) {
    if (value === false || value === null || value === undefined) continue
    if (!/^[a-z][a-z0-9-]*$/.test(name) || name.startsWith('on') || name === 'style')
      throw new RangeError(`not an attribute we write: ${name}`)
    const written = leads.has(name) ? lead(name, String(value)) : String(value)
    text += value === true ? ` ${name}` : ` ${name}="${escaped(written)}"`
  }
  return raw(text)
}

/**
 * An address that may stand in `href` or `action`: ours (`/…`, `?…`, `#…`), https, telephone, message, mail or map.
 * Anything else, `javascript:` above all, becomes `#`: the text of the link stays, and leads nowhere.
 */
export function address(value: string): string {
  const clean = value.trim()
  if (/^[/?#]/.test(clean) && !/^\/[/\\]/.test(clean)) return clean
  return /^(https:\/\/|tel:|sms:|mailto:|geo:)/i.test(clean) ? clean : '#'
}

/** Several class names; what is false is left out. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')

/** A picture may also be written into the page itself. */
const lead = (name: string, value: string): string =>
  name === 'src' && /^data:image\/[a-z+]+[;,]/.test(value) ? value : address(value)

const leads = new Set(['href', 'src', 'action', 'formaction'])
const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => named[letter] ?? '')
