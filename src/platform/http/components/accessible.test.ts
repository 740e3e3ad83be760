import { assert, describe, it } from 'vitest'
import { html } from '../html.ts'
import { type Element, elementsOf, readMarkup, wordsOf } from './examples/markup.ts'
import { examples } from './gallery/gallery.ts'

const controls = new Set(['input', 'select', 'textarea'])
const regions = new Set(['nav', 'aside', 'table', 'iframe'])

/** What has no name a screen reader could say; empty when all have. */
function nameless(root: Element): readonly string[] {
  const all = [...elementsOf(root)]
  const labelled = new Set(all.filter(({ name }) => name === 'label').map(({ attributes }) => attributes.get('for')))
  const wrapped = new Set(all.filter(({ name }) => name === 'label').flatMap((label) => [...elementsOf(label)]))
  const ids = new Map(all.map((element) => [element.attributes.get('id'), element]))
  const named = (element: Element): boolean => {
    const { name, attributes } = element
    const by = ids.get(attributes.get('aria-labelledby') ?? '#none')
    if ((attributes.get('aria-label') ?? '') !== '' || (by !== undefined && wordsOf(by) !== '')) return true
    if (controls.has(name)) return labelled.has(attributes.get('id')) || wrapped.has(element)
    if (name === 'table') return element.children.some((child) => typeof child !== 'string' && child.name === 'caption')
    if (name === 'iframe') return attributes.has('title')
    if (name === 'img') return attributes.has('alt')
    if (name === 'fieldset')
      return element.children.some((child) => typeof child !== 'string' && child.name === 'legend')
    return wordsOf(element) !== ''
  }
  const mustBeNamed = ({ name, attributes }: Element): boolean => {
    if (attributes.get('type') === 'hidden' || attributes.get('aria-hidden') === 'true') return false
    const role = attributes.get('role')
    if (name === 'svg') return role === 'img' || !attributes.has('aria-hidden')
    if (role === 'region' || role === 'radiogroup') return attributes.has('aria-label')
    return (
      controls.has(name) || regions.has(name) || ['a', 'button', 'summary', 'img', 'fieldset', 'form'].includes(name)
    )
  }
  return all
    .filter((element) => mustBeNamed(element) && !(element.name === 'form' && isPlainForm(element)) && !named(element))
    .map(({ name, attributes }) => `<${name} ${[...attributes].map(([key, value]) => `${key}="${value}"`).join(' ')}>`)
}

/** A form is a landmark only when it is named; one without a name is no fault. */
const isPlainForm = ({ attributes }: Element): boolean => !attributes.has('aria-label')

describe('every component', () => {
  for (const { component, state, show } of examples)
    it(`${component} (${state}) has a name for all that can be pressed, filled or entered`, async () => {
      assert.deepEqual(nameless(readMarkup(String(await show((text) => text)))), [])
    })

  for (const { component, state, show } of examples)
    it(`${component} (${state}) hides its drawings or says what they show`, async () => {
      for (const { name, attributes } of elementsOf(readMarkup(String(await show((text) => text))))) {
        if (name !== 'svg') continue
        assert.isTrue(attributes.get('aria-hidden') === 'true' || attributes.get('role') === 'img')
      }
    })

  it('is caught when it has none', async () => {
    const bad = html`<button><svg aria-hidden="true"></svg></button><input type="text"><a href="/"></a>`
    assert.equal(nameless(readMarkup(String(await bad))).length, 3)
  })

  it('names an error at its field and leads there from the summary', async () => {
    for (const { show, component } of examples.filter(({ state }) => state.includes('wrong'))) {
      const all = [...elementsOf(readMarkup(String(await show((text) => text))))]
      const wrong = all.find(({ attributes }) => attributes.get('class') === 'wrong')
      const described = all.map(({ attributes }) => attributes.get('aria-describedby') ?? '').join(' ')
      assert.include(described.split(' '), wrong?.attributes.get('id'), component)
    }
  })
})
