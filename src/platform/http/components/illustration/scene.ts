import { type Html, html, raw } from '../../html.ts'
import { attributes } from '../attributes.ts'
import { at, bun, figure, hair, hem, scarf, suitcase } from './people.ts'
import { boat, city, crane, factory, flight, gate, hills, house, mountain, palms, sea, sky } from './places.ts'

/** Who is drawn, by the sector of the job; `elsewhere` for any other, `family` for those at home. */
export const sceneNames = [
  'household',
  'care',
  'fishing',
  'manufacturing',
  'plantation',
  'construction',
  'elsewhere',
  'family',
] as const
export type SceneName = (typeof sceneNames)[number]

const traveller = figure({
  skin: 'middle',
  legs: '#111A40',
  top: '#F3EDE1',
  sleeve: '#E6DCC9',
  over: hem,
  head: scarf('#B4232F'),
  hand: suitcase,
})

/** A woman who cares for an older man; she stands behind his chair. */
const carer =
  figure({ skin: 'light', legs: '#1B2A5E', top: '#4FA79A', sleeve: '#3E8F83', head: bun('#191B2A') }) +
  '<path d="M20-30h14v18H20zM16-44h5v34" fill="#1B2A5E"/><circle cx="26" cy="-10" r="11" fill="none" stroke="#111A40" stroke-width="3"/><circle cx="48" cy="-4" r="4" fill="none" stroke="#111A40" stroke-width="3"/><path d="M24-46q8-4 15 0l3 24H23z" fill="#F3B32B"/><path d="M32-22h14l4 16" fill="none" stroke="#414458" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/><circle cx="32" cy="-57" r="8.5" fill="#E0B088"/><path d="M23-58c-1-13 19-13 18 0-3-5-14-6-18 0z" fill="#E6DCC9"/><circle cx="30" cy="-57" r="1.1" fill="#3A2013"/><circle cx="36" cy="-57" r="1.1" fill="#3A2013"/><path d="M30-52q3 2 6 0" stroke="#3A2013" stroke-width="1.2" fill="none" stroke-linecap="round"/>'

const fisher = figure({
  skin: 'deep',
  legs: '#2C6E49',
  top: '#F3B32B',
  sleeve: '#E39B2C',
  over: '<path d="M-6-55v18h12v-18M-14-36h29" stroke="#A5472B" stroke-width="2.5" fill="none"/>',
  head: hair('#191B2A'),
  front:
    '<path d="M-11-73q1-12 11-12t11 12z" fill="#274099"/><path d="M-14-73h28" stroke="#1B2A5E" stroke-width="3" stroke-linecap="round"/>',
  hand: '<path d="M18-28q16 4 18 24-12 6-24 0 0-16 6-24z" fill="none" stroke="#F3EDE1" stroke-width="1.5"/><path d="M15-20l19 14M14-10l14 8M24-24l-10 20M31-16L20-1" stroke="#F3EDE1"/>',
})

const assembler = figure({
  skin: 'middle',
  legs: '#414458',
  top: '#274099',
  sleeve: '#1B2A5E',
  over: '<path d="M-11-54l4 32M11-54l-4 32M-14-38h29" stroke="#F3B32B" stroke-width="3.5"/>',
  head: hair('#191B2A'),
  front:
    '<path d="M-10.5-72q0-14 10.5-14t10.5 14z" fill="#F3EDE1"/><path d="M-13-72h26M0-86v14" stroke="#E6DCC9" stroke-width="2.5" stroke-linecap="round"/>',
  hand: '<path d="M10-26h20v16H10z" fill="#C98F1B"/><path d="M10-20h20M20-26v16" stroke="#7A5200" stroke-width="1.5"/>',
})

const builder = figure({
  skin: 'deep',
  legs: '#1B2A5E',
  top: '#C66A45',
  sleeve: '#E6DCC9',
  over: '<path d="M-9-55v33M9-55v33M-14-42h29" stroke="#F3B32B" stroke-width="3.5"/>',
  head: hair('#191B2A'),
  front:
    '<path d="M-10.5-72q0-14 10.5-14t10.5 14z" fill="#F3B32B"/><path d="M-13-72h26M0-86v14" stroke="#C98F1B" stroke-width="2.5" stroke-linecap="round"/>',
  hand: '<path d="M18-28v-16" stroke="#5A2B17" stroke-width="3"/><path d="M11-46h14v6H11z" fill="#414458"/>',
})

const harvester = figure({
  skin: 'deep',
  legs: '#5A2B17',
  top: '#DDF0E3',
  sleeve: '#B9DBC5',
  behind:
    '<path d="M-18-56q18-8 36 0l-3 30h-30z" fill="#C98F1B"/><path d="M-17-48h34M-16-40h32M-15-32h30" stroke="#7A5200" stroke-width="1.5"/>',
  over: '<path d="M-8-56l-2 18M8-56l2 18" stroke="#7A5200" stroke-width="3"/>',
  head: hair('#191B2A'),
  front:
    '<path d="M-22-73q22-18 44 0-22 5-44 0z" fill="#E6C88C"/><path d="M-14-76q14-7 28 0" stroke="#C98F1B" stroke-width="1.5" fill="none"/>',
  hand: '<path d="M18-28v24M18-28q12 2 12-12" fill="none" stroke="#414458" stroke-width="3" stroke-linecap="round"/>',
})

const elder = figure({
  skin: 'middle',
  legs: '#191B2A',
  top: '#86341C',
  sleeve: '#7A2F18',
  over: '<path d="M-8-50l4 4-4 4-4-4zM6-46l4 4-4 4-4-4zM-6-34l4 4-4 4-4-4zM9-32l4 4-4 4-4-4zM0-57v34" fill="#F3B32B" stroke="#F3B32B" stroke-width=".8"/>',
  head: hair('#D3C6AE'),
  front:
    '<path d="M-6.5-69a3 3 0 106 0 3 3 0 10-6 0zM.5-69a3 3 0 106 0 3 3 0 10-6 0z" fill="none" stroke="#414458" stroke-width="1.2"/>',
  hand: '<path d="M10-24h18v18H10z" fill="#274099"/><path d="M14-24q5-8 10 0" fill="none" stroke="#274099" stroke-width="2.5"/>',
})

const child = figure({
  skin: 'middle',
  legs: '#A5472B',
  top: '#F3B32B',
  sleeve: '#E39B2C',
  head: hair('#191B2A'),
})

const mother = figure({
  skin: 'light',
  legs: '#111A40',
  top: '#146A80',
  sleeve: '#0E4E60',
  over: '<path d="M-15-30q16 6 31 0l1 8q-17 6-33 0z" fill="#F3B32B"/>',
  behind: '<path d="M-10-72c-4 14-3 22-5 30h30c-2-8-1-16-5-30z" fill="#191B2A"/>',
  head: hair('#191B2A'),
})

const land = `${mountain}${house}${hills}`
const drawings: Readonly<Record<SceneName, string>> = {
  household: `${mountain}${city}${hills}${house}${flight}${at(148, 188, traveller)}`,
  care: `${mountain}${city}${hills}${house}${flight}${at(140, 188, carer)}`,
  fishing: `${mountain}${sea}${boat}${at(146, 162, fisher, 0.8)}`,
  manufacturing: `${mountain}${factory}${hills}${flight}${at(150, 188, assembler)}`,
  plantation: `${mountain}${hills}${palms}${at(150, 188, harvester)}`,
  construction: `${mountain}${crane}${city}${hills}${at(150, 188, builder)}`,
  elsewhere: `${mountain}${city}${hills}${house}${flight}${at(150, 188, elder)}`,
  family: `${land}${gate}${at(134, 188, elder)}${at(170, 189, mother)}${at(202, 188, child, 0.62)}${at(236, 188, traveller)}`,
}

/**
 * A picture of going away to work, or of those who stay. `label` says what is seen; an empty one marks it as
 * decoration. Its sky goes on beyond both sides, so a wide screen shows more of the evening, not larger people.
 */
export const scene = (name: SceneName, label: string): Html =>
  html`<svg${attributes(label === '' ? { class: 'scene', 'aria-hidden': 'true' } : { class: 'scene', role: 'img', 'aria-label': label })} viewBox="0 0 360 214" preserveAspectRatio="xMidYMax meet">${raw(`${sky(`sky-${name}`)}${drawings[name]}`)}</svg>`
