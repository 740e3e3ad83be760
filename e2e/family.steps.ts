import type { App } from './app.ts'
import type { Browsing, Tab } from './browser.ts'
import { choose, codeTo, follow, linkTo, press } from './steps.ts'

export const relative = { name: 'Budi Santoso', relation: 'Suami atau istri' } as const

/** Asks a relative for permission, from the page of the family. */
export async function askRelative(tab: Tab, phone: string): Promise<void> {
  await follow(tab, 'Minta izin')
  await tab.page.fill('#name', relative.name)
  await choose(tab, relative.relation)
  await tab.page.fill('#phone', phone)
  await press(tab, 'Kirim tautan')
}

/** The relative opens the link of the message on their own phone, and proves that it is theirs. */
export async function openPermit(
  app: App,
  browsing: Browsing,
  look: { scripts: boolean; phone: string },
): Promise<Tab> {
  const tab = await browsing.open({ scripts: look.scripts })
  await tab.page.goto(await linkTo(app, look.phone))
  await press(tab, 'Kirim kode')
  await tab.page.fill('#code', await codeTo(app, look.phone))
  await press(tab, 'Lanjut')
  await tab.page.getByText('ingin bekerja di luar negeri').first().waitFor()
  return tab
}

/** The relative says yes. */
export async function permit(tab: Tab): Promise<void> {
  await choose(tab, 'Saya mengizinkan')
  await press(tab, 'Kirim jawaban')
}

/** The village officer has the relative before them, and says so. */
export async function confirmAtVillage(officer: Tab): Promise<void> {
  await follow(officer, relative.name)
  await choose(officer, 'Saya melihat KTP aslinya')
  await choose(officer, 'Ia sendiri mengatakan setuju')
  await press(officer, 'Pastikan izin')
}
