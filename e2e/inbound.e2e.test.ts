import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personNo, ratna } from '../src/modules/placements/queue/files.examples.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { type Office, openOffice } from './desk.ts'
import { choose, follow, heading, picture, press, said, unexpected } from './steps.ts'

let office: Office
const centre: Actor = { ...ratna, role: 'centre', office: null, person: personNo(0xf5) }
beforeAll(async () => void (office = await openOffice({ names: [] })))
afterAll(async () => await office?.close())

describe('somebody who writes by WhatsApp', () => {
  it('is answered there, has a number and a code, and sees the same conversation here', {
    timeout: 120_000,
  }, async () => {
    const { app, browsing, desk } = office
    const phone = await browsing.open({ width: 360, scripts: false })
    await phone.page.goto(`${app.url}/kotak`)
    await press(phone, 'Kirim sebagai pesan masuk')
    expect(await phone.page.locator('[role=alert]').innerText()).toContain('Tulis pesannya dulu')
    await choose(phone, 'WhatsApp')
    await phone.page.fill('[name=dari]', '+886 912 345 678')
    await phone.page.fill('[name=tulis]', 'Tolong, saya dikurung majikan di Taichung.')
    await picture(phone, 'kotak-tulis')
    await press(phone, 'Kirim sebagai pesan masuk')
    await expect
      .poll(async () => (await phone.page.reload()) && (await said(phone)), { timeout: 20_000 })
      .toContain('pesanmu masuk')
    const told = await said(phone)
    const number = /ADU-26-\d{6}/.exec(told)?.[0] ?? ''
    const code = /(\w{4}-){3}\w{4}/.exec(told)?.[0] ?? ''

    const officer = await desk({}, centre)
    await officer.page.goto(`${app.url}/meja/aduan`)
    const row = await officer.page.locator('tr', { hasText: number }).innerText()
    expect(row).toContain('Bahaya')
    await follow(officer, number)
    expect(await said(officer)).toContain('Dikurung, tidak boleh keluar')
    await picture(officer, 'aduan-whatsapp')
    await officer.page.fill('[name=jawab]', 'Kami menghubungi KDEI Taipei sekarang. Kamu di alamat mana?')
    await press(officer, 'Kirim jawaban')
    await expect
      .poll(async () => (await phone.page.reload()) && (await said(phone)), { timeout: 20_000 })
      .toContain(`Bekal ${number}: Kami menghubungi KDEI Taipei sekarang.`)

    await phone.page.goto(`${app.url}/p`)
    await phone.page.fill('[name=nomor]', number)
    await phone.page.fill('[name=kode]', code)
    await press(phone, 'Buka')
    expect(await heading(phone)).toBe(number)
    expect(await said(phone)).toContain('Kamu di alamat mana?')
    expect([...unexpected(phone), ...unexpected(officer)]).toEqual([])
  })
})
