import { WIB } from '../../../kernel/time.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { table } from '../../../platform/http/components/table.ts'
import { tag } from '../../../platform/http/components/tag.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { moment, numberText } from '../../../platform/i18n/dates.ts'
import type { StoredDraft } from '../publish/store.ts'
import type { Trial } from './trial.ts'
import { words } from './words.ts'

/** What was tried of a draft, whether it was exactly this text, and that nothing was where that is so. */
export function trialsPart(
  { lang }: Web,
  { draft, trials }: { readonly draft: StoredDraft; readonly trials: readonly Trial[] },
): Html {
  const say = words(lang)
  const isTried = trials.some(({ state, isThisText }) => state === 'done' && isThisText)
  const untried =
    isTried || draft.state !== 'proposed'
      ? nothing
      : panel({ kind: 'warning', lang, title: say('trial.none'), body: say('trial.none.note') })
  const known =
    trials.length === 0
      ? nothing
      : table({
          caption: say('draft.try'),
          columns: [
            { name: say('trial.at') },
            { name: say('column.state') },
            { name: say('trial.text') },
            { name: say('trial.changed'), figures: true },
          ],
          rows: trials.map(({ href, askedAt, state, isThisText, changed }) => [
            html`<a href="${href}">${moment(lang, askedAt, WIB)}</a>`,
            say(`trial.state.${state}`),
            isThisText ? tag(say('trial.this'), 'leaf', 'check') : tag(say('trial.older'), 'amber'),
            numberText(lang, changed),
          ]),
        })
  return html`${untried}${known}<p><a href="/pusat/simulasi?draf=${draft.id}">${say('draft.try.go')}</a></p>`
}
