import { type Html, html, raw } from '../html.ts'
import { attributes } from './attributes.ts'
import type { Content } from './content.ts'

export type RoadProps = {
  /** How many steps there are, 1 to 12. */
  readonly steps: number
  /** The step that is due, from 1; `steps + 1` when all are done. */
  readonly now: number
  /** "Langkah 4 dari 7". Read aloud for the picture and shown below it. */
  readonly label: string
  readonly from?: Content
  readonly to?: Content
}

/** Where a traveller stands: a thread with a knot per step; done ones are tied and ticked, the one that is due is large. */
export function journeyRoad({ steps, now, label, from = '', to = '' }: RoadProps): Html {
  if (!Number.isInteger(steps) || steps < 1 || steps > 12) throw new RangeError(`a road of ${steps} steps`)
  const points = Array.from({ length: steps }, (_, index) => pointOf(index, steps))
  const due = Math.min(Math.max(now, 1), steps + 1) - 1
  const behind = thread(points.slice(0, due + 1))
  const ahead = thread(points.slice(due))
  const lines = `${behind === '' ? '' : `<path d="${behind}" fill="none" stroke="#F3B32B" stroke-width="4" stroke-linecap="round"/>`}${ahead === '' ? '' : `<path d="${ahead}" fill="none" stroke="#7F90CC" stroke-width="3" stroke-dasharray="1 8" stroke-linecap="round"/>`}`
  const knots = points.map((point, index) => knotAt(point, index, due)).join('')
  return html`<svg${attributes({ class: 'road', role: 'img', 'aria-label': label })} viewBox="0 0 360 62">${raw(lines + knots)}</svg><div class="road__ends"><span>${from}</span><b aria-hidden="true">${label}</b><span>${to}</span></div>`
}

type Point = { readonly x: number; readonly y: number }
const waves = [40, 22, 38, 26, 40, 22, 34, 24] as const

const pointOf = (index: number, steps: number): Point => ({
  x: steps === 1 ? 180 : Math.round(20 + (index * 320) / (steps - 1)),
  y: waves[index % waves.length] ?? 30,
})

/** A wave through the points; nothing for fewer than two. */
function thread(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined || rest.length === 0) return ''
  let path = `M${first.x} ${first.y}`
  let before = first
  for (const point of rest) {
    const middle = Math.round((before.x + point.x) / 2)
    path += `C${middle} ${before.y} ${middle} ${point.y} ${point.x} ${point.y}`
    before = point
  }
  return path
}

function knotAt({ x, y }: Point, index: number, due: number): string {
  if (index < due)
    return `<path d="${diamondAt(x, y, 12)}" fill="#F3B32B" stroke="#F3B32B" stroke-width="3" stroke-linejoin="round"/><path d="M${x - 4.5} ${y}l3 3.5 6-6.5" fill="none" stroke="#111A40" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`
  if (index === due)
    return `<path d="${diamondAt(x, y, 18)}" fill="#A5472B" stroke="#fff" stroke-width="5" stroke-linejoin="round"/><text x="${x}" y="${y + 5.5}" text-anchor="middle" class="figure" font-size="15" fill="#fff">${index + 1}</text>`
  return `<path d="${diamondAt(x, y, 10)}" fill="#1B2A5E" stroke="#7F90CC" stroke-width="2.5" stroke-linejoin="round"/>`
}

const diamondAt = (x: number, y: number, r: number): string => `M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`
