import { html } from '../../html.ts'
import { button } from '../button.ts'
import { checkbox } from '../choices.ts'
import { compareRows } from '../compare.ts'
import { decideBar, fileHead } from '../file-head.ts'
import { icon } from '../icon.ts'
import { keyHint } from '../key-hint.ts'
import { bulkBar, queue } from '../queue.ts'
import { reasonItem, reasonPicker } from '../reason-picker.ts'
import { due, slaMix } from '../sla.ts'
import { tally } from '../tally.ts'
import { textArea } from '../text-input.ts'
import { paperTabs, sideBySide, viewer } from '../viewer.ts'
import { drawnPassport } from './drawn-passport.ts'
import { deskExamplesOf, type Example } from './example.ts'

export const deskExamples: readonly Example[] = [
  ...deskExamplesOf('sla', {
    mix: (say) =>
      slaMix({
        parts: [
          { tone: 'red', count: 4, text: say('lewat janji') },
          { tone: 'amber', count: 11, text: say('hari ini') },
          { tone: 'leaf', count: 23, text: say('aman') },
        ],
      }),
    empty: (say) => slaMix({ parts: [{ tone: 'leaf', count: 0, text: say('aman') }] }),
    dues: (say) =>
      html`${due({ text: say('lewat 5 jam'), tone: 'red', used: 1 })}${due({ text: say('1 jam 10 mnt'), tone: 'amber', used: 0.84 })}${due({ text: say('1 hari'), tone: 'leaf', used: 0.28 })}${due({ text: say('menunggu pekerja'), tone: 'sea', used: 0.5 })}`,
  }),
  ...deskExamplesOf('queue', {
    groups: (say) =>
      queue({
        lang: 'id',
        label: say('Daftar berkas'),
        columns: [
          say('Nama dan berkas'),
          say('Layanan dan pengirim'),
          say('Tujuan'),
          say('Janji selesai'),
          say('Periksa otomatis'),
        ],
        groups: [
          {
            title: say('Lewat janji'),
            count: say('1 berkas'),
            tone: 'red',
            rows: [
              {
                id: '1',
                name: say('Siti Nuraeni'),
                number: say('JTM-26-118204'),
                href: say('/berkas/1'),
                service: say('Verifikasi dokumen'),
                sender: say('PT Bina Karya Samudra'),
                country: { code: say('TW'), name: say('Taiwan'), job: say('Perawat lansia') },
                due: { text: say('lewat 5 jam'), tone: 'red', used: 1 },
                check: { text: say('1 beda'), tone: 'red', icon: 'triangle-alert' },
                open: true,
              },
            ],
          },
          {
            title: say('Jatuh tempo hari ini'),
            count: say('1 berkas'),
            tone: 'amber',
            rows: [
              {
                id: say('2'),
                name: say('Yohanes Seran'),
                number: say('JTM-26-118158'),
                href: say('/berkas/2'),
                service: say('Jadwal OPP'),
                sender: say('PT Sumber Tani'),
                country: { code: say('MY'), name: say('Malaysia'), job: say('Perkebunan') },
                due: { text: say('1 jam'), tone: 'amber', used: 0.8 },
                check: { text: say('Cocok semua'), tone: 'leaf', icon: 'check' },
                bulk: true,
                ticked: true,
              },
            ],
          },
        ],
      }),
  }),
  ...deskExamplesOf('bulk-bar', {
    two: (say) =>
      bulkBar({
        count: say('3 dipilih'),
        note: say('semua cocok otomatis'),
        actions: html`<button>${say('Setujui 3')} ${keyHint('S')}</button>`,
      }),
  }),
  ...deskExamplesOf('file-head', {
    ticket: (say) =>
      fileHead({
        name: say('Siti Nuraeni'),
        facts: say('NIK 3505 •••• •••• 0004 · 25 tahun · Blitar'),
        photo: html`${icon('user')}`,
        ticket: { number: say('A-042'), place: say('di loket') },
      }),
  }),
  ...deskExamplesOf('paper-tabs', {
    states: (say) =>
      paperTabs(say('Dokumen'), [
        { text: say('KTP'), href: say('?d=ktp'), state: 'ok', word: say('cocok') },
        { text: say('Paspor'), href: say('?d=paspor'), state: 'bad', word: say('1 beda'), current: true },
        { text: say('Visa'), href: say('?d=visa'), state: 'open', word: say('belum diperiksa') },
      ]),
  }),
  ...deskExamplesOf('viewer', {
    image: (say) =>
      viewer({
        alt: say('Paspor Siti Nuraeni'),
        src: drawnPassport,
        kind: 'image',
        keys: [{ key: say('Z'), does: say('perbesar') }],
        open: { text: say('Buka penuh'), href: say('/dokumen/1') },
        place: say('4 dari 6'),
      }),
    'beside the register': (say) =>
      sideBySide(
        viewer({
          alt: say('Paspor Siti Nuraeni'),
          src: drawnPassport,
          kind: 'image',
          open: { text: say('Buka penuh'), href: '/dokumen/1' },
        }),
        compareRows({
          lang: 'id',
          caption: say('Paspor dibanding Imigrasi'),
          heads: [say('Di berkas'), say('Di Imigrasi')],
          rows: [{ name: say('Nama'), here: say('Siti Nuraeni'), there: say('Siti Nuraeni'), result: 'same' }],
        }),
      ),
    hostile: (say) =>
      viewer({
        alt: say('Surat'),
        src: say('/dokumen/2'),
        kind: 'image',
        open: { text: say('Buka penuh'), href: say('/dokumen/2') },
      }),
  }),
  ...deskExamplesOf('compare', {
    'one differs': (say) =>
      compareRows({
        lang: 'id',
        caption: say('Paspor dibanding Dukcapil'),
        heads: [say('Di paspor'), say('Di Dukcapil')],
        rows: [
          { name: say('Nama'), here: say('Siti Nuraeni'), there: say('Siti Nuraeni'), result: 'same' },
          { name: say('Tanggal lahir'), here: say('12 Mei 2001'), there: say('12 Mei 2000'), result: 'differs' },
          { name: say('Tempat lahir'), here: say('Blitar'), there: say('–'), result: 'missing' },
        ],
      }),
  }),
  ...deskExamplesOf('reason-picker', {
    three: (say) =>
      reasonPicker({
        title: say('Tanggal lahir berbeda 1 tahun'),
        note: say('Alasan yang dikirim ke Siti lewat SMS dan WhatsApp:'),
        name: say('alasan'),
        options: [
          { value: 'a', text: say('Perbaiki di imigrasi'), key: '1' },
          { value: say('b'), text: say('Di Dukcapil'), key: say('2') },
        ],
      }),
  }),
  ...deskExamplesOf('reason-item', {
    two: (say) =>
      html`<div class="flow">${['passport', 'id-card'].map((value) =>
        reasonItem({
          choice: checkbox({ name: value, value, text: say('Foto ulang paspor'), checked: value === 'passport' }),
          sentence: textArea({ name: `teks-${value}`, label: say('Kalimat untuk pekerja'), value: say('Foto ulang.') }),
        }),
      )}</div>`,
  }),
  ...deskExamplesOf('decide-bar', {
    mismatch: (say) =>
      decideBar(
        button({ text: say('Kembalikan'), kind: 'return', icon: 'corner-up-left', key: say('K') }),
        button({ text: say('Setujui…'), kind: 'approve', icon: 'check', key: 'S' }),
        button({ text: say('Tahan'), kind: 'quiet', icon: 'pause', key: 'T' }),
      ),
  }),
  ...deskExamplesOf('tally', {
    day: (say) =>
      tally({
        label: say('Selesai hari ini'),
        figure: say('27'),
        note: say('± 6 mnt 40 dtk'),
        bars: { label: say('Berkas selesai tiap jam'), counts: [3, 5, 4, 6, 2, 4, 3] },
      }),
  }),
]
