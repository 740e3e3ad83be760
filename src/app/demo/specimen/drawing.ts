import type { Random } from '../random.ts'
import { strokes, widthOf } from './strokes.ts'

/** Inks of the specimens: the service's own colours, so that none looks like the real thing. */
export const inks = {
  nila: '#1B2A5E',
  tinta: '#191B2A',
  soga: '#A5472B',
  daun: '#2C6E49',
  garis: '#8C8471',
  kapas: '#FBF8F2',
}

/** A line of text. */
export const line = (
  text: string,
  {
    x,
    y,
    size,
    ink = inks.tinta,
    weight = 0.16,
  }: { x: number; y: number; size: number; ink?: string; weight?: number },
): string =>
  `<path d="${strokes(text, { x, y, size })}" stroke="${ink}" stroke-width="${Math.round(size * weight * 10) / 10}"/>`

/** A line of text in the middle of a width. */
export const centred = (text: string, width: number, at: Omit<Parameters<typeof line>[1], 'x'>): string =>
  line(text, { ...at, x: (width - widthOf(text, at.size)) / 2 })

/** Labels and values under each other; a long value is cut. */
export function rows(
  pairs: readonly (readonly [string, string])[],
  { x, y, size, gap, room }: { x: number; y: number; size: number; gap: number; room: number },
): string {
  const most = Math.floor((room * 6) / (5.6 * size))
  return pairs
    .map(([label, value], index) => {
      const top = y + index * gap
      const small = line(label, { x, y: top, size: size * 0.62, ink: inks.garis })
      return `${small}${line(value.slice(0, most), { x, y: top + size * 0.95, size })}`
    })
    .join('')
}

/**
 * A sheet of specimen paper: woven ground, a border, and SPESIMEN · CONTOH across it, so that nobody can take a copy of
 * it for a document. No emblem, no signature, no seal.
 */
export function sheet(
  body: string,
  {
    width,
    height,
    ground = inks.kapas,
    blurred = false,
  }: { width: number; height: number; ground?: string; blurred?: boolean },
): string {
  const marks = Array.from({ length: Math.ceil(height / 170) }, (_, index) =>
    line('SPESIMEN - CONTOH - BUKAN DOKUMEN RESMI', {
      x: 30,
      y: 60 + index * 170,
      size: 18,
      ink: inks.soga,
      weight: 0.1,
    }),
  ).join('')
  const blur = blurred ? '<filter id="b"><feGaussianBlur stdDeviation="7"/></filter>' : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${blur}</defs><rect width="${width}" height="${height}" fill="${ground}"/><path d="${weave(width, height)}" fill="none" stroke="#E6DCC9"/><g fill="none" stroke-linecap="round" stroke-linejoin="round"${blurred ? ' filter="url(#b)"' : ''}><rect x="10" y="10" width="${width - 20}" height="${height - 20}" stroke="${inks.nila}" stroke-width="3"/>${body}<g opacity="0.45" transform="rotate(-14 ${width / 2} ${height / 2})">${marks}</g></g></svg>`
}

/** The woven ground: a lattice of squares on their points. A pattern would look the same and take five times as long. */
const weave = (width: number, height: number): string =>
  Array.from({ length: Math.ceil((width + height) / 64) }, (_, index) => {
    const at = 32 + index * 64
    return `M${at} 0l${-height} ${height}M${at - height} 0l${height} ${height}`
  }).join('')

/** A drawn face, 100 by 130: nobody's. Skin, hair, headscarf and shirt differ from person to person. */
export function portrait(
  { x, y, size, sex }: { x: number; y: number; size: number; sex: 'female' | 'male' },
  chance: Random,
): string {
  const [skin, shade] = chance.pick([
    ['#C98F62', '#A56E45'],
    ['#B97F52', '#945F38'],
    ['#D6A077', '#B27C54'],
    ['#A96F46', '#85522F'],
  ] as const)
  const hair = chance.pick(['#23201F', '#3A2A20', '#2B2422'])
  const cloth = chance.pick(['#274099', '#2C6E49', '#86341C', '#146A80', '#7A5200'])
  const ground = chance.pick(['#C3CEF2', '#DAEFF4', '#F9E5DC'])
  const scarf = sex === 'female' && chance.chance(0.6)
  const ears = scarf ? '' : `<path d="M29 54q-5-1-4 6 1 6 6 6zM71 54q5-1 4 6-1 6-6 6z" fill="${skin}"/>`
  const behind = scarf
    ? `<path d="M20 62c0-32 12-49 30-49s30 17 30 49c0 26 6 36 10 45H10c4-9 10-19 10-45z" fill="${cloth}"/>`
    : sex === 'female'
      ? `<path d="M24 84c-6-42 2-70 26-70s32 28 26 70z" fill="${hair}"/>`
      : `<path d="M29 58c-3-26 6-41 21-41s24 15 21 41z" fill="${hair}"/>`
  const front = scarf
    ? `<path d="M30 56c-1-18 6-31 20-31s21 13 20 31c3-24-4-38-20-38S27 32 30 56z" fill="${cloth}"/>`
    : `<path d="M28 56c-4-26 6-40 22-40s26 14 22 40c-2-12-5-18-9-22-8 5-19 5-27 1-4 5-7 10-8 21z" fill="${hair}"/>`
  const shirt = scarf ? '#191B2A' : cloth
  const face = `<path d="M42 78h16v17q-8 7-16 0z" fill="${shade}"/>${ears}<ellipse cx="50" cy="57" rx="20" ry="26" fill="${skin}"/>`
  const features = `<g fill="#23201F"><ellipse cx="42" cy="55" rx="2" ry="2.4"/><ellipse cx="58" cy="55" rx="2" ry="2.4"/></g><g fill="none" stroke-linecap="round"><path d="M37 49q5-3 9-1M54 48q4-2 9 1" stroke="${hair}" stroke-width="1.8"/><path d="M50 57v8q-1 2-3 1.5" stroke="${shade}" stroke-width="1.5"/><path d="M43 72q7 4 14 0" stroke="#8A3A2E" stroke-width="2"/></g>`
  return `<g transform="translate(${x} ${y}) scale(${size / 100})" stroke="none"><rect width="100" height="130" fill="${ground}"/>${behind}<path d="M8 130c0-26 18-37 42-37s42 11 42 37z" fill="${shirt}"/>${face}${front}${features}</g>`
}
