/**
 * A name as it is searched: one spelling for names that people write in many ways.
 * Old Dutch spelling (oe, dj, tj, nj), Muhammad in its dozen forms, y for i, doubled letters, titles and dots.
 * Names are never stemmed. For comparing and finding only; what is shown is always the name as it was given.
 *
 * @example nameKey('Moh. Rizky') === nameKey('Muhammad Rizki') // 'muhamad rizki'
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\s]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !titles.has(word))
    .map((word) =>
      muhammad.test(word) ? 'muhamad' : spelling.reduce((text, [from, to]) => text.replaceAll(from, to), word),
    )
    .map((word) => word.replace(/(.)\1+/g, '$1'))
    .join(' ')

const titles = new Set(['h', 'hj', 'haji', 'hajah', 'drs', 'dra', 'dr', 'ir', 'sh', 'se', 'spd', 'bin', 'binti'])

const muhammad =
  /^(m|mh|md|mhd|mohd|moh|muh|moch|much|mokh|mukh|moha?m+[ae]d|moham+ad|muham+[ae]d|mocham+ad|mucham+ad|mukham+ad|mokham+ad)$/

const spelling: readonly (readonly [string, string])[] = [
  ['oe', 'u'],
  ['dj', 'j'],
  ['tj', 'c'],
  ['nj', 'ny'],
  ['sj', 'sy'],
  ['hj', 'hy'],
  ['ch', 'h'],
  ['ae', 'ai'],
  ['ie', 'i'],
  ['y', 'i'],
  ['v', 'f'],
  ['q', 'k'],
  ['x', 'ks'],
]
