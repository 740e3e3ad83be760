import { assert, describe, it } from 'vitest'
import { thePublic } from '../../access/actor.ts'
import { deskExample } from '../components/examples/desk.page.ts'
import { homeExample } from '../components/examples/home.page.ts'
import { journeyExample } from '../components/examples/journey.page.ts'
import { elementsOf, readMarkup } from '../components/examples/markup.ts'
import { examples } from '../components/gallery/gallery.ts'
import { renderPage } from '../frame/frame.ts'
import type { FrameContext } from '../frame.ts'
import { html } from '../html.ts'
import { readRules, writeRules } from './rules.ts'
import { rulesOf, styleSections, stylesFor } from './styles.ts'

const anybody: FrameContext = {
  lang: 'id',
  demo: true,
  session: null,
  actor: thePublic,
  path: '/',
  key: 'k',
}
const session = { id: 's', name: 'Siti Nuraeni', csrf: 't' }

async function classesInUse(): Promise<Set<string>> {
  const pages = [
    await renderPage(homeExample(), { ...anybody, demo: false }),
    await renderPage(journeyExample(), { ...anybody, session, actor: { ...thePublic, role: 'worker' } }),
    await renderPage(deskExample(), { ...anybody, session, actor: { ...thePublic, role: 'counter-officer' } }),
    await renderPage({ title: 'Slip', frame: 'bare', body: html`<p>Slip</p>` }, anybody),
  ]
  const shown = await Promise.all(examples.map(async ({ show }) => await show((text) => text)))
  const used = new Set<string>()
  for (const text of [...pages.map(({ document }) => document), ...shown])
    for (const { attributes } of elementsOf(readMarkup(String(text))))
      for (const name of (attributes.get('class') ?? '').split(' ')) used.add(name)
  used.delete('')
  return used
}

const classesInRules = (): Set<string> =>
  new Set(
    styleSections.flatMap((section) =>
      rulesOf(section).flatMap(({ selectors }) => selectors.flatMap(({ needs }) => needs)),
    ),
  )

/** For pages of the modules; no component writes them. */
const forPages = [
  'flow',
  'section',
  'soft',
  'tap',
  'picks',
  'slot',
  'slots',
  'tree',
  'lead',
  'plain-list',
  'head',
  'head__line',
  'pad',
  'bleed',
  'unseen',
]

describe('the style sheet', () => {
  it('knows every class that a component writes', async () => {
    const known = classesInRules()
    const silent = new Set([
      'tag',
      'verdict--good',
      'due--leaf',
      'panel--sea',
      'chip',
      'step__name',
      'papers--open',
      'tile__mark--indigo',
      'knot--plain',
      'fact--indigo',
      'ask',
      'bare',
      'citizen',
    ])
    assert.deepEqual([...(await classesInUse())].filter((name) => !known.has(name) && !silent.has(name)).sort(), [])
  })

  it('has no rule that nothing uses', async () => {
    const used = await classesInUse()
    assert.deepEqual([...classesInRules()].filter((name) => !used.has(name) && !forPages.includes(name)).sort(), [])
  })

  it('gives a page only what its markup uses', () => {
    const text = stylesFor({}, '<body class="citizen"><p class="tag tag--leaf"></p></body>')
    assert.include(text, '.tag--leaf{')
    assert.notInclude(text, '.tag--red')
    assert.notInclude(text, '.queue')
    assert.include(text, 'prefers-color-scheme:dark')
  })

  it('gives a whole section to a page that asks for it', () => {
    assert.include(stylesFor({ styles: ['queue'] }, '<body></body>'), '.queue__tick')
  })

  it('keeps a rule under its media query, and drops the query when nothing is left in it', () => {
    const rules = readRules(
      '.a { color: red; } @media (x: y) { .a, .b > .c { margin: 0.5rem; } } /* .d {} */ .e{top:0}',
    )
    const all = '.a{color:red}@media (x:y){.a,.b>.c{margin:.5rem}}.e{top:0}'
    assert.equal(
      writeRules(rules, () => true),
      all,
    )
    assert.equal(
      writeRules(rules, (name) => name === 'a'),
      '.a{color:red}@media (x:y){.a{margin:.5rem}}',
    )
    assert.equal(
      writeRules(rules, (name) => name === 'e'),
      '.e{top:0}',
    )
  })

  it('keeps a rule for what has not a class, on a page without it', () => {
    const rules = readRules('.row > :not(.row__change) { flex: 1 } .row:not(.gone) .x { color: red }')
    assert.equal(
      writeRules(rules, (name) => name === 'row'),
      '.row>:not(.row__change){flex:1}',
    )
  })

  it('refuses braces that do not pair', () => {
    assert.throws(() => readRules('.a { color: red'), RangeError)
  })

  it('never reaches for another origin', () => {
    for (const section of styleSections)
      for (const { body } of rulesOf(section))
        for (const [, where = ''] of body.matchAll(/url\("?([^")]*)/g))
          assert.match(where, /^(\/aset\/|data:image\/svg)/)
  })
})
