import { type Html, raw } from '../../html.ts'

/** A drawing in the place of a code: it can be looked at, not read. */
export const drawnCode: Html = draw()

function draw(): Html {
  const size = 25
  let path = ''
  let state = 7
  const isCorner = (x: number, y: number): boolean => (x < 8 && y < 8) || (x > 16 && y < 8) || (x < 8 && y > 16)
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      state = (state * 75 + 74) % 65_537
      if (state % 2 === 1 && !isCorner(x, y)) path += `M${x} ${y}h1v1h-1z`
    }
  const eye = (x: number, y: number): string => `M${x} ${y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z`
  return raw(
    `<svg viewBox="0 0 25 25" role="img" aria-label="Gambar kode QR" shape-rendering="crispEdges"><path fill="#111A40" fill-rule="evenodd" d="${eye(0, 0)}${eye(18, 0)}${eye(0, 18)}${path}"/></svg>`,
  )
}
