import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../src/kernel/time.ts'
import { appointOfficer } from '../src/modules/accounts/index.ts'
import { type App, startApp } from './app.ts'
import { type Browsing, browse, type Tab } from './browser.ts'
import { signInOfficer } from './sign-in.ts'
import { press, typeDay } from './steps.ts'

let app: App
let browsing: Browsing
const shots = process.env['SHOTS']

beforeAll(async () => {
  ;[app, browsing] = await Promise.all([startApp(), browse()])
  const { asSystem, tools } = app.bekal
  for (const [last, name] of ['Ani Pusat', 'Budi Pusat'].entries())
    await asSystem(
      async (tx) =>
        await appointOfficer(tx, tools.seal, {
          name,
          officerNumber: `PUSAT-${last}`,
          phone: `+628127777666${last}`,
          role: 'centre',
          title: 'Analis hukum',
          office: null,
          village: null,
          from: day('2020-01-01'),
        }),
    )
})
afterAll(async () => {
  await browsing?.close()
  await app?.close()
})

async function atCentre(number: string, scripts: boolean): Promise<Tab> {
  const tab = await browsing.open({ width: 1366, scripts })
  tab.page.setDefaultTimeout(10_000)
  await signInOfficer(tab.page, app, number)
  await tab.page.waitForURL('**/pusat')
  await tab.page.goto(`${app.url}/pusat/aturan`)
  return tab
}

const picture = async ({ page }: Tab, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

const errors = async ({ page }: Tab): Promise<string> => (await page.locator('[role=alert]').textContent()) ?? ''
const main = async ({ page }: Tab): Promise<string> => await page.innerText('main')
/** A year from now, so that the first day is always ahead. */
const ahead = `${new Date().getUTCFullYear() + 1}-03-01`

describe.each([
  { scripts: true, age: 20 },
  { scripts: false, age: 21 },
])('the centre changes a rule, scripts $scripts', ({ scripts, age }) => {
  it('by form: found, changed, checked, proposed, signed by another, compared, withdrawn', async () => {
    const ani = await atCentre('PUSAT-0', scripts)
    await press(ani, 'Mulai perubahan')
    expect(await errors(ani)).toContain('Beri nama perubahan ini.')
    await ani.page.fill('[name=nama]', `Umur paling muda ${age} tahun`)
    await press(ani, 'Mulai perubahan')
    await press(ani, 'Usulkan')
    expect(await errors(ani)).toContain('Tulis apa yang berubah')

    await ani.page.fill('[name=cari]', 'uu 18/2017 pasal 5 huruf a')
    await press(ani, 'Cari')
    await ani.page.getByRole('link', { name: 'uu-18-2017/pasal-5.a.umur.yaml' }).click()
    expect(await main(ani)).toContain('Berlaku untuk')
    await picture(ani, 'aturan-berkas')
    const first = '[name="baru.minimumAge.from"]'
    await ani.page.fill(first, ahead)
    await ani.page.fill('[name="baru.minimumAge.value"]', String(age))
    await press(ani, 'Simpan dan periksa')
    expect(await ani.page.inputValue('[name=isi]')).toContain(`value: ${age}`)
    expect(await main(ani)).toContain('Yang ditemukan di berkas ini')
    const draft = await ani.page.getByRole('link', { name: 'Kembali ke perubahan' }).getAttribute('href')
    // The amendment asks for an example on its first day: a person says what the article means, not the machine.
    expect(await main(ani)).toContain('Belum ada contoh pada')
    expect(await ani.page.inputValue('[name=hari]')).toBe(ahead)
    const born = (years: number, later: string): string => `${Number(ahead.slice(0, 4)) - years}-03-0${later}`
    await press(ani, 'Tambah contoh ini')
    expect(await errors(ani)).toContain('Beri nama contoh ini.')
    expect(await errors(ani)).toContain('Pilih hasil yang seharusnya.')
    for (const [name, birth, finds] of [
      ['genap', born(age, '1'), 'met'],
      ['belum', born(age, '2'), 'met'],
    ] as const) {
      await ani.page.fill('[name=nama]', name)
      await ani.page.fill('[name=hari]', ahead)
      await ani.page.fill('[name=fakta]', `worker:\n  birthDate: ${birth}`)
      await ani.page.selectOption('[name=hasil]', finds)
      await press(ani, 'Tambah contoh ini')
    }
    expect(await main(ani)).toContain('Contoh “belum”: hasilnya belum terpenuhi, seharusnya terpenuhi.')
    await picture(ani, `aturan-contoh-${scripts}`)
    await ani.page.locator('summary', { hasText: 'contoh yang sudah ada' }).click()
    await ani.page.getByRole('button', { name: 'Hapus contoh ini' }).last().click()
    await expect.poll(async () => await ani.page.inputValue('[name=isi]')).not.toContain('name: belum\n')
    await ani.page.fill('[name=nama]', 'belum')
    await ani.page.fill('[name=hari]', ahead)
    await ani.page.fill('[name=fakta]', `worker:\n  birthDate: ${born(age, '2')}`)
    await ani.page.selectOption('[name=hasil]', 'unmet')
    await press(ani, 'Tambah contoh ini')
    expect(await main(ani)).toContain('Tidak ada yang salah di berkas ini.')
    await ani.page.goto(`${app.url}${draft}`)
    expect(await main(ani)).toContain('Pertentangan yang belum diselesaikan')
    expect(await main(ani)).toContain('PP 22/2022')
    await ani.page.locator('summary', { hasText: 'Selesaikan pertentangan ini' }).click()
    await press(ani, 'Selesaikan pertentangan ini')
    expect(await errors(ani)).toContain('Tulis alasannya.')
    await ani.page.getByText('Yang khusus didahulukan').last().click()
    await ani.page.fill('[name=alasan-bentrok]', 'Awak kapal diatur sendiri.')
    await ani.page.fill('[name=alasan-bentrok-en]', 'Seafarers have rules of their own.')
    await picture(ani, 'aturan-perubahan')
    await press(ani, 'Selesaikan pertentangan ini')

    await ani.page.goto(`${app.url}${draft}`)
    expect(await main(ani)).toContain('tidak ada pertentangan terbuka')
    await ani.page.fill('[name=ringkasan]', `Mulai tahun depan, umur paling muda ${age} tahun.`)
    await typeDay(ani, 'mulai', '2026-02-31')
    await press(ani, 'Simpan')
    expect(await errors(ani)).toContain('Tulis tanggal yang ada')
    expect(await ani.page.inputValue('[name=ringkasan]')).toContain('Mulai tahun depan')
    await typeDay(ani, 'mulai', ahead)
    await ani.page.getByText('Yang sudah dikirim tetap memakai aturan lama').click()
    await ani.page.fill('[name=alasan]', 'Berkas yang sudah dikirim tetap memakai umur lama.')
    await press(ani, 'Simpan')
    await press(ani, 'Usulkan')
    expect(await main(ani)).toContain('Tanda tangan kedua harus dari orang lain.')

    const budi = await atCentre('PUSAT-1', scripts)
    await budi.page.getByRole('link', { name: `Umur paling muda ${age} tahun` }).click()
    expect(await main(budi)).toContain(`Mulai tahun depan, umur paling muda ${age} tahun.`)
    const signing = await main(budi)
    for (const told of [
      'Ditulis oleh',
      'Ani Pusat',
      'Berkas yang sudah dikirim tetap memakai umur lama.',
      'belum pernah diuji coba',
    ])
      expect(signing).toContain(told)
    await picture(budi, 'aturan-tanda-tangan')
    await press(budi, 'Tanda tangani dan terbitkan')
    expect(await main(budi)).toContain('Terbit')
    await budi.page.goto(`${app.url}/pusat/aturan`)
    expect(await main(budi)).toContain('Terjadwal')
    expect(await main(budi)).toContain('Aturan awal')
    await picture(budi, 'aturan-daftar')
    await budi.page.getByRole('link', { name: 'Bandingkan dengan sebelumnya' }).first().click()
    expect(await main(budi)).toContain('Angka minimumAge ke-2')
    expect(await main(budi)).toContain('parameters.minimumAge.values.1.value')
    await picture(budi, 'aturan-banding')
    await budi.page.goBack()
    await budi.page.getByRole('link', { name: 'Cabut' }).first().click()
    await press(budi, 'Usulkan pencabutan')
    expect(await errors(budi)).toContain('Tulis alasannya.')
    await budi.page.fill('[name=sebab]', 'Angkanya salah.')
    await press(budi, 'Usulkan pencabutan')
    expect(await main(budi)).toContain('Rekan lain yang mencabutnya.')
    await ani.page.goto(budi.page.url())
    expect(await main(ani)).toContain('Angkanya salah.')
    await press(ani, 'Cabut')
    expect(await main(ani)).toContain('Dicabut: Angkanya salah.')
  })
})

describe('the workbench', () => {
  it('keeps nobody out and does not scroll sideways, by day and by night, wide and narrow', async () => {
    const cookies = await (await atCentre('PUSAT-0', true)).context.cookies()
    for (const look of [{ width: 1366 }, { width: 1366, dark: true }, { width: 768 }, { width: 360 }] as const) {
      const tab = await browsing.open(look)
      await tab.context.addCookies(cookies)
      await tab.page.goto(`${app.url}/pusat/aturan`)
      const links = await tab.page.locator('main a[href*="banding"]').first().getAttribute('href')
      for (const path of ['/pusat/aturan', links ?? '']) {
        await tab.page.goto(app.url + path)
        expect(await tab.axe(), `${path} at ${look.width}`).toEqual([])
        expect(await tab.sideways(), `${path} at ${look.width}`).toBeLessThanOrEqual(0)
      }
    }
  })

  it('is the centre’s alone', async () => {
    const { page } = await browsing.open({ scripts: false })
    const answer = await page.goto(`${app.url}/pusat/aturan`)
    expect(answer?.status()).toBe(401)
  })
})
