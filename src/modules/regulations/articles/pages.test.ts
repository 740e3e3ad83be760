import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { type Language, languages } from '../../../platform/i18n/language.ts'
import { instrumentPage } from '../instruments/page.ts'
import { loadRegulations } from '../load.ts'
import { graphOf } from '../register/graph.ts'
import { registerPage } from '../register/page.ts'
import { articlePage } from './page.ts'

const { ruleSet: law } = await loadRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url)))
if (!law) throw new Error('the shipped rules do not load')
const on = day('2026-11-23')
const asked = { ok: true, on, isAsked: false } as const
const viewIn = (lang: Language) => ({ lang, on, today: on, graph: graphOf(law) })
const gap = /undefined|\[object|NaN|\{\w+\}/

describe.each(languages)('the law can be read in %s', (lang) => {
  it('every instrument and every rule of it has a page without a gap', async () => {
    for (const instrument of law.instruments.values()) {
      const { title, body } = instrumentPage({
        ruleSet: law,
        instrument,
        asked,
        view: viewIn(lang),
        counts: new Map([['', { all: 7, by: new Map() }]]),
        isListed: true,
      })
      expect(`${title} ${String(await body)}`, instrument.id).not.toMatch(gap)
    }
    for (const rule of law.rules) {
      const { title, body } = articlePage({ lang }, { ruleSet: law, rule, on, decisions: 7 })
      expect(`${title} ${String(await body)}`, rule.id).not.toMatch(gap)
    }
  })

  it('the list leads to each of them', async () => {
    const list = String(await registerPage({ ruleSet: law, asked, view: viewIn(lang), decisions: new Map() }).body)
    for (const id of law.instruments.keys()) expect(list).toContain(`href="/peraturan/${id}"`)
  })
})

describe('a rule page', () => {
  const page = async (id: string): Promise<string> => {
    const rule = law.rules.find((candidate) => candidate.id === id)
    if (!rule) throw new Error(`no rule ${id}`)
    return String(await articlePage({ lang: 'id' }, { ruleSet: law, rule, on, decisions: 0 }).body)
  }

  it('fills in the figures of today and leaves open what is of a case', async () => {
    expect(await page('uu-18-2017.pasal-5.a')).toContain('Umurmu … tahun. Paling muda 18 tahun.')
  })

  it('says of a circular that it cannot add a duty, and not of a law', async () => {
    expect(await page('se-menaker-b-3-2023.siapkerja')).toContain('tidak boleh menambah kewajiban')
    expect(await page('uu-18-2017.pasal-5.a')).not.toContain('tidak boleh menambah kewajiban')
  })

  it('says what it is about where that is no placement', async () => {
    expect(await page('uu-18-2017.pasal-42.dicatat')).toContain('Desa')
    expect(await page('uu-18-2017.pasal-42.dicatat')).not.toContain('Semua penempatan')
    expect(await page('uu-18-2017.pasal-5.a')).toContain('Semua penempatan')
  })

  it('names countries and documents as people do', async () => {
    expect(await page('kepmenaker-260-2015.rumah-tangga')).toContain('Arab Saudi')
    expect(await page('uu-18-2017.pasal-13.e')).toContain('href="/syarat/dokumen/passport"')
  })
})
