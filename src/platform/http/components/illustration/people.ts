/**
 * People of our illustrations, as SVG text. A figure stands on (0, 0), is about 88 high and looks at us, calm.
 * Parts are put together: what somebody wears is said where the person is drawn.
 */
const ink = '#3A2013'
const skins = { light: '#E0B088', middle: '#D9A273', deep: '#B97B4E' } as const
export type Skin = keyof typeof skins

export type Figure = {
  readonly skin: Skin
  readonly legs: string
  readonly top: string
  readonly sleeve: string
  /** Drawn behind the body: long hair, a basket. */
  readonly behind?: string
  /** Drawn over the top: stripes, a pattern, straps. */
  readonly over?: string
  /** Drawn last but the face: hair, scarf, hat; a scarf leaves the face free. */
  readonly head: string
  /** Over the face: a cap's shade, glasses. */
  readonly front?: string
  /** In or beside the hand. */
  readonly hand?: string
}

/** Draws one figure. */
export function figure({
  skin,
  legs,
  top,
  sleeve,
  behind = '',
  over = '',
  head,
  front = '',
  hand = '',
}: Figure): string {
  const tone = skins[skin]
  return (
    `${behind}<path d="M-5-26l-3 22M5-26l4 22" stroke="${legs}" stroke-width="8"/><path d="M-8-2h-4M9-2h4" stroke="${ink}" stroke-width="5" stroke-linecap="round"/>` +
    `<path d="M-11-55q11-7 22 0l5 33q-16 6-32 0z" fill="${top}"/>${over}` +
    `<path d="M-10-51q-8 9-7 22M10-51q9 9 8 22" fill="none" stroke="${sleeve}" stroke-width="7.5" stroke-linecap="round"/>` +
    `<circle cx="-17" cy="-27" r="3.5" fill="${tone}"/><circle cx="18" cy="-27" r="3.5" fill="${tone}"/>${hand}` +
    `<path d="M-3-60h6v7h-6z" fill="${tone}"/>${head}<ellipse cy="-68" rx="8.5" ry="10.5" fill="${tone}"/>${face}${front}`
  )
}

const face = `<circle cx="-3.3" cy="-69" r="1.2" fill="${ink}"/><circle cx="3.3" cy="-69" r="1.2" fill="${ink}"/><path d="M-2.8-63.5q2.8 2.3 5.6 0" stroke="${ink}" stroke-width="1.2" fill="none" stroke-linecap="round"/>`

/** A scarf that frames the face and falls over the shoulders. */
export const scarf = (colour: string): string =>
  `<path d="M0-84c-11 0-14 9-13 18 0 8-4 12-4 19q17 7 34 0c0-7-4-11-4-19 1-9-2-18-13-18z" fill="${colour}"/>`

/** Short hair. */
export const hair = (colour: string): string =>
  `<path d="M-10-67c-3-19 23-19 20 0l-2 2c0-6-3-9-8-9s-8 3-8 9z" fill="${colour}" stroke="${colour}" stroke-width="2"/>`

/** Hair tied in a knot. */
export const bun = (colour: string): string => `<circle cy="-82" r="5.5" fill="${colour}"/>${hair(colour)}`

/** A suitcase beside the right hand, with two turmeric bands. */
export const suitcase =
  '<path d="M20-26v-4h10v4" fill="none" stroke="#5A2B17" stroke-width="2"/><rect x="14" y="-26" width="22" height="23" rx="3" fill="#A5472B"/><path d="M14-19h22M14-11h22" stroke="#F3B32B" stroke-width="1.6"/><path d="M19-1h0M31-1h0" stroke="#111A40" stroke-width="4" stroke-linecap="round"/>'

/** A woven hem. */
export const hem =
  '<path d="M-14-34q14 5 29 0l1 12q-16 6-32 0z" fill="#274099"/><path d="M-14.5-30q15 5 30 0M-15-26q16 6 31 0" stroke="#F3B32B" stroke-width="1.4" stroke-dasharray="3 2" fill="none"/>'

/** Moves a drawing. */
export const at = (x: number, y: number, drawing: string, scale = 1): string =>
  `<g transform="translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}">${drawing}</g>`
