import { select } from '../../../platform/http/components/select.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { type Html, html } from '../../../platform/http/html.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { words } from '../words.ts'
import type { Taker } from './share.ts'

type Assigning = {
  readonly takers: readonly Taker[]
  readonly typed: Typed
  readonly error: string | undefined
}

/** Who could take the case: whoever has most time for it stands first, and the officer may choose another. */
export function assignFields(lang: Language, { takers, typed, error }: Assigning): Html {
  const say = words(lang)
  const [first] = takers
  const told = first ? say('assign.suggested', { name: first.name }) : say('assign.nobody')
  const options = takers.map(({ id, name, open, minutes }) => ({
    value: id,
    text: say('assign.option', { name, open, hours: Math.round(minutes / 60) }),
  }))
  return html`<p>${told}</p><p class="soft">${say('assign.why')}</p>${select({ name: 'petugas', label: say('assign.to'), value: typed['petugas'] ?? first?.id ?? '', error, options })}`
}
