import { icon } from '../components/icon.ts'
import { words } from '../components/words.ts'
import type { FrameContext } from '../frame.ts'
import { type Html, html } from '../html.ts'
import { places } from './places.ts'

/** The first line of every page: what this site is. A demonstration says that it is none. */
export function strip({ lang, demo }: Pick<FrameContext, 'lang' | 'demo'>): Html {
  const say = words(lang)
  return demo
    ? html`<div class="strip strip--demo" role="region" aria-label="${say('strip.label')}">${icon('info')}<span><b>${say('strip.demo')}</b> ${say('strip.demo.note')} <a href="${places.inbox}">${say('strip.inbox')}</a></span></div>`
    : html`<div class="strip" role="region" aria-label="${say('strip.label')}">${icon('badge-check')}<span><b>${say('strip.official')}</b> ${say('strip.free')}</span></div>`
}

/** The first thing the Tab key reaches. */
export const skipLink = ({ lang }: Pick<FrameContext, 'lang'>): Html =>
  html`<a class="skip" href="#isi">${words(lang)('skip')}</a>`
