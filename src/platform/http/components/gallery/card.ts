import { cardLink, pmiCard } from '../pmi-card.ts'
import { slip } from '../slip.ts'
import { drawnCode } from './drawn-code.ts'
import { type Example, examplesOf } from './example.ts'

export const cardExamples: readonly Example[] = [
  ...examplesOf('card-link', {
    plain: (say) =>
      cardLink({
        href: say('/kartu'),
        title: say('Kartu PMI-ku'),
        note: say('Tunjukkan ke petugas. Bisa dibuka tanpa sinyal.'),
      }),
  }),
  ...examplesOf('pmi-card', {
    valid: (say) =>
      pmiCard({
        title: say('Kartu PMI'),
        state: { text: say('Berlaku'), tone: 'leaf' },
        holder: say('Siti Nuraeni'),
        first: [
          { name: say('Nomor'), value: say('PMI-2611-004821') },
          { name: say('Berlaku sampai'), value: say('20 Nov 2029') },
        ],
        facts: [
          { name: say('Negara'), value: say('Taiwan') },
          { name: say('Pekerjaan'), value: say('Perawat lansia') },
          { name: say('Majikan'), value: say('Lin Mei-hua') },
          { name: say('Perusahaan'), value: say('PT Bina Karya Samudra') },
        ],
        qr: { picture: drawnCode, note: say('Tunjukkan ke petugas. Bisa dibaca tanpa sinyal.') },
      }),
    ended: (say) =>
      pmiCard({
        title: say('Kartu PMI'),
        state: { text: say('Dicabut'), tone: 'red', ended: true },
        holder: say('Siti Nuraeni'),
        first: [],
        facts: [{ name: say('Sejak'), value: say('23 Nov 2026') }],
      }),
  }),
  ...examplesOf('slip', {
    ticket: (say) =>
      slip({
        office: say('BP3MI Jawa Timur'),
        title: say('Nomor antre'),
        number: say('A-042'),
        facts: [
          { name: say('Layanan'), value: say('Verifikasi dokumen') },
          { name: say('Masuk'), value: say('14.02 WIB') },
        ],
        qr: drawnCode,
        note: say('Simpan slip ini.'),
      }),
  }),
]
