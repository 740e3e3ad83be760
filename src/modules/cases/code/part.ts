import { button } from '../../../platform/http/components/button.ts'
import { form } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import type { Step } from '../case.ts'
import { words } from '../words.ts'
import { officeSawCode } from './decide.ts'

/** Tells whoever came in with a code that an officer has seen it, and offers one that nobody has. */
export function seenCodePart(
  web: Web,
  { steps, base }: { readonly steps: readonly Pick<Step, 'step' | 'person'>[]; readonly base: string },
): Html {
  if (web.actor.role === 'worker' || !officeSawCode(steps)) return nothing
  const say = words(web.lang)
  return html`${panel({ kind: 'warning', lang: web.lang, title: say('code.seen'), body: say('code.seen.note') })}${form(
    {
      action: `${base}/kode`,
      session: web.session,
      key: `${web.key}c`,
      body: button({ text: say('code.renew'), kind: 'outline' }),
    },
  )}`
}
