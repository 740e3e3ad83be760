import { assert, describe, it } from 'vitest'
import { rulesOf, styleSections } from './styles.ts'

type Rgb = readonly [number, number, number]

/** Relative luminance and contrast as WCAG 2 defines them. */
const luminance = (colour: Rgb): number => {
  const [r = 0, g = 0, b = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
export const contrast = (a: Rgb, b: Rgb): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const hex = (text: string): Rgb | undefined => {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text)
  const full = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : text
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(full)
  if (!parts) return undefined
  const [, r = '', g = '', b = ''] = parts
  return [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)]
}

const declared = (body: string): ReadonlyMap<string, string> =>
  new Map(
    body.split(';').map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    }),
  )

const [light, dark] = rulesOf('tokens').map(({ body }) => declared(body))
const schemes = [
  { name: 'light', tokens: new Map(light) },
  { name: 'dark', tokens: new Map([...(light ?? []), ...(dark ?? [])]) },
]

/** Text on grounds as our components put them, though not in one rule. 4.5 for text, 3 for marks and borders. */
const text = 4.5
const mark = 3
const grounds = ['ground', 'surface', 'well', 'selected', 'ticked']
const soft = ['sea-soft', 'brown-soft', 'red-soft', 'leaf-soft', 'amber-soft']
const pairs: readonly (readonly [string, string, number])[] = [
  ...[...grounds, ...soft].flatMap(
    (ground) =>
      [
        ['ink', ground, text],
        ['ink-soft', ground, text],
      ] as const,
  ),
  ...['ground', 'surface', 'well'].flatMap(
    (ground) =>
      [
        ['link', ground, text],
        ['red', ground, text],
        ['outline', ground, text],
      ] as const,
  ),
  ...['ground', 'surface'].flatMap(
    (ground) =>
      [
        ['ink-faint', ground, text],
        ['brown', ground, text],
        ['leaf', ground, text],
        ['control', ground, mark],
      ] as const,
  ),
  ['brown', 'well', text],
  ['ink-faint', 'ticked', text],
  ['link', 'selected', text],
  ['link', 'leaf-soft', text],
  ['link', 'red-soft', text],
  ['link', 'sea-soft', text],
  ['amber', 'surface', text],
  ['red', 'selected', text],
  ['sea', 'sea-soft', text],
  ['brown', 'brown-soft', text],
  ['red', 'red-soft', text],
  ['leaf', 'leaf-soft', text],
  ['amber', 'amber-soft', text],
  ['on-tone', 'leaf', text],
  ['on-tone', 'sea', text],
  ['on-tone', 'brown', text],
  ['on-tone', 'red', text],
  ['on-tone', 'amber', text],
  ['thread', 'indigo', text],
  ['thread', 'night', text],
  ['action', 'indigo', text],
  ['ring', 'ground', mark],
  ['ring', 'surface', mark],
  ['night', 'action', mark],
]

/** A colour a rule names, in one scheme; `undefined` when it is no plain colour. */
function colourOf(value: string | undefined, tokens: ReadonlyMap<string, string>): Rgb | undefined {
  if (value === undefined) return undefined
  const token = /^var\(--([\w-]+)\)$/.exec(value)
  return hex(token ? (tokens.get(`--${token[1] ?? ''}`) ?? '') : value)
}

describe('colours', () => {
  it('know the ratio of black and white', () => {
    assert.closeTo(contrast([0, 0, 0], [255, 255, 255]), 21, 0.01)
    assert.closeTo(contrast([119, 119, 119], [255, 255, 255]), 4.48, 0.01)
  })

  for (const { name, tokens } of schemes) {
    for (const [front, back, least] of pairs)
      it(`${front} on ${back} is read in ${name}`, () => {
        const [a, b] = [colourOf(`var(--${front})`, tokens), colourOf(`var(--${back})`, tokens)]
        assert(a && b, 'both are tokens')
        assert.isAtLeast(contrast(a, b), least)
      })

    it(`every rule that sets both its colour and its ground is read in ${name}`, () => {
      let measured = 0
      for (const section of styleSections)
        for (const { body, selectors } of rulesOf(section)) {
          const values = declared(body)
          const front = colourOf(values.get('color'), tokens)
          const back = colourOf(values.get('background') ?? values.get('background-color'), tokens)
          if (!front || !back) continue
          measured += 1
          const where = selectors.map(({ text }) => text).join(', ')
          const least = /knot--later|card-link > .icon/.test(where) ? mark : text
          assert.isAtLeast(contrast(front, back), least, `${section}: ${where}`)
        }
      assert.isAbove(measured, 30)
    })
  }

  it('every token in use is declared', () => {
    const names = new Set(light?.keys())
    for (const section of styleSections)
      for (const { body } of rulesOf(section))
        for (const [, name = ''] of body.matchAll(/var\((--[\w-]+)\)/g))
          assert.isTrue(names.has(name) || name === '--tone', `${section} uses ${name}`)
  })
})
