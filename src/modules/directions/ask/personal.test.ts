import { array, assert as check, constantFrom, integer, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { longestText, maskPersonal } from './personal.ts'

describe('a question', () => {
  it.each([
    ['NIK 3505994105010001 ditolak sistem', 'NIK [NIK] ditolak sistem', ['nik']],
    ['NIK 3505 9941 0501 0001.', 'NIK [NIK].', ['nik']],
    ['NIK 350599/410501/0001 atau 3505 - 9941 - 0501 - 0001', 'NIK [NIK] atau [NIK]', ['nik']],
    ['Paspor C1234567 dan b 7654321', 'Paspor [paspor] dan [paspor]', ['passport']],
    ['Hubungi 0812-3456-7890 ya', 'Hubungi [telepon] ya', ['phone']],
    ['Hubungi +62 812 3456 7890', 'Hubungi [telepon]', ['phone']],
    ['Nomornya +886 912 345 678', 'Nomornya [telepon]', ['phone']],
    ['Surel siti.aminah@contoh.go.id', 'Surel [surel]', ['email']],
    ['Berkas JTM-26-118204 lama', 'Berkas [nomor berkas] lama', ['file-number']],
    ['SITI AMINAH sudah menikah', '[nama] [nama] sudah menikah', ['name']],
  ])('leaves the office without what tells who it is about: %s', (said, masked, found) => {
    expect(maskPersonal(said, { names: ['Siti Aminah'] })).toEqual({ text: masked, found })
  })

  it('hides a short name as a name is written, and not the same letters in a word or in small', () => {
    const names = ['Tri Nur Sari']
    expect(maskPersonal('Bu TRI dan Nur', { names }).text).toBe('Bu [nama] dan [nama]')
    expect(maskPersonal('tri bulan, Triwulan, menurut nur', { names })).toMatchObject({ found: [] })
  })

  it('is found through invisible letters and wide digits', () => {
    expect(maskPersonal('3505\u200B9941\u200B0501\u200B0001').found).toEqual(['nik'])
    expect(maskPersonal('３５０５９９４１０５０１０００１').found).toEqual(['nik'])
  })

  it.each([
    'Apakah izin suami tetap diminta sesudah bercerai? UU 18/2017 Pasal 13 huruf b.',
    'Kontrak 24 bulan, gaji NT$ 20.000, mulai 2026-11-23 pukul 08.00.',
    'Sama dengan TNY-26-000012 dan ARH-26-000007?',
    'Biaya Rp1.500.000 sampai Rp12.500.000 menurut Permen P2MI 17/2025.',
  ])('keeps what tells of nobody: %s', (said) => {
    expect(maskPersonal(said, { names: ['Siti Aminah'] })).toEqual({ text: said, found: [] })
  })

  it('masked twice is masked once, and no number of sixteen digits is left', () => {
    check(
      property(
        string({ maxLength: 60 }),
        integer({ min: 0, max: 9 }),
        constantFrom('', ' ', '.', '-'),
        (said, digit, between) => {
          const nik = Array.from({ length: 16 }, (_, at) => String((digit + at) % 10)).join(between)
          const { text, found } = maskPersonal(`${said} ${nik} ya`)
          // Letters and @ before it make the number the end of a mail address, which is masked as one.
          expect(found.some((what) => what === 'nik' || what === 'email')).toBe(true)
          expect(text).not.toContain(nik)
          expect(text.replaceAll(/[\s.-]/g, '')).not.toMatch(/(?<!\d)\d{16}(?!\d)/)
          expect(maskPersonal(text).text).toBe(text)
        },
      ),
    )
  })

  it.each([
    ['NIK ٣٥١٩٩٩١٠٠٨٩٩٠٠٠١', 'nik'],
    ['NIK 3519*9910*0899*0001', 'nik'],
    ['NIK 3519    9910\n0899 , 0001', 'nik'],
    ['NIK 3519991OO899OOO1', 'nik'],
    ['berkas JTM26000318', 'file-number'],
    ['paspor C-1234567', 'passport'],
    ['hp 81081308326', 'phone'],
    ['surel siti(at)mail.com', 'email'],
  ] as const)('hides %s, however it is disguised', (text, kind) => {
    const masked = maskPersonal(text)
    expect(masked.found).toContain(kind)
    expect(maskPersonal(masked.text)).toEqual({ text: masked.text, found: [] })
  })

  it('hides a name whose letters stand apart, and leaves money and days as they are', () => {
    expect(maskPersonal('kata S U P R I Y A T I', { names: ['Supriyati'] }).found).toEqual(['name'])
    for (const plain of ['gaji 8.500.000 sebulan', 'biaya 850000000', 'pada 8 Oktober 2025', 'Pasal 8 ayat 2'])
      expect(maskPersonal(plain).found).toEqual([])
  })

  it('reads the longest text there may be at once, whatever stands in it', () => {
    const time = (text: string): number => {
      const started = performance.now()
      maskPersonal(text, { names: ['Supriyati'] })
      return performance.now() - started
    }
    const plain = time('kata '.repeat(longestText / 5))
    for (const sign of ['a', '1', '@', 'a.', '1 ', 'S '])
      expect(time(sign.repeat(longestText / sign.length)), sign).toBeLessThan(60 * plain + 200)
  })

  const people = { names: ['Siti Aminah'], births: [day('1994-05-01')], places: ['Sukamaju Kidul'] }
  it.each([
    ['Anak dari Ibu Kanari Sulastri', 'Anak dari Ibu [nama]', ['name']],
    ['a.n. Budi Santoso, dan Sdr. Joko', 'a.n. [nama], dan Sdr. [nama]', ['name']],
    ['tinggal di Desa Sukorejo RT 03/RW 01', 'tinggal di [tempat] [tempat]', ['place']],
    ['alamatnya Jl. Melati No. 5', 'alamatnya [tempat]', ['place']],
    ['rumahnya di sukamaju kidul', 'rumahnya di [tempat]', ['place']],
    ['lahir di Blitar, 3 Maret 1990', 'lahir di Blitar, [tanggal]', ['birth-day']],
    ['TTL: Blitar 03-03-1990', 'TTL: Blitar [tanggal]', ['birth-day']],
    ['pada 1 Mei 1994 dan 01/05/94 dan 1994-05-01', 'pada [tanggal] dan [tanggal] dan [tanggal]', ['birth-day']],
  ])('leaves without names by title, places and days of birth: %s', (said, masked, found) => {
    expect(maskPersonal(said, people)).toEqual({ text: masked, found })
    expect(maskPersonal(masked, people)).toEqual({ text: masked, found: [] })
  })

  it.each([
    'Surat izin diketahui kepala desa atau lurah, menurut Pasal 13 huruf b.',
    'Bapak Kepala BP3MI memutuskan, Ibu Direktur menandatangani.',
    'Berlaku sejak 22 November 2017; diubah pada 2023-03-31 dan 1 Mei 2025.',
    'Desa Migran EMAS di kampung halaman, jalan keluarnya lewat mediasi.',
    'Umur 18 tahun saat lahirnya kontrak; 30 hari kerja; Rp1.500.000.',
  ])('keeps what the law and offices are called: %s', (said) => {
    expect(maskPersonal(said, people)).toEqual({ text: said, found: [] })
  })

  it.each([
    'tinggal di Desa Sukamaju RT 02/RW 05',
    'DUSUN KRAJAN, DESA KARANGREJO',
    'Jl. Melati No. 12 Kel. Sukun',
    'di kec. Wajak, ds. Codo',
    'alamat RT/RW 002/005',
    'lahir 8 Oktober 1999',
    'tgl lahir: 08-10-1999',
    'TTL Malang, 8 Okt 99',
    'Tanggal lahirnya? Lahir tahun 1999 katanya',
  ])('hides where somebody lives and when they were born, unknown to the file: %s', (text) => {
    const { text: masked, found } = maskPersonal(text)
    expect(found.some((kind) => kind === 'place' || kind === 'birth-day')).toBe(true)
    expect(masked).not.toMatch(/Sukamaju|KRAJAN|KARANGREJO|Melati|Sukun|Wajak|Codo|1999|002/)
    expect(maskPersonal(masked)).toEqual({ text: masked, found: [] })
  })

  const known = { names: ['Siti Aminah', 'Hari Santoso'], places: ['Karang Rejo'], births: [day('1999-10-08')] }
  it.each([
    ['Siti\nAminah', '[nama]\n[nama]', 'name'],
    ['AMI-\nNAH', '[nama]', 'name'],
    ['orang karang rejo', 'orang [tempat]', 'place'],
    ['dari KARANG\nREJO', 'dari [tempat]', 'place'],
    ['1999-10-08', '[tanggal]', 'birth-day'],
    ['8/10/1999', '[tanggal]', 'birth-day'],
    ['08.10.99', '[tanggal]', 'birth-day'],
    ["8 Okt '99", '[tanggal]', 'birth-day'],
    ['October 8, 1999', '[tanggal]', 'birth-day'],
    ['08101999', '[tanggal]', 'birth-day'],
    ['delapan Oktober seribu sembilan ratus sembilan puluh sembilan', '[tanggal]', 'birth-day'],
    ['Pak Hari datang', 'Pak [nama] datang', 'name'],
  ])('hides what the file knows, however it is written: %s', (text, masked, kind) => {
    expect(maskPersonal(text, known)).toEqual({ text: masked, found: [kind] })
  })

  it('lets articles, money, times and days of the law stand, whatever the names on the file', () => {
    const said = [
      'Pasal 13 huruf b',
      '30 hari',
      'Hari kerja 5 hari',
      'UU 18/2017 tanggal 22 November 2017',
      'anak lahir sesudah UU 18/2017 diundangkan 22 November 2017',
      'Permen P2MI 17/2025',
      'Rp8.500.000 sebulan',
      'NT$ 20.000',
      'surat kepala desa atau lurah',
      'SURAT KETERANGAN DESA DAN KELURAHAN',
      'Kepala Desa setempat',
      'program Desa Migran Emas',
      'jalan keluar lain',
      '10 Agustus 1999',
      '8 Oktober 2025',
    ]
    check(
      property(array(constantFrom(...said), { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.join('. ')
        expect(maskPersonal(text, { ...known, names: ['Siti Aminah', 'hari'] })).toEqual({ text, found: [] })
      }),
    )
  })

  it('says only what it masked, and leaves nothing of it, in any order', () => {
    const told = ['3505994105010001', 'Aminah', 'Karang Rejo', '8 Oktober 1999', 'C1234567', '0812-3456-7890']
    check(
      property(array(oneof(constantFrom(...told), string({ maxLength: 12 })), { maxLength: 8 }), (parts) => {
        const text = parts.join(' , ')
        const masked = maskPersonal(text, known)
        expect(maskPersonal(masked.text, known)).toEqual({ text: masked.text, found: [] })
        for (const one of told) if (one.length > 6) expect(masked.text).not.toContain(` ${one} `)
      }),
    )
  })
})
