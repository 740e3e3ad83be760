import { encode } from 'uqr'

/** A QR code as one SVG path; the size on paper is the page's affair. */
export type Qr = {
  readonly svg: string
  /** 1 … 40; a version has `17 + 4 × version` modules a side. */
  readonly version: number
  /** Modules a side, without the quiet zone. */
  readonly modules: number
}

/** Modules of white around the code that a reader needs (ISO/IEC 18004). */
const quiet = 4

/**
 * Draws a text as a QR code with error correction M (15 % may be lost). Black on white in both themes, for a scanner.
 * @param label what the picture is, for those who do not see it
 */
export function qrOf(text: string, label: string): Qr {
  const { data, version, size } = encode(text, { ecc: 'M', border: 0, boostEcc: false })
  const box = `${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`
  const ground = `<path fill="#fff" d="M${-quiet} ${-quiet}h${size + 2 * quiet}v${size + 2 * quiet}h-${size + 2 * quiet}z"/>`
  const black = `<path stroke="#000" transform="translate(0 .5)" d="${data.map(rowPath).join('')}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" role="img" aria-label="${escaped(label)}" shape-rendering="crispEdges">${ground}${black}</svg>`
  return { svg, version, modules: size }
}

/** The same code as black squares in a row, for who draws on something else than a page of ours. */
export type QrSquares = {
  /** Modules a side, without the quiet zone: the paper around it has to be white. */
  readonly size: number
  readonly runs: readonly { readonly x: number; readonly y: number; readonly length: number }[]
}

/** Where a code with error correction M is black: row by row, from above. */
export function qrSquares(text: string): QrSquares {
  const { data, size } = encode(text, { ecc: 'M', border: 0, boostEcc: false })
  return { size, runs: data.flatMap((row, y) => runsOf(row).map(([x, length]) => ({ x, y, length }))) }
}

/** A row as strokes one module thick: where it begins, then black and gaps in turn. */
function rowPath(row: readonly boolean[], y: number): string {
  let [path, at] = ['', 0]
  for (const [x, length] of runsOf(row)) {
    path += path === '' ? `M${x} ${y}h${length}` : `m${x - at} 0h${length}`
    at = x + length
  }
  return path
}

/** Where black begins in a row, and for how many modules. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  row.forEach((black, x) => {
    const last = runs.at(-1)
    if (!black) return
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  })
  return runs
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
