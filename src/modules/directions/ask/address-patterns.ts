/** Words before the name of a place where somebody lives; in capitals or not. */
const kinds = 'desa kelurahan dusun dukuh kampung kecamatan jalan gang perumahan'.split(' ')
const short = 'ds kel dsn kp kec jln jl gg perum'.split(' ')

/** What stands in capitals after such a word without being a name: an office of the village is no address. */
const noName = [
  ...'dan atau yang di ke dari tidak asal tempat setempat dengan untuk itu ini pada harus bisa dapat sudah belum'.split(
    ' ',
  ),
  ...'apakah apa jika bila kalau karena sebagai oleh tentang menurut dalam adalah saja juga mana migran'.split(' '),
  ...'produktif tujuan halaman keluar kantor kepala lurah camat surat pasal uu pp permen kecamatan kabupaten'.split(
    ' ',
  ),
  ...'rt rw no nomor tersebut sesuai wajib mengetahui menerbitkan membuat tanpa bukan masing'.split(' '),
]

const anyCase = (word: string): string => Array.from(word, (letter) => `[${letter}${letter.toUpperCase()}]`).join('')
const no = `(?!(?:${noName.map(anyCase).join('|')})(?![\\p{L}\\d]))`
/** A word as a name is written: with a capital. */
const name = `${no}\\p{Lu}[\\p{L}\\d'’-]{1,30}`
const number = String.raw`(?:[\s,]{1,3}[Nn][Oo](?:mor)?\.?\s?\d{1,4}[A-Za-z]?(?![\p{L}\d]))?`

/** A village, hamlet, street or district by its kind and its name. */
export const placeNamed = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:${kinds.map(anyCase).join('|')})\s{1,3}|(?:${short.map(anyCase).join('|')})(?:\.\s{0,3}|\s{1,3}))${name}(?: ${name}){0,2}${number}`,
  'gu',
)

/** Neighbourhoods, which only an address has: `RT 02/RW 05`, `RT/RW 002/005`. */
export const neighbourhood =
  /(?<![\p{L}\d])(?:RT\s?[/.]?\s?RW[\s.:]{0,3}\d{1,3}\s?[/-]\s?\d{1,3}|R[TW][\s.:]{0,3}\d{1,3}(?![\p{L}\d])(?:[\s,./-]{0,3}RW[\s.:]{0,3}\d{1,3})?)(?![\p{L}\d])/giu
