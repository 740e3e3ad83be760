import { form } from '../components/form.ts'
import { icon } from '../components/icon.ts'
import { words } from '../components/words.ts'
import type { FrameContext } from '../frame.ts'
import { type Html, html } from '../html.ts'
import type { WebSession } from '../route.ts'
import { places } from './places.ts'

/** Leaving is a form, since it changes something: a link could be followed by a preview. */
export const signOut = ({
  lang,
  session,
  key,
}: Pick<FrameContext, 'lang' | 'key'> & { readonly session: WebSession }): Html =>
  form({
    action: places.signOut,
    session,
    key,
    body: html`<button class="pill">${icon('log-out')}${words(lang)('person.sign-out')}</button>`,
  })
