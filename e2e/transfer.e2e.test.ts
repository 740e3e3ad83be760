import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { other, ratna } from '../src/modules/placements/queue/files.examples.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, picture, press, said, unexpected } from './steps.ts'

let office: Office
beforeAll(async () => void (office = await openOffice({ names: [] })))
afterAll(async () => await office?.close())

const [east, central] = ['BP3MI Jawa Timur', 'BP3MI Jawa Tengah']

describe.each([{ scripts: true }, { scripts: false }])('a transfer, scripts $scripts', ({ scripts }) => {
  it('is asked with consent, sent back, asked again and taken; the reporter reads who has it', {
    timeout: 150_000,
  }, async () => {
    const { app, browsing, desk } = office
    const reporter = await browsing.open({ width: 360, scripts })
    await reporter.page.goto(`${app.url}/pengaduan`)
    await choose(reporter, 'Gaji tidak dibayar')
    await reporter.page.fill('[name=cerita]', 'Gajiku dua bulan belum dibayar.')
    await reporter.page.selectOption('[name=asal]', '35')
    await reporter.page.selectOption('[name=negara]', 'BH')
    await press(reporter, 'Kirim')
    await reporter.page.waitForURL('**/tanda-terima')
    const [number = ''] = await reporter.page.locator('main .figure').allInnerTexts()
    await reporter.page.getByRole('link', { name: 'Buka percakapan' }).click()
    await reporter.page.fill('[name=pesan]', 'Ya, boleh pindah ke Semarang.')
    await press(reporter, 'Kirim pesan')

    const sender = await desk({ scripts, width: 360 }, ratna)
    await sender.page.goto(`${app.url}/meja/aduan`)
    await follow(sender, number)
    const address = sender.page.url()
    await follow(sender, 'Minta kantor lain mengambil alih')
    await sender.page.selectOption('[name=kantor]', { label: central })
    await choose(sender, 'Tertulis di percakapan')
    await press(sender, 'Kirim permintaan')
    expect(await sender.page.locator('[role=alert]').innerText()).toContain('Tulis alasannya')
    await sender.page.fill('[name=alasan]', 'Keluarganya di Semarang.')
    await press(sender, 'Kirim permintaan')
    expect(await sender.page.locator('[role=alert]').innerText()).toContain('Pilih pesan tempat pelapor')
    expect(await sender.page.inputValue('[name=alasan]')).toBe('Keluarganya di Semarang.')
    expect(await sender.page.locator('[name=setuju]:checked').inputValue()).toBe('thread')
    expect(await sender.sideways()).toBeLessThanOrEqual(0)
    if (scripts) expect(await sender.axe()).toEqual([])
    await picture(sender, `limpah-minta-${scripts}`)
    await sender.page.selectOption('[name=pesan]', { index: 1 })
    await press(sender, 'Kirim permintaan')
    expect(await said(sender)).toContain(`${central} diminta mengambil alih`)
    if (scripts) expect(await sender.axe()).toEqual([])

    await reporter.page.reload()
    const waiting = await said(reporter)
    expect(waiting).toContain(`${east} meminta ${central} mengambil pengaduanmu`)
    expect(waiting).toContain('Kamu setuju di percakapan ini.')
    expect(waiting).not.toContain('Keluarganya di Semarang.')
    expect(await reporter.sideways()).toBeLessThanOrEqual(0)
    if (scripts) expect(await reporter.axe()).toEqual([])
    await picture(reporter, `limpah-pelapor-${scripts}`)

    const receiver = await desk({ scripts, width: 360 }, other)
    await receiver.page.goto(`${app.url}/meja/aduan`)
    expect(await said(receiver)).toContain('pengaduan menunggu jawaban kantor ini')
    await follow(receiver, 'Buka pelimpahan')
    await follow(receiver, number)
    const asked = await said(receiver)
    expect(asked).toContain('Keluarganya di Semarang.')
    expect(asked).not.toContain('Gajiku dua bulan')
    await press(receiver, 'Kembalikan')
    expect(await receiver.page.locator('[role=alert]').innerText()).toContain('Tulis alasannya')
    expect(await receiver.sideways()).toBeLessThanOrEqual(0)
    if (scripts) expect(await receiver.axe()).toEqual([])
    await picture(receiver, `limpah-jawab-${scripts}`)
    await receiver.page.fill('[name=sebab]', 'Alamatnya di Surabaya.')
    await press(receiver, 'Kembalikan')
    expect(await said(receiver)).not.toContain(number)
    expect((await receiver.page.goto(address))?.status()).toBe(404)

    await reporter.page.reload()
    expect(await said(reporter)).toContain(`${central} tidak mengambil pengaduanmu`)
    expect(await said(reporter)).toContain(`${east} tetap menangani`)
    await sender.page.goto(address)
    expect(await said(sender)).toContain('Alamatnya di Surabaya.')

    await follow(sender, 'Minta kantor lain mengambil alih')
    await sender.page.selectOption('[name=kantor]', { label: central })
    await sender.page.fill('[name=alasan]', 'Sudah pindah ke Semarang.')
    await choose(sender, 'Di loket atau lewat telepon')
    await press(sender, 'Kirim permintaan')
    await receiver.page.goto(`${app.url}/meja/aduan/pelimpahan`)
    if (scripts) expect(await receiver.axe()).toEqual([])
    await picture(receiver, `limpah-daftar-${scripts}`)
    await follow(receiver, number)
    await press(receiver, 'Ambil alih')
    expect(receiver.page.url()).toBe(address)
    expect(await said(receiver)).toContain('Gajiku dua bulan belum dibayar.')
    await picture(receiver, `limpah-diambil-${scripts}`)
    expect((await sender.page.goto(address))?.status()).toBe(404)

    await reporter.page.reload()
    const taken = await said(reporter)
    expect(taken).toMatch(new RegExp(`Sejak .+, ${central} yang menangani`))
    expect(taken).toContain('Batas waktu untukmu tidak berubah.')
    await picture(reporter, `limpah-pelapor-diambil-${scripts}`)
    const problems = [...unexpected(reporter), ...unexpected(sender), ...unexpected(receiver)]
    expect(problems.filter((problem) => !problem.includes('404'))).toEqual([])
  })
})
