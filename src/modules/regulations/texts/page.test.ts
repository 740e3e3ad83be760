import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { loadRegulations } from '../load.ts'
import { askedDay } from '../register/asked-day.ts'
import { differenceOf } from './difference.ts'
import type { Expression } from './expression.ts'
import { articleOnDayPage } from './page.ts'
import { planOf, type Standing } from './plan.ts'
import { amendingText, ownText } from './text.examples.ts'

const { ruleSet } = await loadRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url)))
const instrument = ruleSet?.instruments.get('uu-18-2017')
if (!ruleSet || !instrument) throw new Error('the shipped rules do not load')

const first = planOf(ownText, { amends: false, standing: new Map() })
const standing: Standing = new Map(first.changes.map(({ article, body }) => [article, { body }]))
const second = planOf(amendingText, { amends: true, standing })
const expressions = [
  { plan: first, from: '2020-01-01', madeBy: 'uu-18-2017' },
  { plan: second, from: '2026-03-01', madeBy: 'pp-59-2021' },
].flatMap(({ plan, from, madeBy }) =>
  plan.changes.map(
    ({ article, body }): Expression => ({
      instrument: 'uu-18-2017', article, effectiveFrom: day(from), revision: 1,
      state: body === null ? 'removed' : 'text', body, madeBy, origin: `salinan ${madeBy}`,
    }), // biome-ignore format: a row
  ),
)

type Unsure = Partial<Pick<Parameters<typeof articleOnDayPage>[0], 'unread' | 'notInForce'>>

async function page(article: Expression['article'], pada: string, unsure: Unsure = {}): Promise<string> {
  const today = day('2026-11-23')
  const asked = askedDay(pada, today)
  const own = expressions.filter((one) => one.article === article)
  const on = asked.ok ? asked.on : today
  const shown = {
    lang: 'id',
    ruleSet,
    instrument,
    article,
    asked,
    on,
    expressions: own,
    unread: [],
    notInForce: undefined,
    ...unsure,
  } as const
  return String(
    await articleOnDayPage({ ...shown, ruleSet: ruleSet ?? never(), instrument: instrument ?? never() }).body,
  )
}
const never = (): never => {
  throw new Error('checked above')
}

describe('an article on a day', () => {
  it('reads as it stood on that day, to the day', async () => {
    const shown = (text: string): string => text.slice(0, text.indexOf('Riwayat pasal'))
    expect(shown(await page('pasal-5', '2026-02-28'))).toContain('Pembaca membaca pelan.')
    expect(shown(await page('pasal-5', '2026-03-01'))).toContain('Pembaca membaca dengan suara pelan.')
    expect(await page('pasal-7', '2026-03-01')).toContain('dihapus sejak Minggu, 1 Maret 2026 oleh PP 59/2021')
  })

  it('says what changed, when and by what', async () => {
    const text = await page('pasal-5', '2026-03-01')
    expect(text).toContain('<b>Diubah PP 59/2021</b>')
    expect(text).toContain('<ins>dengan suara </ins>')
  })

  it('says where its own words were taken from, not only where the instrument is registered', async () => {
    expect(await page('pasal-5', '2026-02-28')).toContain('disalin dari: salinan uu-18-2017.')
    expect(await page('pasal-5', '2026-03-01')).toContain('disalin dari: salinan pp-59-2021.')
    expect(await page('pasal-7', '2026-03-01')).not.toContain('disalin dari')
  })

  it('says above the words that they may have changed, or that nothing of them is in force', async () => {
    expect(await page('pasal-5', '2026-03-01')).not.toContain('mungkin sudah berubah')
    const unread = await page('pasal-5', '2026-03-01', { unread: [instrument ?? never()] })
    expect(unread).toContain('UU 18/2017 mengubah peraturan ini, dan naskahnya belum masuk di sini.')
    expect(unread.indexOf('mungkin sudah berubah')).toBeLessThan(unread.indexOf('dengan suara pelan'))
    expect(await page('pasal-5', '2026-03-01', { notInForce: 'diganti UU Contoh' })).toContain(
      'Kedudukannya: diganti UU Contoh.',
    )
  })

  it('says plainly what is not there: before it began, and where no text came in', async () => {
    expect(await page('pasal-5', '2019-12-31')).toContain('belum ada di sini')
    const none = await page('pasal-99', '')
    expect(none).toContain('Teks pasal ini belum ada di sini')
    expect(none).not.toContain('Riwayat pasal')
  })

  it('says what is wrong with a day that is none', async () => {
    expect(await page('pasal-5', '2026-02-30')).toContain('bukan tanggal yang ada')
  })
})

it('a difference has both texts in it', () => {
  const [before, after] = [
    ['(1) satu dua', '(2) tiga'],
    ['(1) satu empat', '(2) tiga', '(3) lima'],
  ]
  const side = (not: string) =>
    (differenceOf(before, after) ?? [])
      .flat()
      .filter(({ is }) => is !== not)
      .map(({ text }) => text)
      .join('')
  expect(side('new')).toBe(before.join(''))
  expect(side('gone')).toBe(after.join(''))
})
