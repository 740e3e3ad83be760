import { optimize } from 'svgo'

/** One shape of an icon, as lucide lists it. */
export type Shape = readonly [name: string, values: Readonly<Record<string, string>>]

/**
 * Writes an icon's shapes as one path, so that it costs a page two nodes instead of five.
 * A path that begins with a relative move is made absolute, since it no longer stands first.
 * @throws RangeError on a shape we cannot write
 */
export const pathOf = (shapes: readonly Shape[]): string => absolute(shorter(shapes.map(writeShape).join('')))

/** The same path in fewer bytes: to a hundredth of its grid of 24, which no screen can show. */
function shorter(path: string): string {
  const { data } = optimize(
    `<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`,
    { plugins: [{ name: 'convertPathData', params: { floatPrecision: 2 } }] },
  )
  return / d="([^"]+)"/.exec(data)?.[1] ?? path
}

function writeShape([name, values]: Shape): string {
  const number = (key: string): number => Number(values[key] ?? 0)
  switch (name) {
    case 'path':
      return absolute((values['d'] ?? '').trim().replaceAll(/\s+/g, ' '))
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`
    case 'polyline':
      return `M${values['points'] ?? ''}`
    case 'polygon':
      return `M${values['points'] ?? ''}z`
    case 'circle':
      return oval({ x: number('cx'), y: number('cy'), rx: number('r'), ry: number('r') })
    case 'ellipse':
      return oval({ x: number('cx'), y: number('cy'), rx: number('rx'), ry: number('ry') })
    case 'rect':
      return box({ x: number('x'), y: number('y'), width: number('width'), height: number('height'), r: number('rx') })
    default:
      throw new RangeError(`an icon with a <${name}>`)
  }
}

type Oval = { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number }
const oval = ({ x, y, rx, ry }: Oval): string =>
  `M${short(x - rx)} ${y}a${rx} ${ry} 0 1 0 ${short(2 * rx)} 0a${rx} ${ry} 0 1 0 ${short(-2 * rx)} 0`

type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly r: number
}
function box({ x, y, width, height, r }: Box): string {
  if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}z`
  const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  const [across, down] = [short(width - 2 * r), short(height - 2 * r)]
  return `M${short(x + r)} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h-${across}${corner(-r, -r)}v-${down}${corner(r, -r)}z`
}

const short = (value: number): string => String(Math.round(value * 1000) / 1000)

function absolute(d: string): string {
  const [, x, y, rest = ''] = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*(.*)$/.exec(d) ?? []
  return x === undefined ? d : `M${x} ${y}${/^[\d.-]/.test(rest) ? 'l' : ''}${rest}`
}
