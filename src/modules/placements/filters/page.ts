import type { PersonId } from '../../../kernel/ids.ts'
import { attributes } from '../../../platform/http/components/attributes.ts'
import { button } from '../../../platform/http/components/button.ts'
import { checkbox } from '../../../platform/http/components/choices.ts'
import { type Chip, type ChipMenu, filters } from '../../../platform/http/components/filters.ts'
import { form } from '../../../platform/http/components/form.ts'
import { icon } from '../../../platform/http/components/icon.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import type { Form } from '../../../platform/http/form.ts'
import { each, type Html, html } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { reference } from '../../offices/index.ts'
import { words } from '../queue/words.ts'
import { checks, everything, type Filter, hrefOf, narrowed, queryOf, services, standings } from './filter.ts'

export type Narrowing = {
  readonly filter: Filter
  readonly choices: { readonly countries: readonly string[]; readonly companies: readonly string[] }
  readonly companies: ReadonlyMap<string, string>
  readonly officers: readonly { readonly id: PersonId; readonly name: string }[]
  readonly me: PersonId
  /** The filter to be kept as it was filled in. */
  readonly saving: Form<unknown>
  /** Own saved filters, which can be removed. */
  readonly own: readonly { readonly id: string; readonly name: string }[]
}

type Option = { readonly value: string; readonly text: string }

/** What the list shows, always visible, and how to keep it under a name. */
export function filterBar(web: Web, narrowing: Narrowing): Html {
  const say = words(web.lang)
  const { filter } = narrowing
  const clear: Chip[] =
    narrowed(filter) > 0
      ? [{ text: say('filter.clear'), href: hrefOf({ ...everything, list: filter.list }), icon: 'x' }]
      : []
  return filters({
    label: say('filter.label'),
    chips: [
      {
        text: say('filter.unit'),
        href: hrefOf({ ...everything, list: filter.list }),
        on: narrowed(filter) === 0,
        icon: 'landmark',
      },
      ...menus(web, narrowing),
      ...clear,
    ],
    end: saving(web, narrowing),
  })
}

/** One menu per thing to narrow by; the chosen one stands in its title. */
function menus(web: Web, narrowing: Narrowing): ChipMenu[] {
  const say = words(web.lang)
  const { choices, companies, officers, me } = narrowing
  const { destinations } = reference()
  const colleagues = officers.filter(({ id }) => id !== me)
  const lists: readonly (readonly [Exclude<keyof Filter, 'list'>, string, readonly Option[]])[] = [
    [
      'service',
      say('filter.service'),
      keys(services).map((value) => ({ value, text: say(`filter.service.${value}`) })),
    ],
    [
      'country',
      say('filter.country'),
      choices.countries.map((value) => ({ value, text: destinations.get(value)?.name[web.lang] ?? value })),
    ],
    [
      'company',
      say('filter.company'),
      choices.companies.map((value) => ({ value, text: companies.get(value) ?? value })),
    ],
    [
      'officer',
      say('filter.officer'),
      [
        { value: 'saya', text: say('filter.officer.me') },
        { value: 'belum', text: say('filter.officer.nobody') },
        ...colleagues.map(({ id, name }) => ({ value: id as string, text: name })),
      ],
    ],
  ]
  const single = lists.flatMap(([name, title, options]) =>
    options.length === 0 ? [] : [menu(narrowing.filter, { name, title, options })],
  )
  return [...single, otherMenu(web, narrowing.filter)]
}

/** What the check found, and how near the promise is, in one menu: either may be chosen. */
function otherMenu(web: Web, filter: Filter): ChipMenu {
  const say = words(web.lang)
  const found = menu(filter, {
    name: 'check',
    title: say('filter.other'),
    options: keys(checks).map((value) => ({ value, text: say(`filter.check.${value}`) })),
  })
  const near = menu(filter, {
    name: 'standing',
    title: say('filter.other'),
    options: standings.map((value) => ({ value, text: say(`filter.standing.${value}`) })),
  })
  const chosen = found.on === true ? found : near
  return { text: chosen.text, on: chosen.on === true, options: [...found.options, ...near.options] }
}

function menu(
  filter: Filter,
  { name, title, options }: { name: Exclude<keyof Filter, 'list'>; title: string; options: readonly Option[] },
): ChipMenu {
  const chosen = options.find(({ value }) => value === filter[name])
  return {
    text: chosen === undefined ? title : chosen.text,
    on: chosen !== undefined,
    options: options.map(({ value, text }) => ({
      text,
      href: hrefOf({ ...filter, [name]: chosen?.value === value ? null : value }),
      on: chosen?.value === value,
    })),
  }
}

const keys = <Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] => Object.keys(record) as Name[]

/** A small form behind a chip: a name, and whether the office sees it too. */
function saving(web: Web, { filter, own, saving: { typed, errors } }: Narrowing): Html {
  const say = words(web.lang)
  const hidden = html`<input type="hidden" name="saringan" value="${queryOf(filter)}">`
  return html`<details${attributes({ open: errors['nama'] !== undefined })}><summary class="chip">${icon('bookmark')}${say('save.chip')}</summary><ul><li class="pad">${form(
    {
      action: '/meja/saringan',
      label: say('save.open'),
      session: web.session,
      key: web.key,
      body: html`${hidden}${textInput({ name: 'nama', label: say('save.name'), value: typed['nama'], error: errors['nama'] })}${checkbox({ name: 'bagikan', text: say('save.share'), checked: typed['bagikan'] === 'ya' })}${button({ text: say('save.go'), kind: 'solid', small: true })}`,
    },
  )}</li>${each(
    own,
    ({ id, name }) =>
      html`<li class="pad">${form({
        action: `/meja/saringan/${id}/hapus`,
        label: say('save.remove', { name }),
        session: web.session,
        key: web.key,
        body: button({ text: say('save.remove', { name }), kind: 'quiet', small: true, icon: 'x' }),
      })}</li>`,
  )}</ul></details>`
}
