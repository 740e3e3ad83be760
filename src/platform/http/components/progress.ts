import { type Html, html, raw } from '../html.ts'
import { attributes } from './attributes.ts'

/** How far a form has come, in words ("Pertanyaan 3 dari 6") with knots on a thread beside them. */
export function progress({
  label,
  now,
  all,
}: {
  readonly label: string
  readonly now: number
  readonly all: number
}): Html {
  if (!Number.isInteger(all) || all < 1 || all > 20) throw new RangeError(`a form of ${all} pages`)
  const step = all === 1 ? 0 : 100 / (all - 1)
  const knots = Array.from({ length: all }, (_, index) => {
    const x = Math.round(6 + index * step)
    return `<path d="M${x} 1l5 5-5 5-5-5z" fill="${index < now ? '#F3B32B' : 'none'}" stroke="${index < now ? '#C98F1B' : '#8C8471'}" stroke-width="1.5"/>`
  })
  return html`<p class="progress"><svg${attributes({ 'aria-hidden': 'true' })} viewBox="0 0 112 12">${raw(knots.join(''))}</svg>${label}</p>`
}
