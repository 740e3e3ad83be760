/**
 * How many segments to leave off an address that only takes forms to reach the nearest page above it. A refused form is
 * answered at its own address; who reloads it, or asks for it in the other language, comes to that page.
 *
 * @param path   the declared address of the form, e.g. `/masuk/kode/lagi`
 * @param pages  the declared addresses of pages; `:names` may differ
 * @returns `undefined` when there is no page above
 */
export function stepsUp(path: string, pages: ReadonlySet<string>): number | undefined {
  const shapes = new Set(Array.from(pages, shapeOf))
  const segments = shapeOf(path).split('/')
  for (let left = segments.length - 1; left > 1; left -= 1)
    if (shapes.has(segments.slice(0, left).join('/'))) return segments.length - left
  return undefined
}

/** An address without what its parameters are called. */
export const shapeOf = (path: string): string => path.replace(/:\w+(\{[^}]*\})?/g, ':')
