/** From so many letters on, a word of a name counts however it is written. */
const long = 4

/** Names that are words of every text of law as well. */
const plainWords = new Set(
  [
    'hari bulan tahun januari maret april juni juli agustus september oktober november desember pertama jasa adil',
    'setia surat pasal putusan berkas tanda izin kartu kantor pusat satu tiga empat lima kerja suami istri anak',
  ].flatMap((line) => line.split(' ')),
)
export const isPlainWord = (word: string): boolean => plainWords.has(word.toLowerCase())

/** A word of a name alone, not inside another: in capitals or not where it is long, as a name is written where it is short. */
export const namePattern = (word: string): RegExp =>
  word.length >= long ? alone(spaced(word), 'giu') : alone(asName(word), 'gu')

/** A plain word as a name: after what people are called by, or beside a name that is hidden already. */
export const plainNamePattern = (word: string, hidden: string): RegExp => {
  const beside = hidden.replaceAll(/[[\]]/g, String.raw`\$&`)
  const said = asName(word)
  return alone(
    String.raw`(?:(?<=${beside}\s{1,3}|(?<![\p{L}\d])(?:${titles})\.?\s{1,3})${said}|${said}(?=\s{1,3}${beside}))`,
    'gu',
  )
}

const titles = [
  'pak',
  'bu',
  'ibu',
  'bapak',
  'sdr',
  'sdri',
  'saudara',
  'saudari',
  'mas',
  'mbak',
  'bernama',
  'nama',
  'a\\.n',
  'CPMI',
  'PMI',
]
  .flatMap((title) => [title, `${title[0]?.toUpperCase()}${title.slice(1)}`, title.toUpperCase()])
  .join('|')

/** With a capital, or in capitals. */
function asName(word: string): string {
  const [first = '', ...rest] = word.toLowerCase()
  return `${first.toUpperCase()}(?:${rest.join('')}|${rest.join('').toUpperCase()})`
}

/** A word whose letters may stand apart or be broken over two lines: `S U P R I Y A T I`, `Supri-⏎yati`. */
export const spaced = (word: string): string =>
  Array.from(word, (letter) => letter.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(String.raw`[\s.-]{0,3}`)

export const alone = (pattern: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, flags)
