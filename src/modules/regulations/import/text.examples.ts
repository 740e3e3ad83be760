import { type ArticleText, type Division, type Piece } from './text.ts'

const names: Readonly<Record<Division['kind'], string>> = {
  book: 'BUKU',
  chapter: 'BAB',
  part: 'Bagian',
  section: 'Paragraf',
}

/** Writes articles as an instrument has them on paper, lines of about sixty letters. */
export function written(articles: readonly ArticleText[]): string {
  const lines: string[] = []
  let before: readonly Division[] = []
  for (const article of articles) {
    const { within } = article
    const same = within.findIndex((division, index) => JSON.stringify(division) !== JSON.stringify(before[index]))
    for (const { kind, number, heading } of same < 0 ? [] : within.slice(same))
      lines.push(`${names[kind]} ${number}`, heading)
    before = within
    lines.push(`Pasal ${article.number}`, ...wrapped(article.text), ...article.pieces.flatMap(pieceLines))
  }
  return lines.join('\n')
}

const pieceLines = ({ mark, text, pieces }: Piece): string[] => [
  ...wrapped(`${mark} ${text}`),
  ...pieces.flatMap(pieceLines),
]

function wrapped(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const line = lines.at(-1)
    if (line === undefined || line.length + word.length > 60) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines
}

/** An invented instrument. Nothing of it is law. */
export const invented = `PERATURAN CONTOH
NOMOR 1 TAHUN 2020
TENTANG
MEMBACA CONTOH
Menimbang : a. bahwa contoh perlu dibaca;
BAB I
KETENTUAN UMUM
Pasal 1
Dalam Peraturan Contoh ini yang dimaksud dengan:
1. Pembaca adalah orang yang membaca contoh.
2. Contoh adalah tulisan yang dibuat untuk diuji se-
lama pengujian berjalan sesuai peraturan perundang-
undangan.
- 2 -
www.peraturan.go.id
BAB II
TATA CARA
Bagian Kesatu
Membaca
Pasal 2
(1) Pembaca membaca dari atas:
a. pelan;
b. jelas, sebagaimana dimaksud pada ayat
(1); dan
c. selesai.
(2) Pembaca boleh berhenti.
(9a) Ayat ini salah tempat.
Baris ini ikut salah.
(3) Pembaca boleh mulai lagi.
Pasal 2A
Pembaca boleh bertanya sesuai
Pasal 3
tanpa takut.
Pasal 3
Cukup.
BAB III
TANPA PASAL
Agar setiap orang mengetahuinya, contoh ini dimuat.
PENJELASAN
Pasal 1
Cukup jelas.
LAMPIRAN
Pasal 9
`
