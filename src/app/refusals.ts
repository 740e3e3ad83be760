import { linkButton } from '../platform/http/components/button.ts'
import { each, type Html, html, nothing } from '../platform/http/html.ts'
import type { Web } from '../platform/http/route.ts'
import type { Refusals } from '../platform/http/web.ts'
import { messages } from '../platform/i18n/messages.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }
import { statuses } from './modules.ts'

const words = messages({ id, en })
type Key = keyof typeof id

const edgeStatuses: Readonly<Record<string, number>> = {
  'access.sign-in': 401,
  'access.not-your-role': 403,
  'access.out-of-scope': 404,
  'edge.not-found': 404,
  'edge.key-used-otherwise': 409,
  'edge.foreign-form': 403,
  'edge.stale-form': 403,
}

const isKey = (key: string): key is Key => key in id

/**
 * How every refusal is told: what it is, and what to do now. What is out of scope looks exactly like what does not
 * exist, so that nobody learns of others' files by asking.
 */
export const refusals: Refusals = {
  statusOf: (code) => statuses[code] ?? edgeStatuses[code] ?? 422,
  page: async ({ code }, web) => {
    const say = words(web.lang)
    const known = code === 'access.out-of-scope' ? 'edge.not-found' : code
    const title = isKey(`${known}.title`) ? `${known}.title` : 'other.title'
    const signIn = code === 'access.sign-in' || (code === 'edge.stale-form' && web.session === null)
    const named = code === 'access.sign-in' && isDesk(web) ? `${known}.officer` : known
    const lead = isKey(`${named}.lead`) ? `${named}.lead` : 'other.lead'
    return {
      title: say(title as Key),
      body: html`<section><h1>${say(title as Key)}</h1><p class="lead">${say(lead as Key)}</p>${signIn ? await written(web) : nothing}${signIn ? door(web) : linkButton({ href: '/', text: say('home'), kind: 'outline' })}</section>`,
    }
  },
}

/** What somebody had written when their session was over: it is theirs to copy, and nothing of it is kept. */
async function written(web: Web): Promise<Html> {
  if (web.method !== 'POST') return nothing
  const typed = await web.typed().catch(() => ({}))
  const sentences = Object.entries(typed)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([, text]) => text)
    .filter((text) => text !== undefined && /\p{L}\s+\p{L}/u.test(text))
  if (sentences.length === 0) return nothing
  const say = words(web.lang)
  return html`<h2>${say('written')}</h2>${each(sentences, (text) => html`<blockquote>${text}</blockquote>`)}<p class="soft">${say('written.note')}</p>`
}

/** Whether a page is an officer's at work. */
const isDesk = ({ url }: Pick<Web, 'url'>): boolean => /^\/(meja|desa|bandara|pusat)(?![\w-])/.test(url.pathname)

/** The door somebody needs; it leads back to the page they wanted. */
function door(web: Web): Html {
  const say = words(web.lang)
  // What was posted to an address is asked for again at that address, or at the page above it.
  const wanted = `?${new URLSearchParams({ lanjut: `${web.url.pathname}${web.url.search}` })}`
  return isDesk(web)
    ? linkButton({ href: `/petugas/masuk${wanted}`, text: say('sign-in.officer') })
    : linkButton({ href: `/masuk${wanted}`, text: say('sign-in') })
}
