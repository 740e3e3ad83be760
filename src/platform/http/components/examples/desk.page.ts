import { type ConsolePage, consolePage } from '../../frame/desk.ts'
import { html, nothing } from '../../html.ts'
import { button, linkButton } from '../button.ts'
import { compareRows } from '../compare.ts'
import { decideBar, fileHead } from '../file-head.ts'
import { filters } from '../filters.ts'
import { drawnPassport } from '../gallery/drawn-passport.ts'
import { icon } from '../icon.ts'
import { keyHint } from '../key-hint.ts'
import { bulkBar, type QueueGroup, type QueueRow, queue } from '../queue.ts'
import { reasonPicker } from '../reason-picker.ts'
import type { DueTone } from '../sla.ts'
import { slaMix } from '../sla.ts'
import { tabs } from '../tabs.ts'
import { tally } from '../tally.ts'
import { paperTabs, viewer } from '../viewer.ts'

type Sample = readonly [name: string, service: string, sender: string, code: string, country: string, job: string]

const samples: Readonly<Record<DueTone, readonly Sample[]>> = {
  red: [
    ['Siti Nuraeni', 'Verifikasi dokumen', 'PT Bina Karya Samudra', 'TW', 'Taiwan', 'Perawat lansia'],
    ['Rahmat Hidayat', 'ID PMI mandiri', 'Perseorangan', 'JP', 'Jepang', 'SSW pertanian'],
    ['Dwi Lestari', 'Verifikasi dokumen', 'PT Citra Mandiri', 'HK', 'Hong Kong', 'Rumah tangga'],
    ['Yohanes Seran', 'Jadwal OPP', 'PT Sumber Tani', 'MY', 'Malaysia', 'Perkebunan'],
  ],
  amber: [
    ['Nur Aini Rahmawati', 'Verifikasi dokumen', 'PT Bina Karya Samudra', 'TW', 'Taiwan', 'Perawat lansia'],
    ['Agus Setiawan', 'Verifikasi dokumen', 'G to G', 'KR', 'Korea', 'Manufaktur'],
    ['Maria Goreti Bria', 'Jadwal OPP', 'PT Citra Mandiri', 'HK', 'Hong Kong', 'Rumah tangga'],
    ['Sri Wahyuni', 'Cetak kartu', 'PT Duta Wibawa', 'TW', 'Taiwan', 'Pabrik'],
    ['I Made Sudarma', 'ID PMI mandiri', 'Perseorangan', 'JP', 'Jepang', 'SSW kaigo'],
  ],
  leaf: [['Lilis Suryani', 'Verifikasi dokumen', 'PT Bina Karya Samudra', 'TW', 'Taiwan', 'Perawat lansia']],
  sea: [],
}

const words = { red: 'lewat 5 jam', amber: '1 jam 10 mnt', leaf: '1 hari', sea: 'jeda' } as const

function rowOf([name, service, sender, code, country, job]: Sample, index: number, tone: DueTone): QueueRow {
  const open = name === 'Siti Nuraeni'
  const clean = !open && name !== 'Agus Setiawan'
  return {
    id: `${tone}-${index}`,
    name,
    number: `JTM-26-1182${10 + index}`,
    href: `/antrean/${tone}-${index}`,
    service,
    sender,
    country: { code, name: country, job },
    due: { text: words[tone], tone, used: tone === 'red' ? 1 : 0.8 - index / 10 },
    check: open
      ? { text: '1 beda', tone: 'red', icon: 'triangle-alert' }
      : clean
        ? { text: 'Cocok semua', tone: 'leaf', icon: 'check' }
        : { text: 'Foto buram', tone: 'amber', icon: 'eye' },
    bulk: clean,
    ticked: name === 'Dwi Lestari' || name === 'Yohanes Seran',
    open,
  }
}

const group = (title: string, tone: 'red' | 'amber' | 'leaf', count: string): QueueGroup => ({
  title,
  tone,
  count,
  rows: samples[tone].map((sample, index) => rowOf(sample, index, tone)),
})

const main = html`<div class="head"><div class="head__line"><h1>Antrean kerja</h1>${slaMix({
  parts: [
    { tone: 'red', count: 4, text: 'lewat janji' },
    { tone: 'amber', count: 11, text: 'hari ini' },
    { tone: 'leaf', count: 23, text: 'aman' },
  ],
})}</div>${filters({
  label: 'Saringan',
  chips: [
    { text: 'Unit saya', href: '?unit=saya', on: true, icon: 'landmark' },
    ...['Layanan', 'Negara', 'P3MI', 'Petugas'].map((text) => ({
      text,
      options: [{ text: 'Semua', href: '?', on: true }],
    })),
  ],
  end: html`<a class="chip" href="/saringan/baru">${icon('bookmark')}Simpan saringan</a>`,
})}</div>${queue({
  lang: 'id',
  label: 'Daftar berkas',
  columns: ['Nama dan berkas', 'Layanan dan pengirim', 'Tujuan', 'Janji selesai', 'Periksa otomatis'],
  groups: [
    group('Lewat janji', 'red', '4 berkas'),
    group('Jatuh tempo hari ini', 'amber', '11 berkas'),
    group('Besok dan seterusnya', 'leaf', '23 berkas'),
  ],
})}${bulkBar({
  count: '3 dipilih',
  note: 'semua cocok otomatis',
  actions: html`<button>${icon('check')}Setujui 3 ${keyHint('S')}</button><button>${icon('printer')}Cetak slip ${keyHint('P')}</button>`,
})}`

const aside = html`${fileHead({
  name: 'Siti Nuraeni',
  facts: 'NIK 3505 •••• •••• 0004 · 25 tahun · Blitar',
  ticket: { number: 'A-042', place: 'di loket' },
  tabs: tabs(
    'Bagian berkas',
    ['Dokumen', 'Data diri', 'Perjanjian', 'Riwayat', 'Keluarga'].map((text, index) => ({
      text,
      href: `?bagian=${index}`,
      current: index === 0,
    })),
  ),
})}${paperTabs(
  'Dokumen',
  ['KTP', 'KK', 'Sehat', 'Paspor', 'Visa', 'Kontrak'].map((text) => ({
    text,
    href: `?dokumen=${text}`,
    state: text === 'Paspor' ? ('bad' as const) : ('ok' as const),
    word: text === 'Paspor' ? '1 beda' : 'cocok',
    current: text === 'Paspor',
  })),
)}${viewer({
  alt: 'Pindaian paspor Siti Nuraeni',
  src: drawnPassport,
  kind: 'image',
  keys: [
    { key: 'Z', does: 'perbesar' },
    { key: 'R', does: 'putar' },
  ],
  open: { text: 'Buka penuh', href: '/dokumen/1' },
  place: '4 dari 6',
})}${compareRows({
  lang: 'id',
  caption: 'Paspor dibanding Dukcapil',
  heads: ['Di paspor', 'Di Dukcapil'],
  rows: [
    { name: 'Nama', here: 'Siti Nuraeni', there: 'Siti Nuraeni', result: 'same' },
    { name: 'Tanggal lahir', here: '12 Mei 2001', there: '12 Mei 2000', result: 'differs' },
    { name: 'Tempat lahir', here: 'Blitar', there: 'Blitar', result: 'same' },
    { name: 'Masa berlaku', here: '14 Mar 2031', there: '', result: 'missing' },
  ],
})}${reasonPicker({
  title: 'Tanggal lahir berbeda 1 tahun',
  note: 'Alasan yang dikirim ke Siti lewat SMS dan WhatsApp:',
  name: 'alasan',
  options: [
    { value: '1', text: 'Perbaiki di imigrasi', key: '1' },
    { value: '2', text: 'Di Dukcapil', key: '2' },
    { value: '3', text: 'Foto ulang', key: '3' },
  ],
})}${decideBar(
  button({ text: 'Kembalikan', kind: 'return', icon: 'corner-up-left', key: 'K' }),
  button({ text: 'Setujui…', kind: 'approve', icon: 'check', key: 'S' }),
  button({ text: 'Tahan', kind: 'quiet', icon: 'pause', key: 'T' }),
)}`

/** An officer's desk put together, to look at. */
export const deskExample = (): ConsolePage =>
  consolePage({
    title: 'Antrean kerja – BP3MI Jawa Timur',
    current: 'queue',
    body: main,
    desk: {
      unit: 'BP3MI Jawa Timur',
      place: 'Loket 3',
      search: { action: '/cari', placeholder: 'Nama, NIK, paspor, atau nomor berkas', key: '/' },
      call: html`<div class="serving">Dilayani 03.12<b>A-042</b></div>${linkButton({ href: '/panggil', text: 'Panggil A-043', icon: 'megaphone', key: 'N', small: true })}`,
      rail: [
        { key: 'queue', name: 'Antrean kerja', href: '/antrean', icon: 'inbox', count: 38 },
        { key: 'mine', name: 'Berkas saya', href: '/antrean/saya', icon: 'folder-open', count: 12 },
        { key: 'held', name: 'Tertahan', href: '/antrean/tertahan', icon: 'hourglass', count: 9 },
        { key: 'print', name: 'Cetak dan kartu', href: '/cetak', icon: 'printer', count: 6 },
        { key: 'report', name: 'Laporan', href: '/laporan', icon: 'chart-line' },
      ],
      saved: [
        { name: 'Taiwan, lansia', href: '?s=1', tone: 'indigo', count: 14 },
        { name: 'SSW Jepang', href: '?s=2', tone: 'brown', count: 6 },
        { name: 'Cocok semua', href: '?s=3', tone: 'leaf', count: 21 },
      ],
      tally: tally({
        label: 'Selesai hari ini',
        figure: '27',
        note: '± 6 mnt 40 dtk',
        bars: { label: 'Berkas selesai tiap jam, 8 sampai 14', counts: [3, 5, 4, 6, 2, 4, 3] },
      }),
      aside: { label: 'Berkas terpilih', body: html`${aside}${nothing}` },
      keys: [
        { keys: ['↑', '↓'], does: 'pindah' },
        { keys: ['X'], does: 'pilih' },
        { keys: ['Enter'], does: 'buka penuh' },
        { keys: ['?'], does: 'semua pintasan' },
      ],
      savedNote: 'Semua tersimpan 14.32.08',
    },
  })
