import { html } from '../../html.ts'
import { brand } from '../brand.ts'
import { linkButton } from '../button.ts'
import { filters } from '../filters.ts'
import { basisFold, fold } from '../fold.ts'
import { hero, safeBox } from '../hero.ts'
import { icon } from '../icon.ts'
import { scene, sceneNames } from '../illustration/scene.ts'
import { languageSwitch } from '../language-switch.ts'
import { pagination } from '../pagination.ts'
import { apart, emptyState, panel, receipt } from '../panel.ts'
import { printHint, share } from '../share.ts'
import { table } from '../table.ts'
import { tabs } from '../tabs.ts'
import { countryCode, diamond, tag } from '../tag.ts'
import { timeline } from '../timeline.ts'
import { toast } from '../toast.ts'
import { tones } from '../tone.ts'
import { verdict } from '../verdict.ts'
import { type Example, examplesOf } from './example.ts'

export const pageExamples: readonly Example[] = [
  ...examplesOf('panel', {
    info: (say) =>
      panel({
        kind: 'info',
        lang: 'id',
        title: say('Kantor tutup 24 Desember'),
        body: say('Janji dihitung tanpa hari libur.'),
      }),
    warning: (say) =>
      panel({
        kind: 'warning',
        lang: 'id',
        title: say('Jangan bayar dulu'),
        body: say('Periksa perusahaannya di sini.'),
      }),
    danger: (say) =>
      panel({
        kind: 'danger',
        lang: 'id',
        title: say('Penempatan ke negara ini ditutup'),
        body: html`<a href="/hukum/1">${say('Lihat dasarnya')}</a>`,
      }),
    success: (say) => panel({ kind: 'success', lang: 'id', title: say('Berkasmu terkirim') }),
  }),
  ...examplesOf('apart', {
    notes: (say) => apart('brown', html`<h2>${say('Catatan petugas')}</h2><p>${say('Tidak pernah dikirim.')}</p>`),
  }),
  ...examplesOf('verdict', {
    good: (say) => verdict({ result: 'good', word: say('Berlaku'), reason: say('Kartu ini asli dan masih berlaku.') }),
    careful: (say) =>
      verdict({ result: 'careful', word: say('Periksa lagi'), reason: say('Daftar cabut berumur 3 hari.') }),
    bad: (say) =>
      verdict({
        result: 'bad',
        word: say('Dicabut'),
        reason: say('Dicabut sejak 20 Nov 2026.'),
        more: html`<p>${say('Hubungi petugas.')}</p>`,
      }),
  }),
  ...examplesOf('fold', {
    basis: (say) =>
      basisFold(say('Dasar hukum'), [
        {
          article: say('UU 18/2017 Pasal 5 huruf a'),
          href: say('/hukum/uu-18-2017/pasal-5'),
          says: say('Umur paling muda 18 tahun.'),
        },
        { article: say('Permenaker 4/2023') },
      ]),
    open: (say) =>
      fold({ title: say('Kenapa terkunci?'), open: true, body: html`<p>${say('Selesaikan pelatihan dulu.')}</p>` }),
  }),
  ...examplesOf('receipt', {
    sent: (say) =>
      receipt({
        title: say('Berkasmu kami terima'),
        label: say('Nomor berkas'),
        number: say('JTM-26-118204'),
        next: say('BP3MI Jawa Timur memeriksa paling lambat Selasa, 24 Nov.'),
      }),
  }),
  ...examplesOf('empty-state', {
    'with a way on': (say) =>
      emptyState({
        title: say('Belum ada berkas'),
        note: say('Pilih negara dan pekerjaan dulu.'),
        action: linkButton({ href: say('/syarat'), text: say('Lihat syarat'), kind: 'solid' }),
      }),
  }),
  ...examplesOf('tag', {
    tones: (say) => html`<p>${tones.map((tone) => html`${tag(say(tone), tone)} `)}</p>`,
    'with icons': (say) =>
      html`<p>${tag(say('Cocok semua'), 'leaf', 'check')} ${tag(say('1 beda'), 'red', 'triangle-alert')} ${tag(say('Foto buram'), 'amber', 'eye')} ${tag(say('Diperbaiki'), 'sea', 'corner-up-left')}</p>`,
    'knots and countries': (say) =>
      html`<p>${diamond('red')} ${say('lewat janji')} ${diamond('amber')} ${say('hari ini')} ${countryCode(say('TW'))} ${say('Taiwan')}</p>`,
  }),
  ...examplesOf('tabs', {
    three: (say) =>
      tabs(say('Bagian berkas'), [
        { text: say('Dokumen'), href: say('/a'), current: true },
        { text: say('Data diri'), href: say('/b') },
        { text: say('Riwayat'), href: say('/c') },
      ]),
  }),
  ...examplesOf('timeline', {
    three: (say) =>
      timeline([
        {
          what: say('Berkas dikembalikan'),
          who: say('Ratna, BP3MI Jawa Timur'),
          when: say('Senin, 23 Nov, 10.12 WIB'),
          note: say('Tanggal lahir di paspor berbeda.'),
          tone: 'brown',
        },
        { what: say('Berkas diterima'), who: say('Bekal'), when: say('Jumat, 20 Nov, 15.40 WIB'), tone: 'sea' },
        {
          what: say('Izin keluarga disahkan'),
          who: say('Kantor Desa Sanankulon'),
          when: say('Senin, 2 Nov'),
          tone: 'leaf',
        },
      ]),
  }),
  ...examplesOf('table', {
    costs: (say) =>
      table({
        caption: say('Biaya yang boleh diminta'),
        columns: [{ name: say('Untuk') }, { name: say('Siapa membayar') }, { name: say('Jumlah'), figures: true }],
        rows: [
          [say('Paspor'), say('Kamu'), say('Rp350.000')],
          [say('Pelatihan'), say('Majikan'), say('Rp0')],
        ],
        total: [say('Semua'), '', say('Rp350.000')],
      }),
  }),
  ...examplesOf('pagination', {
    middle: (say) =>
      pagination({ lang: 'id', previous: say('?sebelum=1'), next: say('?sesudah=2'), range: say('51–100 dari 1.204') }),
  }),
  ...examplesOf('filters', {
    both: (say) =>
      filters({
        label: say('Saringan'),
        chips: [
          { text: say('Semua'), href: say('?'), on: true, icon: 'landmark' },
          {
            text: say('Negara'),
            on: true,
            options: [
              { text: say('Taiwan'), href: say('?n=TW'), on: true, count: 14 },
              { text: say('Jepang'), href: say('?n=JP') },
            ],
          },
        ],
      }),
  }),
  ...examplesOf('share', {
    list: (say) =>
      share({
        lang: 'id',
        text: say('Yang perlu disiapkan ke Taiwan'),
        url: say('https://bekal.example/syarat?ke=TW&kerja=lansia'),
      }),
  }),
  ...examplesOf('print-hint', { plain: () => printHint('id') }),
  ...examplesOf('toast', {
    undo: (say) =>
      toast({
        lang: 'id',
        text: say('3 berkas disetujui.'),
        undo: { action: say('/batal'), session: { csrf: say('t') }, key: say('k') },
      }),
  }),
  ...examplesOf('language-switch', {
    link: (say) => html`<p>${languageSwitch({ lang: 'id', path: say('/gaya?x=1') })}</p>`,
  }),
  ...examplesOf('brand', {
    head: () => html`<div class="top">${brand()}${languageSwitch({ lang: 'en', path: '/', pill: true })}</div>`,
  }),
  ...examplesOf('safe-box', {
    check: (say) =>
      safeBox({
        eyebrow: html`${icon('shield-check')}${say('Sudah ditawari kerja?')}`,
        title: say('Jangan bayar dulu. Cek perusahaannya.'),
        body: html`<p>${say('Hasilnya langsung keluar.')}</p>`,
      }),
  }),
  ...examplesOf('hero', {
    home: (say) =>
      hero({
        title: say('Mau kerja ke luar negeri?'),
        promise: say('Siapkan bekalnya.'),
        scene: 'household',
        alt: say('Seorang perempuan membawa koper'),
      }),
  }),
  ...examplesOf(
    'scene',
    Object.fromEntries(
      sceneNames.map((name) => [
        name,
        (say) => html`<div class="scene-frame">${scene(name, say(`Gambar: ${name}`))}</div>`,
      ]),
    ),
  ),
]
