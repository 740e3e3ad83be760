import { html } from '../../html.ts'
import type { Page } from '../../route.ts'
import { button, linkButton } from '../button.ts'
import { factsGrid } from '../facts.ts'
import { askForm } from '../form.ts'
import { askClass, hero, safeBox } from '../hero.ts'
import { icon } from '../icon.ts'
import { select } from '../select.ts'
import { stepList } from '../step-list.ts'
import { textInput } from '../text-input.ts'
import { tiles } from '../tiles.ts'

/** A first page put together, to look at. Its figures are invented. */
export const homeExample = (): Page => ({
  title: 'Mau kerja ke luar negeri?',
  current: 'home',
  body: html`${hero({
    title: html`Mau kerja<br>ke luar negeri?`,
    promise: 'Siapkan bekalnya.',
    scene: 'household',
    alt: 'Seorang perempuan membawa koper, dari desa ke kota jauh, dihubungkan seutas benang',
  })}${askForm({
    action: '/syarat',
    class: askClass,
    label: 'Cari syarat',
    body: html`${select({ name: 'ke', label: 'Saya mau kerja di', icon: 'map-pin', options: ['Taiwan', 'Hong Kong', 'Jepang'].map((text) => ({ value: text, text })) })}${select({ name: 'kerja', label: 'sebagai', icon: 'hand-helping', options: ['Perawat lansia', 'Nelayan'].map((text) => ({ value: text, text })) })}${button({ text: 'Lihat yang perlu disiapkan', iconAfter: 'arrow-right' })}`,
  })}<section><p class="eyebrow">${icon('plane')}Taiwan</p><h2>Jadi perawat lansia di Taiwan</h2><p class="lead">Merawat orang tua atau orang sakit di rumah majikan.</p>${factsGrid(
    [
      { figure: 'NT$20.000', means: 'gaji sebulan, ± Rp10,4 juta', icon: 'banknote', tone: 'leaf' },
      { figure: 'Rp1,3 juta', means: 'biaya yang kamu tanggung sendiri', icon: 'wallet', tone: 'brown' },
      { figure: '3–4 bulan', means: 'lama mengurus sampai berangkat', icon: 'hourglass', tone: 'sea' },
      { figure: '21 tahun', means: 'umur paling muda saat mendaftar', icon: 'user', tone: 'indigo' },
    ],
  )}</section><section><h2>7 hal yang kamu siapkan</h2><p class="lead">Kerjakan satu per satu. Ketuk untuk lihat caranya.</p>${stepList(
    [
      {
        name: 'Surat izin keluarga',
        icon: 'family-permission',
        href: '/syarat',
        place: 'Kantor desa',
        good: 'Gratis',
        notes: ['1 hari'],
      },
      {
        name: 'KTP, KK, akta, dan ijazah',
        icon: 'id-card',
        href: '/syarat',
        place: 'Kamu sudah punya?',
        good: 'Gratis',
      },
      {
        name: 'Periksa kesehatan',
        icon: 'heart-pulse',
        href: '/syarat',
        place: 'Klinik resmi',
        notes: ['± Rp950.000', '1 hari'],
      },
      {
        name: 'Pelatihan merawat lansia + bahasa',
        icon: 'graduation-cap',
        href: '/syarat',
        place: 'BLK resmi',
        good: 'Gratis',
        notes: ['1–2 bulan'],
      },
      { name: 'Paspor', icon: 'passport', href: '/syarat', place: 'Kantor Imigrasi', notes: ['Rp350.000', '5 hari'] },
      {
        name: 'Perjanjian kerja',
        icon: 'contract',
        href: '/syarat',
        place: 'Baca bersama petugas',
        good: 'Gratis',
        notes: ['1 hari'],
      },
      {
        name: 'Pembekalan sebelum berangkat',
        icon: 'orientation',
        href: '/syarat',
        place: 'BP3MI',
        good: 'Gratis',
        notes: ['1 hari'],
      },
    ],
  )}${linkButton({ href: '/daftar', text: 'Mulai daftar', kind: 'solid', iconAfter: 'arrow-right' })}</section>${safeBox(
    {
      eyebrow: html`${icon('shield-check')}Sudah ditawari kerja?`,
      title: 'Jangan bayar dulu. Cek perusahaannya.',
      body: html`<p class="soft">Tulis nama perusahaan atau nomor lowongan. Hasilnya langsung keluar.</p>${askForm({ action: '/cek', label: 'Cek perusahaan', body: html`${textInput({ name: 'q', label: 'Nama perusahaan atau nomor lowongan' })}${button({ text: 'Cek sekarang', icon: 'search' })}` })}`,
    },
  )}<section><h2>Tanya orang</h2>${tiles([
    {
      href: '/tanya',
      title: 'WhatsApp petugas',
      note: 'Dibalas jam 08.00–20.00',
      icon: 'message-circle',
      tone: 'leaf',
    },
    {
      href: '/darurat',
      title: 'Telepon darurat 24 jam',
      note: 'Gratis, juga dari luar negeri',
      icon: 'phone',
      tone: 'red',
    },
    {
      href: '/kantor',
      title: 'Kantor dekat kamu',
      note: 'LTSA Blitar · buka sampai 15.00',
      icon: 'landmark',
      tone: 'sea',
    },
  ])}</section>`,
})
