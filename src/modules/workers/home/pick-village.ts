import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { askForm, form } from '../../../platform/http/components/form.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { select } from '../../../platform/http/components/select.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { addressOf } from '../../offices/index.ts'
import { aroundOf, fieldOf, type VillageSearch } from './village.ts'
import { words } from './words.ts'

export type PickVillage = {
  readonly search: VillageSearch
  /** Where the searches lead (GET) and where the choice is sent (POST). */
  readonly action: string
  /** What the searches must carry on, e.g. `{ dari: 'periksa' }`. */
  readonly keep?: Readonly<Record<string, string>>
  /** The village that stands until now. */
  readonly now: string | null
  readonly error?: string | undefined
}

/** A home village by words or down the lists, on one page and without a script: each press narrows it. */
export function pickVillage(web: Web, { search, action, keep = {}, now, error }: PickVillage): Html {
  const say = words(web.lang)
  const kept = each(
    Object.entries(keep),
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const none =
    search.words !== '' && search.found.length === 0
      ? panel({ kind: 'info', lang: web.lang, title: say('none'), body: say('none.note') })
      : nothing
  const standing = now === null ? nothing : html`<p class="soft">${say('now', { address: addressOf(now) })}</p>`
  const field = fieldOf(search)
  const unsaid = search.empty ? say('search.empty') : undefined
  return html`${standing}${askForm({
    action,
    body: html`${kept}${textInput({ name: 'cari', label: say('search'), hint: say('search.hint'), value: search.words, error: field === 'cari' ? (error ?? unsaid) : unsaid })}${button({ text: say('search.go'), kind: search.found.length > 0 ? 'outline' : 'solid', icon: 'search' })}`,
  })}${none}${foundOf(web, { search, action, keep, error })}<section><h2>${say('list')}</h2>${listOf(web, { search, action, keep, error })}</section>`
}

type Place = Required<Pick<PickVillage, 'search' | 'action' | 'keep'>> & Pick<PickVillage, 'error'>

const carry = (keep: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(keep).toString()
  return query === '' ? '' : `?${query}`
}

function foundOf(web: Web, { search, action, keep, error }: Place): Html {
  if (search.found.length === 0) return nothing
  const say = words(web.lang)
  const [only] = search.found
  return form({
    // What was found is found again when the answer is missing.
    action: `${action}${carry({ ...keep, cari: search.words })}`,
    session: web.session,
    key: web.key,
    body: html`${radios({
      name: 'village',
      label: say('found'),
      hint: say('found.hint'),
      error,
      value: search.found.length === 1 ? only?.code : undefined,
      options: search.found.map((area) => ({ value: area.code, text: area.name, hint: aroundOf(area) })),
    })}${button({ text: say('pick'), iconAfter: 'arrow-right' })}`,
  })
}

/** One list at a time: the lists above it are behind, in words. */
function listOf(web: Web, { search, action, keep, error }: Place): Html {
  const say = words(web.lang)
  const { path, below } = search
  const level = below[0]?.level ?? 'province'
  const chosen = path.map(({ name }) => name).join(' › ')
  const behind =
    chosen === '' ? nothing : html`<p><b>${chosen}</b> · <a href="${action}${carry(keep)}">${say('list.again')}</a></p>`
  const options = below.map(({ code, name }) => ({ value: code, text: name }))
  const label = say(`list.${level}`)
  if (level === 'village')
    return html`${behind}${form({
      action: `${action}${carry({ ...keep, di: path.at(-1)?.code ?? '' })}`,
      session: web.session,
      key: web.key,
      body: html`${select({ name: 'village', label, options, empty: say('list.empty'), error })}${button({ text: say('pick'), kind: 'solid', iconAfter: 'arrow-right' })}`,
    })}`
  const kept = each(
    Object.entries(keep),
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`${behind}${askForm({
    action,
    body: html`${kept}${select({ name: 'di', label, options, empty: say('list.empty') })}${button({ text: say('list.go'), kind: 'outline' })}`,
  })}`
}
