import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from './app.ts'
import { type Browsing, browse } from './browser.ts'
import { signIn } from './sign-in.ts'

let app: App
let browsing: Browsing
beforeAll(async () => void ([app, browsing] = await Promise.all([startApp(), browse()])))
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

const document = (body: string): string =>
  `<!doctype html><html lang="id"><meta name="viewport" content="width=device-width"><title>Uji</title><body><main><h1>Uji</h1>${body}</main>`

describe('a browser that measures', () => {
  it('counts what comes over the wire of a running Bekal', async () => {
    const { page, wire } = await browsing.open()
    const answer = await page.goto(`${app.url}/no-such-page`)
    expect(answer?.status()).toBe(404)
    expect(wire.urls()[0]).toBe(`${app.url}/no-such-page`)
    expect(wire.bytes('Document')).toBeGreaterThan(500)
    wire.forget()
    expect(wire.bytes()).toBe(0)
  })

  it('finds what keeps people out, and nothing where nothing does', async () => {
    const { page, axe } = await browsing.open()
    await page.setContent(document('<p>Terang.</p>'))
    expect(await axe()).toEqual([])
    await page.setContent(document('<img src="data:,"><p style="color:#aaa;background:#fff">Pudar.</p>'))
    expect((await axe()).map((line) => line.split(' ')[0])).toEqual(['color-contrast', 'image-alt'])
  })

  it('sees a page that scrolls sideways on a phone', async () => {
    const { page, sideways } = await browsing.open({ width: 360 })
    await page.setContent(document('<p>Sempit.</p>'))
    expect(await sideways()).toBe(0)
    await page.setContent(document('<div style="width:500px">Lebar.</div>'))
    expect(await sideways()).toBeGreaterThan(100)
  })

  it('looks without scripts, at night, in large letters', async () => {
    const body = '<p id="at">tanpa</p><script>document.getElementById("at").textContent = "dengan"</script>'
    const plain = await browsing.open({ scripts: false, dark: true, text: 2 })
    await plain.page.goto(`data:text/html,${encodeURIComponent(document(body))}`)
    expect(await plain.page.textContent('#at')).toBe('tanpa')
    expect(await plain.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
    await expect
      .poll(async () => await plain.page.evaluate(() => getComputedStyle(globalThis.document.documentElement).fontSize))
      .toBe('32px')
    const full = await browsing.open()
    await full.page.setContent(document(body))
    expect(await full.page.textContent('#at')).toBe('dengan')
    expect(await full.nodes()).toBe(9)
  })

  it('hears what a page complains about', async () => {
    const { page, complaints } = await browsing.open()
    await page.setContent(document('<script>console.error("aduh")</script>'))
    expect(complaints).toEqual([expect.stringContaining('aduh')])
  })

  it('travels on a slow line, and without one', async () => {
    const { page, paints, goOffline } = await browsing.open({ line: 'slow-3g', processor: 4 })
    await page.goto(`${app.url}/no-such-page`)
    expect((await paints()).first).toBeGreaterThan(400)
    await goOffline()
    await expect(page.goto(`${app.url}/no-such-page`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  })
})

describe('a person at the door', () => {
  it.each([true, false])('signs in with the code on their phone; scripts: %s', async (scripts) => {
    const { page } = await browsing.open({ scripts })
    const nik = `357302440195000${scripts ? 1 : 2}`
    await signIn(page, app, { nik, phone: `08123456789${scripts ? 1 : 2}` })
    expect(new URL(page.url()).pathname).not.toContain('/masuk')
    expect(await page.textContent('h1')).toBeTruthy()
  })
})
