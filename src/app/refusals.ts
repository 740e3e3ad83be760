import { linkButton } from '../platform/http/components/button.ts'
import { html } from '../platform/http/html.ts'
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
  page: ({ code }, { lang, session }) => {
    const say = words(lang)
    const known = code === 'access.out-of-scope' ? 'edge.not-found' : code
    const title = isKey(`${known}.title`) ? `${known}.title` : 'other.title'
    const lead = isKey(`${known}.lead`) ? `${known}.lead` : 'other.lead'
    const signIn = code === 'access.sign-in' || (code === 'edge.stale-form' && session === null)
    return {
      title: say(title as Key),
      body: html`<section><h1>${say(title as Key)}</h1><p class="lead">${say(lead as Key)}</p>${signIn ? linkButton({ href: '/masuk', text: say('sign-in') }) : linkButton({ href: '/', text: say('home'), kind: 'outline' })}</section>`,
    }
  },
}
