/** Two invented instruments. Nothing of them is law. */
export const ownText = `PERATURAN CONTOH
BAB I
MEMBACA
Pasal 5
(1) Pembaca membaca pelan.
(2) Pembaca boleh duduk:
a. di kursi;
b. di lantai.
Pasal 6
Pembaca boleh minum.
Pasal 7
Pembaca tidak berisik.
`

export const amendingText = `PERATURAN CONTOH PERUBAHAN
Pasal I
Beberapa ketentuan dalam Peraturan Contoh diubah
sebagai berikut:
1. Ketentuan Pasal 5 ayat (1) diubah sehingga Pasal 5 berbunyi
sebagai berikut:
Pasal 5
(1) Pembaca membaca dengan suara pelan.
(2) Tetap.
2. Di antara Pasal 5 dan Pasal 6 disisipkan 1 (satu) pasal, yakni
Pasal 5A sehingga berbunyi sebagai berikut:
Pasal 5A
Pembaca boleh bertanya tentang:
1. Pasal yang sulit;
2. Pasal yang diubah.
3. Pasal 7 dihapus.
4. Ketentuan Pasal 6 ayat (2) dihapus.
5. Ketentuan Pasal 6 diubah sehingga berbunyi sebagai berikut:
Pasal 8
Pembaca ini tidak disebut.
Pasal II
Peraturan ini mulai berlaku besok.
`
