import { html } from '../../html.ts'
import { linkButton } from '../button.ts'
import { conversation, exitLink } from '../conversation.ts'
import { factsGrid } from '../facts.ts'
import { journeyRoad } from '../journey-road.ts'
import { moneyBar } from '../money-bar.ts'
import { appointment, bringList, nextStep } from '../next-step.ts'
import { pageTop } from '../page-top.ts'
import { holder } from '../panel.ts'
import { stepList } from '../step-list.ts'
import { doneBox, taskList } from '../task-list.ts'
import { tiles } from '../tiles.ts'
import { type Example, examplesOf } from './example.ts'

export const journeyExamples: readonly Example[] = [
  ...examplesOf('page-top', {
    journey: (say) =>
      pageTop({
        greeting: say('Halo, Siti'),
        title: say('Perjalananku ke Taiwan'),
        more: journeyRoad({ steps: 7, now: 4, label: say('Langkah 4 dari 7'), from: say('Blitar'), to: say('Taipei') }),
      }),
    'first step': (say) =>
      pageTop({ title: say('Perjalananku'), more: journeyRoad({ steps: 3, now: 1, label: say('Langkah 1 dari 3') }) }),
    finished: (say) =>
      pageTop({
        title: say('Kamu siap berangkat'),
        more: journeyRoad({ steps: 9, now: 10, label: say('Semua selesai') }),
      }),
  }),
  ...examplesOf('next-step', {
    appointment: (say) =>
      nextStep({
        head: say('Langkah berikutnya'),
        title: say('Datang foto paspor'),
        body: html`${appointment({ month: say('Nov'), date: say('24'), day: say('Selasa, jam 09.00 WIB'), place: say('Kantor Imigrasi Blitar, loket 2') })}${bringList(
          say('Yang dibawa'),
          [
            { icon: 'id-card', text: html`Bawa <b>${say('KTP asli')}</b>` },
            { icon: 'users', text: html`Bawa <b>${say('KK asli')}</b>` },
            { icon: 'banknote', text: html`Bawa <b>${say('uang Rp350.000')}</b>` },
          ],
        )}`,
        buttons: [
          linkButton({ href: say('/peta'), text: say('Petunjuk'), kind: 'solid', icon: 'map-pin' }),
          linkButton({ href: say('/janji.ics'), text: say('Ingatkan'), kind: 'outline', icon: 'bell' }),
        ],
      }),
  }),
  ...examplesOf('conversation', {
    'of two': (say) =>
      conversation([
        { own: true, head: say('Kamu · Jumat, 20 Nov'), text: say('Gajiku tiga bulan belum dibayar.') },
        { own: false, head: say('Petugas · Senin, 23 Nov'), text: say('Kami menelepon majikanmu hari ini.') },
      ]),
    'way out': (say) => exitLink({ text: say('Keluar dari halaman ini'), href: say('/pengaduan/keluar') }),
  }),
  ...examplesOf('holder', {
    'in time': (say) =>
      holder({
        who: say('Berkasmu sedang diperiksa BP3MI Jawa Timur'),
        since: html`Masuk ${say('Jumat, 20 Nov')}. Janji selesai <b>${say('Senin, 23 Nov')}</b>.`,
        todo: say('Kamu tidak perlu datang.'),
      }),
    late: (say) =>
      holder({
        who: say('BP3MI Jawa Timur terlambat memeriksa'),
        since: say('Janji selesai Senin, 23 Nov.'),
        todo: say('Kepala kantor sudah diberi tahu.'),
        late: true,
      }),
  }),
  ...examplesOf('task-list', {
    now: (say) =>
      taskList([
        {
          name: say('Foto paspor'),
          state: 'now',
          href: say('/paspor'),
          note: say('Selasa, 24 Nov'),
          icon: 'passport',
          status: { text: say('Sedang jalan'), tone: 'amber' },
        },
        {
          name: say('Pilih pelatihan merawat lansia'),
          state: 'now',
          href: say('/latih'),
          note: say('Pilih tempat dan tanggal'),
          icon: 'graduation-cap',
          status: { text: say('Belum mulai'), tone: 'sea' },
        },
        {
          name: say('Perbaiki foto KK'),
          state: 'return',
          href: say('/kk'),
          note: say('Fotonya buram. Foto ulang di tempat terang.'),
          status: { text: say('Perbaiki'), tone: 'brown' },
        },
      ]),
    later: (say) =>
      taskList([
        { name: say('Tanda tangani perjanjian kerja'), state: 'later', note: say('Terbuka setelah pelatihan selesai') },
        { name: say('Ikut pembekalan (OPP)'), state: 'later', note: say('1 hari, di BP3MI') },
      ]),
    done: (say) =>
      taskList([{ name: say('Periksa kesehatan'), state: 'done', href: say('/sehat'), note: say('14 Nov') }]),
  }),
  ...examplesOf('done-box', {
    open: (say) =>
      doneBox({
        title: say('Sudah selesai (3)'),
        open: true,
        items: [
          { name: say('Surat izin keluarga'), on: say('2 Nov'), href: say('/izin') },
          { name: say('KTP, KK, akta, ijazah'), on: say('5 Nov') },
        ],
      }),
  }),
  ...examplesOf('facts', {
    four: (say) =>
      factsGrid([
        { figure: say('NT$20.000'), means: say('gaji sebulan, ± Rp10,4 juta'), icon: 'banknote', tone: 'leaf' },
        { figure: say('Rp1,3 juta'), means: say('biaya yang kamu tanggung sendiri'), icon: 'wallet', tone: 'brown' },
        { figure: say('3–4 bulan'), means: say('lama mengurus sampai berangkat'), icon: 'hourglass', tone: 'sea' },
        { figure: say('21 tahun'), means: say('umur paling muda saat mendaftar'), icon: 'user', tone: 'indigo' },
      ]),
  }),
  ...examplesOf('step-list', {
    linked: (say) =>
      stepList([
        {
          name: say('Surat izin keluarga'),
          icon: 'family-permission',
          href: say('/syarat/izin'),
          place: say('Kantor desa'),
          good: say('Gratis'),
          notes: [say('1 hari')],
        },
        {
          name: say('KTP, KK, akta, dan ijazah'),
          icon: 'id-card',
          href: say('/syarat/ktp'),
          place: say('Kamu sudah punya?'),
          good: say('Gratis'),
        },
        {
          name: say('Periksa kesehatan'),
          icon: 'health-letter',
          place: say('Klinik resmi'),
          notes: [say('± Rp950.000'), say('1 hari')],
        },
        {
          name: say('Paspor'),
          icon: 'passport',
          href: say('/syarat/paspor'),
          place: say('Kantor Imigrasi'),
          notes: [say('5 hari')],
        },
        {
          name: say('Perjanjian kerja'),
          icon: 'contract',
          href: say('/syarat/perjanjian'),
          place: say('Baca bersama petugas'),
          good: say('Gratis'),
        },
        {
          name: say('Pembekalan sebelum berangkat'),
          icon: 'orientation',
          href: say('/syarat/opp'),
          place: say('BP3MI'),
          good: say('Gratis'),
        },
      ]),
  }),
  ...examplesOf('tiles', {
    help: (say) =>
      tiles([
        {
          href: say('/tanya'),
          title: say('WhatsApp petugas'),
          note: say('Dibalas jam 08.00–20.00'),
          icon: 'message-circle',
          tone: 'leaf',
        },
        {
          href: say('/darurat'),
          title: say('Telepon darurat 24 jam'),
          note: say('Gratis, juga dari luar negeri'),
          icon: 'phone',
          tone: 'red',
        },
        { href: say('/kantor'), title: say('Kantor dekat kamu'), icon: 'landmark', tone: 'sea' },
        {
          href: say('/keluarga'),
          title: say('Ibu Sumarni ikut memantau'),
          note: say('Melihat kemajuan, bukan dokumenmu'),
          icon: 'users',
          tone: 'indigo',
        },
      ]),
  }),
  ...examplesOf('money-bar', {
    within: (say) =>
      moneyBar({
        label: say('Sudah kamu bayar'),
        figure: say('Rp950.000'),
        of: html`dari perkiraan resmi <b>${say('Rp1.300.000')}</b>`,
        share: 0.73,
        report: { text: say('Ada yang minta uang lain? Lapor'), href: say('/lapor') },
      }),
    over: (say) =>
      moneyBar({
        label: say('Sudah kamu bayar'),
        figure: say('Rp4.000.000'),
        of: say('Lebih Rp2.700.000 dari yang boleh.'),
        share: 3.1,
      }),
  }),
]
