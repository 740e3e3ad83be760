import { html } from '../../html.ts'
import { backLink } from '../back-link.ts'
import { button, buttonRow, linkButton } from '../button.ts'
import { checkbox, checkboxes, radios } from '../choices.ts'
import { dateField } from '../date-field.ts'
import { errorSummary } from '../error-summary.ts'
import { fileInput } from '../file-input.ts'
import { askForm, form } from '../form.ts'
import { progress } from '../progress.ts'
import { select } from '../select.ts'
import { summaryList } from '../summary-list.ts'
import { textArea, textInput } from '../text-input.ts'
import { type Example, examplesOf } from './example.ts'

const nobody = { session: null, key: 'contoh' } as const

export const formExamples: readonly Example[] = [
  ...examplesOf('button', {
    kinds: (say) =>
      form({
        ...nobody,
        action: say('/contoh'),
        label: say('Tombol'),
        body: html`${button({ text: say('Lihat yang perlu disiapkan'), iconAfter: 'arrow-right', name: say('a'), value: say('b') })}${button({ text: say('Mulai daftar'), kind: 'solid' })}${button({ text: say('Ingatkan'), kind: 'outline', icon: 'bell' })}${button({ text: say('Batalkan pengajuan'), kind: 'danger', icon: 'triangle-alert' })}`,
      }),
    'two links': (say) =>
      buttonRow(
        linkButton({ href: say('/peta'), text: say('Petunjuk'), kind: 'solid', icon: 'map-pin' }),
        linkButton({ href: say('/kalender.ics'), text: say('Ingatkan'), kind: 'outline', icon: 'bell' }),
      ),
  }),
  ...examplesOf('back-link', { plain: (say) => backLink(say('/daftar'), 'id') }),
  ...examplesOf('progress', { third: (say) => progress({ label: say('Pertanyaan 3 dari 6'), now: 3, all: 6 }) }),
  ...examplesOf('error-summary', {
    two: (say) =>
      errorSummary({ nik: say('NIK 16 angka. Punyamu baru 15.'), nama: say('Tulis namamu seperti di KTP.') }, 'id'),
  }),
  ...examplesOf('text-input', {
    blank: (say) =>
      textInput({
        name: say('nama'),
        label: say('Nama sesuai KTP'),
        hint: say('Tulis seperti di KTP, lengkap.'),
        kind: 'name',
      }),
    wrong: (say) =>
      textInput({
        name: say('nik'),
        label: say('NIK'),
        hint: say('16 angka di KTP atau KK.'),
        kind: 'nik',
        value: say('350512345678901'),
        error: say('NIK 16 angka. Punyamu baru 15.'),
      }),
    phone: (say) => textInput({ name: say('hp'), label: say('Nomor HP'), kind: 'phone', value: say('0812 3456 7890') }),
    code: (say) => textInput({ name: say('kode'), label: say('Kode 6 angka'), kind: 'code', page: true }),
    figures: (say) => textInput({ name: say('anak'), label: say('Berapa anakmu?'), kind: 'figures', value: say('2') }),
    rupiah: (say) =>
      textInput({ name: say('biaya'), label: say('Yang kamu bayar'), kind: 'rupiah', value: say('950000') }),
  }),
  ...examplesOf('text-area', {
    filled: (say) =>
      textArea({
        name: say('cerita'),
        label: say('Ceritakan kejadiannya'),
        hint: say('Boleh bahasa apa saja.'),
        value: say('Saya diminta membayar.'),
      }),
  }),
  ...examplesOf('select', {
    pictured: (say) =>
      select({
        name: say('ke'),
        label: say('Saya mau kerja di'),
        icon: 'map-pin',
        value: 'TW',
        empty: say('Pilih negara'),
        options: [
          { value: 'TW', text: say('Taiwan'), group: say('Asia Timur') },
          { value: say('JP'), text: say('Jepang'), group: say('Asia Timur') },
          { value: say('MY'), text: say('Malaysia') },
        ],
      }),
    wrong: (say) =>
      select({
        name: say('kerja'),
        label: say('Sebagai'),
        error: say('Pilih pekerjaan dulu.'),
        options: [{ value: '', text: say('Pilih pekerjaan') }],
      }),
  }),
  ...examplesOf('radios', {
    'with hints': (say) =>
      radios({
        name: say('jalur'),
        label: say('Kamu berangkat lewat jalur apa?'),
        page: true,
        value: 'p2p',
        options: [
          {
            value: 'p2p',
            text: say('Perusahaan penempatan'),
            hint: say('P3MI mengurus lowongan dan perjanjian.'),
            icon: 'briefcase',
          },
          { value: say('g2g'), text: say('Antar pemerintah'), hint: say('Misalnya Korea Selatan.'), icon: 'landmark' },
          { value: say('?'), text: say('Belum tahu'), icon: 'circle-question-mark' },
        ],
      }),
    'yes and no, wrong': (say) =>
      radios({
        name: say('pernah'),
        label: say('Pernah kerja di luar negeri?'),
        hint: say('Termasuk sebelum tahun 2017.'),
        error: say('Pilih ya atau belum.'),
        two: true,
        options: [
          { value: say('ya'), text: say('Ya') },
          { value: say('belum'), text: say('Belum') },
        ],
      }),
  }),
  ...examplesOf('checkboxes', {
    some: (say) =>
      checkboxes({
        name: say('punya'),
        label: say('Mana yang sudah kamu punya?'),
        value: ['ktp', 'kk'],
        options: [
          { value: 'ktp', text: say('KTP'), icon: 'id-card' },
          { value: 'kk', text: say('Kartu keluarga'), icon: 'users' },
          { value: say('paspor'), text: say('Paspor'), icon: 'passport' },
        ],
      }),
    one: (say) => checkbox({ name: say('setuju'), text: say('Keluargaku boleh melihat kemajuanku') }),
  }),
  ...examplesOf('date-field', {
    'birth date, wrong': (say) =>
      dateField({
        name: say('lahir'),
        lang: 'id',
        label: say('Tanggal lahir'),
        hint: say('Contoh: 12 5 2001'),
        error: say('Tulis tahun dengan 4 angka.'),
        birthday: true,
        typed: {
          [`${say('lahir')}-day`]: say('12'),
          [`${say('lahir')}-month`]: say('5'),
          [`${say('lahir')}-year`]: say('01'),
        },
      }),
  }),
  ...examplesOf('file-input', {
    camera: (say) =>
      fileInput({
        name: say('ktp'),
        label: say('Foto KTP'),
        hint: say('Taruh di tempat terang. Semua sudut terlihat.'),
        accept: 'image/jpeg,image/png,application/pdf',
        camera: 'environment',
        picture: 'id-card',
      }),
  }),
  ...examplesOf('summary-list', {
    'with a gap': (say) =>
      summaryList(
        [
          { question: say('Nama'), answer: say('Siti Nuraeni'), change: say('/daftar/nama') },
          { question: say('Tanggal lahir'), answer: say('12 Mei 2001'), change: say('/daftar/lahir') },
          { question: say('Nomor telepon lain'), change: say('/daftar/telepon') },
        ],
        'id',
      ),
  }),
  ...examplesOf('form', {
    'signed in': (say) =>
      form({
        action: say('/kirim'),
        session: { csrf: say('token') },
        key: say('kunci'),
        label: say('Kirim'),
        body: html`${button({ text: say('Kirim berkas') })}`,
      }),
    'that asks': (say) =>
      askForm({
        action: say('/syarat'),
        class: 'ask',
        label: say('Cari syarat'),
        body: html`${button({ text: say('Cari') })}`,
      }),
  }),
]
