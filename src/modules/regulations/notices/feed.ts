import { each, html } from '../../../platform/http/html.ts'
import { longDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { type FigureChange, figureTold } from './figures.ts'
import type { PublishedNotice } from './notice.ts'
import { noticeHref } from './page.ts'
import { words } from './words.ts'

/** A notice with the figures that it changed. */
export type Told = PublishedNotice & { readonly figures: readonly FigureChange[] }

/**
 * The notices as an Atom 1.0 feed (RFC 4287), newest first. Ids are tag URIs (RFC 4151) of the rule set's digest: they
 * stay when the address of the installation changes.
 *
 * @param origin  the public address, without a trailing slash
 */
export async function feedOf(
  notices: readonly Told[],
  { origin, lang }: { origin: string; lang: Language },
): Promise<string> {
  const say = words(lang)
  const host = new URL(origin).hostname
  const updated = notices[0]?.publishedAt ?? '2026-01-01T00:00:00.000Z'
  const entries = each(
    notices,
    (notice) =>
      html`<entry><id>tag:${host},2026:aturan/${notice.ruleSet}</id><title>${notice.title}</title><updated>${notice.publishedAt}</updated><link rel="alternate" href="${origin}${noticeHref(notice)}"/><summary>${summaryOf(notice, lang)}</summary><content>${notice.summary}</content></entry>`,
  )
  const feed =
    await html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}"><id>tag:${host},2026:aturan</id><title>Bekal: ${say('title')}</title><updated>${updated}</updated><author><name>Bekal</name></author><link rel="self" href="${origin}/pemberitahuan.atom"/><link rel="alternate" href="${origin}/pemberitahuan"/>${entries}</feed>`
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`
}

function summaryOf({ withdrawn, effectiveFrom, figures }: Told, lang: Language): string {
  const say = words(lang)
  if (withdrawn) return say('withdrawn')
  const from = `${say('from', { from: longDay(lang, effectiveFrom) })}.`
  return [from, ...figures.map((figure) => figureTold(figure, effectiveFrom, lang))].join(' ')
}
