/**
 * A pen's alphabet: capital letters, digits and a few signs as strokes on a grid of 4 by 6. Specimens are drawn with it,
 * so that they need no font and look the same on every machine.
 *
 * Each stroke is a run of points, each point two digits (x, y); strokes are parted by a space.
 */
const glyphs: Readonly<Record<string, string>> = {
  A: '062046 1434',
  B: '06003041423303 3344453606',
  C: '4130100105163645',
  D: '00304145360600',
  E: '40000646 0333',
  F: '400006 0333',
  G: '41301001051636454323',
  H: '0006 4046 0343',
  I: '1030 2026 1636',
  J: '4045361605',
  K: '0006 400346',
  L: '000646',
  M: '0600234046',
  N: '06004640',
  O: '103041453616050110',
  P: '06003041423303',
  Q: '103041453616050110 2446',
  R: '06003041423303 2346',
  S: '413010010213334445361605',
  T: '0040 2026',
  U: '000516364540',
  V: '002640',
  W: '0016233640',
  X: '0046 4006',
  Y: '002340 2326',
  Z: '00400646',
  '0': '103041453616050110 1432',
  '1': '112026 1636',
  '2': '01103041420646',
  '3': '0110304142334445361605 1333',
  '4': '36300444',
  '5': '400003334445361605',
  '6': '413010010516364544331304',
  '7': '004016',
  '8': '103041423313020110 1304051636454433',
  '9': '4233130201103041453616',
  '<': '410345',
  '>': '014305',
  '-': '1333',
  '.': '2526',
  ',': '2516',
  ':': '2122 2526',
  '/': '4006',
  "'": '2021',
  '(': '30212536',
  ')': '10212516',
  '+': '1333 2224',
  '&': '46112031051636',
  '•': '2324',
}

const advance = 5.6

/**
 * The path of a line of text; small letters are drawn as capitals, accents are left out, unknown signs are blank.
 *
 * @param x, y  left end and top of the capitals
 * @param size  height of the capitals
 */
export function strokes(text: string, { x, y, size }: { x: number; y: number; size: number }): string {
  const unit = size / 6
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
  return Array.from(letters, (letter, index) =>
    (glyphs[letter] ?? '')
      .split(' ')
      .filter((stroke) => stroke !== '')
      .map((stroke) =>
        Array.from(stroke.matchAll(/(\d)(\d)/g), ([, across = '0', down = '0'], point) => {
          const at = `${round(x + (index * advance + Number(across)) * unit)} ${round(y + Number(down) * unit)}`
          return `${point === 0 ? 'M' : 'L'}${at}`
        }).join(''),
      )
      .join(''),
  ).join('')
}

/** How wide a line of text is. */
export const widthOf = (text: string, size: number): number => (text.length * advance * size) / 6

const round = (value: number): number => Math.round(value * 10) / 10
