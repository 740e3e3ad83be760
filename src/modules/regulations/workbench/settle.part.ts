import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { form } from '../../../platform/http/components/form.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Conflict } from '../../../rules/conflicts/conflict.ts'
import { settlements } from '../../../rules/rule.ts'
import type { Draft } from '../publish/draft.ts'
import { keyOf } from './settle.ts'
import { words } from './words.ts'

type Settling = {
  readonly draft: Pick<Draft, 'id' | 'version'>
  readonly typed: Typed
  readonly errors: Readonly<Record<string, string>>
}

/** How a conflict is settled: why one norm goes before, or that the ministry was asked and it stands until it answers. */
export const settlePart =
  (web: Web, { draft: { id, version }, typed, errors }: Settling) =>
  (conflict: Conflict, at: number): Html => {
    const say = words(web.lang)
    const key = keyOf(conflict)
    const isMine = oneOf(typed, 'bentrok') === key
    const mine = isMine ? typed : {}
    const error = (name: string): string | undefined => (isMine ? errors[name] : undefined)
    return fold({
      title: say('settle'),
      open: isMine,
      body: form({
        action: `/pusat/aturan/${id}/selesaikan`,
        session: web.session,
        key: `${web.key}-selesai-${at}`,
        label: say('settle'),
        class: 'flow',
        body: html`<input type="hidden" name="versi" value="${version}"><input type="hidden" name="bentrok" value="${key}">${radios({ name: 'cara', label: say('settle.by'), value: mine['cara'] ?? conflict.prevails?.ground, error: error('cara'), options: settlements.map((value) => ({ value, text: say(`settle.${value}`) })) })}${textInput({ name: 'alasan-bentrok', label: say('settle.reason'), hint: say('settle.reason.hint'), value: mine['alasan-bentrok'], error: error('alasan-bentrok') })}${textInput({ name: 'alasan-bentrok-en', label: say('settle.reason.en'), value: mine['alasan-bentrok-en'], error: error('alasan-bentrok-en') })}${button({ text: say('settle'), kind: 'outline', icon: 'check' })}`,
      }),
    })
  }
