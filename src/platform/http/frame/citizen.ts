import { attributes } from '../components/attributes.ts'
import { brand, wovenBand } from '../components/brand.ts'
import { type IconName, icon } from '../components/icon.ts'
import { languageSwitch } from '../components/language-switch.ts'
import { words } from '../components/words.ts'
import type { FrameContext } from '../frame.ts'
import { each, type Html, html, nothing } from '../html.ts'
import type { Page } from '../route.ts'
import { places } from './places.ts'
import { signOut } from './sign-out.ts'
import { skipLink, strip } from './strip.ts'

/** One column for a person on a phone; signed-in workers have their four places at the thumb. */
export function citizenBody(page: Page, context: FrameContext): Html {
  const isWorker = context.session !== null && context.actor.role === 'worker'
  return html`<body class="${isWorker ? 'citizen has-bottom' : 'citizen'}">${skipLink(context)}${strip(context)}<header class="top">${brand()}${person(context)}${languageSwitch({ lang: context.lang, path: context.path, pill: true })}</header><main id="isi" tabindex="-1">${page.body}</main>${wovenBand}${foot(context)}${isWorker ? bottom(page, context) : nothing}</body>`
}

function person(context: FrameContext): Html {
  const say = words(context.lang)
  if (context.session !== null) return signOut({ ...context, session: context.session })
  return html`<a class="pill" href="${places.signIn}">${icon('user')}${say('person.sign-in')}</a>`
}

const ways = [
  { word: 'foot.emergency', icon: 'phone', href: places.emergency },
  { word: 'foot.problem', icon: 'life-buoy', href: places.help },
  { word: 'foot.office', icon: 'landmark', href: places.offices },
  { word: 'foot.requirements', icon: 'list-checks', href: places.requirements },
  { word: 'foot.law', icon: 'book-open', href: places.law },
  { word: 'foot.log', icon: 'scale', href: places.log },
] as const satisfies readonly { word: string; icon: IconName; href: string }[]

function foot({ lang }: FrameContext): Html {
  const say = words(lang)
  return html`<footer class="foot"><h2>${say('foot.help')}</h2><ul>${each(ways, ({ word, icon: name, href }) => html`<li><a href="${href}">${icon(name)}${say(word)}</a></li>`)}</ul></footer>`
}

const entries = [
  { key: 'home', word: 'nav.home', icon: 'house', href: places.home },
  { key: 'journey', word: 'nav.journey', icon: 'flag', href: places.journey },
  { key: 'card', word: 'nav.card', icon: 'qr-code', href: places.card },
  { key: 'emergency', word: 'nav.emergency', icon: 'phone', href: places.emergency },
] as const satisfies readonly { key: string; word: string; icon: IconName; href: string }[]

function bottom(page: Page, { lang }: FrameContext): Html {
  const say = words(lang)
  return html`<nav class="bottom" aria-label="${say('nav.main')}">${each(
    entries,
    ({ key, word, icon: name, href }) =>
      html`<a${attributes({ href, class: key === 'emergency' ? 'bottom__help' : null, 'aria-current': page.current === key ? 'page' : null })}>${icon(name)}${say(word)}</a>`,
  )}</nav>`
}
