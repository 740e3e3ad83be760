import { brotliCompressSync } from 'node:zlib'
import { assert, describe, it } from 'vitest'
import { thePublic } from '../../access/actor.ts'
import { deskExample } from '../components/examples/desk.page.ts'
import { homeExample } from '../components/examples/home.page.ts'
import { journeyExample } from '../components/examples/journey.page.ts'
import { elementsOf, readMarkup } from '../components/examples/markup.ts'
import { scene, sceneNames } from '../components/illustration/scene.ts'
import type { FrameContext } from '../frame.ts'
import { html } from '../html.ts'
import type { Page } from '../route.ts'
import { initials } from './console.ts'
import { consolePage } from './desk.ts'
import { renderPage } from './frame.ts'

const context: FrameContext = {
  lang: 'id',
  demo: false,
  session: null,
  actor: thePublic,
  path: '/syarat?ke=TW',
  key: 'k',
}
const worker: Partial<FrameContext> = {
  session: { id: 's', name: 'Siti', csrf: 'tok3n' },
  actor: { ...thePublic, role: 'worker' },
}
const page: Page = { title: 'Syarat', body: html`<h1>Syarat</h1>` }
const show = async (given: Page = page, more: Partial<FrameContext> = {}): Promise<string> =>
  String((await renderPage(given, { ...context, ...more })).document)

describe('the frame of every page', () => {
  it('names the page, and says first when something is wrong', async () => {
    assert.include(await show(), '<title>Syarat – Bekal</title>')
    assert.include(await show({ ...page, failed: true }), '<title>Salah: Syarat – Bekal</title>')
    assert.include(await show({ ...page, failed: true }, { lang: 'en' }), '<title>Error: Syarat – Bekal</title>')
  })

  it('says in which language it speaks, and leads to the same page in the other', async () => {
    assert.match(await show(), /^<html lang="id">/)
    assert.include(await show(), 'href="/syarat?ke=TW&amp;bahasa=en"')
    assert.include(await show(page, { lang: 'en' }), 'href="/syarat?ke=TW&amp;bahasa=id"')
  })

  it('never claims to be official in a demonstration', async () => {
    const pages: readonly Page[] = [
      page,
      { ...page, frame: 'bare' },
      consolePage({ ...page, desk: { unit: 'BP3MI', rail: [] } }),
    ]
    for (const each of pages) {
      const text = await show(each, { demo: true })
      assert.include(text, 'Contoh. Bukan situs resmi.')
      assert.notInclude(text, 'Situs resmi pemerintah.')
    }
    assert.include(await show(), 'Situs resmi pemerintah.')
  })

  it('leads past the head with the first Tab', async () => {
    for (const frame of ['citizen', 'console'] as const) {
      const first = [...elementsOf(readMarkup(await show({ ...page, frame })))].find(({ name }) => name === 'a')
      assert.equal(first?.attributes.get('href'), '#isi')
    }
    assert.include(await show(), '<main id="isi"')
  })

  it('puts the four places at the thumb of a signed-in worker only', async () => {
    assert.notInclude(await show(), 'class="bottom"')
    const text = await show({ ...page, current: 'journey' }, worker)
    assert.match(text, /href="\/perjalanan" aria-current="page"/)
    assert.include(text, 'name="_token" value="tok3n"')
  })

  it('reloads a page that waits, without a script', async () => {
    assert.include(await show({ ...page, refresh: 30 }), '<meta http-equiv="refresh" content="30">')
  })

  it('does not start a page whose script does not exist', async () => {
    let problem: unknown
    await show({ ...page, scripts: ['nothing.js'] }).catch((thrown: unknown) => (problem = thrown))
    assert.instanceOf(problem, RangeError)
  })

  it('writes no style attribute and no handler, which our policy would block', async () => {
    for (const each of [homeExample(), journeyExample(), deskExample()])
      for (const { attributes } of elementsOf(readMarkup(await show(each, worker))))
        for (const name of attributes.keys()) assert.notMatch(name, /^(style|on)/)
  })

  it('shortens a name to its letters', () => {
    assert.equal(initials('Ratna Dewi'), 'RD')
    assert.equal(initials('Sumarni'), 'S')
    assert.equal(initials('  '), '')
  })
})

describe('what a page weighs', () => {
  const budgets = [
    { name: 'a public page', page: homeExample(), more: {}, bytes: 10_000, nodes: 450 },
    { name: 'a journey', page: journeyExample(), more: worker, bytes: 10_000, nodes: 450 },
    { name: 'the console', page: deskExample(), more: worker, bytes: 14_000, nodes: 1500 },
  ]
  for (const { name, page, more, bytes, nodes } of budgets)
    it(`${name} stays within its budget`, async () => {
      const text = await show(page, more)
      assert.isAtMost(brotliCompressSync(text).byteLength, bytes)
      assert.isAtMost([...elementsOf(readMarkup(text))].length, nodes)
    })

  for (const name of sceneNames)
    it(`the picture "${name}" costs at most 2.5 KB`, async () => {
      assert.isAtMost(brotliCompressSync(String(await scene(name, 'Gambar'))).byteLength, 2500)
    })
})
