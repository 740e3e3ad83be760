import fc from 'fast-check'
import { assert, describe, it } from 'vitest'
import { thePublic } from '../../access/actor.ts'
import { renderPage } from '../frame/frame.ts'
import { html } from '../html.ts'
import { address, attributes } from './attributes.ts'
import { elementsOf, readMarkup, shapeOf } from './examples/markup.ts'
import { examples } from './gallery/gallery.ts'

const hostile = [
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  '</textarea></select></svg></style></title><script>alert(1)</script>',
  '<!-- ',
  'javascript:alert(1)',
  ' java\tscript:alert(1)',
  '&lt;script&gt;',
  '//elsewhere.example/x',
  '\\"><b>',
  '${alert(1)}`',
]

const leadsSafely = (where: string): boolean =>
  /^(?:[?#]|\/(?![/\\])|https:\/\/|tel:|sms:|mailto:|geo:|data:image\/)/i.test(where)

describe('every component, whatever it is told', () => {
  for (const { component, state, show } of examples)
    it(`${component} (${state}) keeps its shape`, async () => {
      const shape = shapeOf(readMarkup(String(await show((text) => text))))
      for (const text of hostile) {
        const spoilt = readMarkup(String(await show(() => text)))
        assert.equal(shapeOf(spoilt), shape, `told ${JSON.stringify(text)}`)
        for (const { attributes } of elementsOf(spoilt))
          for (const name of ['href', 'src', 'action', 'formaction'])
            assert.isTrue(leadsSafely(attributes.get(name) ?? '#'), `${name}="${attributes.get(name) ?? ''}"`)
      }
    })

  it('keeps its shape for any text at all', async () => {
    const plain = new Map<string, string>()
    for (const { component, state, show } of examples)
      plain.set(`${component} ${state}`, shapeOf(readMarkup(String(await show((text) => text)))))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...examples),
        fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
        async ({ component, state, show }, text) =>
          shapeOf(readMarkup(String(await show(() => text)))) === plain.get(`${component} ${state}`),
      ),
      { numRuns: 300 },
    )
  })
})

describe('a whole page, whatever it is told', () => {
  const page = async (text: string): Promise<string> =>
    (
      await renderPage(
        { title: text, body: html`<p>${text}</p>`, current: text },
        {
          lang: 'id',
          demo: true,
          actor: { ...thePublic, role: 'worker' },
          session: { id: text, name: text, csrf: text },
          path: `/syarat?ke=${text}`,
          key: text,
        },
      )
    ).document

  it('keeps its shape', async () => {
    const shape = shapeOf(readMarkup(await page('Syarat')))
    for (const text of hostile) assert.equal(shapeOf(readMarkup(await page(text))), shape, text)
  })
})

describe('attributes', () => {
  it('refuse a name that runs a script', () => {
    for (const name of ['onclick', 'style', 'x y', 'a"', ''])
      assert.throws(() => void attributes({ [name]: 'x' }), RangeError, 'not an attribute')
  })

  it('lead only where we lead', () => {
    for (const good of ['/syarat', '?a=1', '#isi', 'https://wa.me/?text=x', 'tel:+62', 'geo:1,2'])
      assert.equal(address(good), good)
    for (const bad of [
      'javascript:alert(1)',
      ' JavaScript:x',
      'data:text/html,x',
      '//x.example',
      '/\\x',
      'http://x',
      'x',
    ])
      assert.equal(address(bad), '#')
  })
})
