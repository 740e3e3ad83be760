/**
 * The rules of placement by a company, as one would write them in TypeScript without a rules engine: the yardstick of
 * `evaluate.bench.ts`. Three-valued, every rule answers, every answer carries its citation. Not used by the service.
 */

export type Known = { readonly verified?: boolean; readonly validUntil?: string; readonly issuedOn?: string }
type Group = Readonly<Record<string, string | number | boolean | undefined>>
export type HandFile = {
  readonly worker?: Group
  readonly placement?: Group
  readonly family?: Group
  readonly company?: Group
  readonly history?: Group
  readonly card?: Group
  readonly documents?: Readonly<Record<string, Known | undefined>>
  readonly steps?: Readonly<Record<string, { readonly done?: boolean } | undefined>>
}

export type Law = { readonly rule: string; readonly name: string; readonly at: string }
export type HandFinding = {
  readonly rule: string
  readonly citation: Law
  readonly outcome: 'met' | 'unmet' | 'unknown'
  readonly needs: readonly string[]
  readonly values: Readonly<Record<string, string | number>>
  readonly amount: number | null
  readonly payer: string | null
}

const law = (rule: string, name: string, at: string): Law => ({ rule, name, at })
const uu = (rule: string, at: string): Law => law(`uu-18-2017.${rule}`, 'UU 18/2017', at)
const perban7 = (rule: string, at: string): Law => law(`perban-bp2mi-7-2022.${rule}`, 'Perban BP2MI 7/2022', at)
const cost = (rule: string): Law => law(`permen-p2mi-17-2025.${rule}`, 'Permen P2MI 17/2025', 'Pasal 1')
const permenaker4 = (rule: string, at: string): Law => law(`permenaker-4-2023.${rule}`, 'Permenaker 4/2023', at)
const standard = (rule: string): Law =>
  law(`standar-pelayanan-bp3mi.${rule}`, 'Standar Pelayanan BP3MI', 'permintaan OPP P2P')

export const documents: readonly (readonly [string, Law])[] = [
  ['orientation-certificate', law('perban-bp2mi-4-2023.opp.bukti', 'Perban BP2MI 4/2023', 'penyelenggaraan OPP')],
  ['photo', perban7('e-pmi.pas-foto', 'permohonan kartu PMI (E-PMI)')],
  ['birth-certificate', perban7('pendaftaran.akta-lahir', 'tahap pendaftaran')],
  ['diploma', perban7('pendaftaran.ijazah', 'tahap pendaftaran')],
  ['family-card', perban7('pendaftaran.kartu-keluarga', 'tahap pendaftaran')],
  ['id-card', perban7('pendaftaran.ktp', 'tahap pendaftaran')],
  ['marital-letter', uu('pasal-13.a', 'Pasal 13 huruf a')],
  ['family-permit', uu('pasal-13.b', 'Pasal 13 huruf b')],
  ['competence-certificate', uu('pasal-13.c', 'Pasal 13 huruf c')],
  ['health-letter', uu('pasal-13.d', 'Pasal 13 huruf d')],
  ['passport', uu('pasal-13.e', 'Pasal 13 huruf e')],
  ['work-visa', uu('pasal-13.f', 'Pasal 13 huruf f')],
  ['placement-agreement', uu('pasal-13.g', 'Pasal 13 huruf g')],
  ['employment-contract', uu('pasal-13.h', 'Pasal 13 huruf h')],
  ['social-security', uu('pasal-5.d', 'Pasal 5 huruf d')],
]
export const marriageBook = uu('pasal-13.a.buku-nikah', 'Pasal 13 huruf a')

export const orders: readonly (readonly [Law, readonly string[], readonly string[]])[] = [
  [perban7('urutan.berangkat', 'urutan tahap'), ['orientation'], []],
  [perban7('urutan.jaminan', 'urutan tahap'), [], ['placement-agreement']],
  [perban7('urutan.kartu', 'urutan tahap'), ['verification', 'orientation'], []],
  [perban7('urutan.kontrak', 'urutan tahap'), [], ['placement-agreement']],
  [perban7('urutan.paspor', 'urutan tahap'), [], ['id-card']],
  [perban7('urutan.pelatihan', 'urutan tahap'), [], ['placement-agreement']],
  [perban7('urutan.pembekalan', 'urutan tahap'), ['verification'], []],
  [
    perban7('urutan.pemeriksaan-berkas', 'urutan tahap'),
    [],
    ['work-visa', 'employment-contract', 'passport', 'social-security', 'health-letter'],
  ],
  [perban7('urutan.periksa-kesehatan', 'urutan tahap'), [], ['id-card']],
  [perban7('urutan.perjanjian', 'urutan tahap'), ['selection'], []],
  [perban7('urutan.seleksi', 'urutan tahap'), [], ['id-card']],
  [perban7('urutan.visa', 'urutan tahap'), [], ['passport', 'health-letter']],
  [
    uu('pasal-5.e', 'Pasal 5 huruf e'),
    [],
    ['marital-letter', 'family-permit', 'competence-certificate', 'health-letter', 'passport', 'employment-contract'],
  ],
  [uu('pasal-68', 'Pasal 68'), [], ['competence-certificate', 'health-letter', 'social-security']],
  [uu('pasal-70.memberangkatkan', 'Pasal 70'), [], ['passport', 'work-visa', 'employment-contract']],
  [uu('urutan.lapor-tiba', 'Pasal 6 ayat (2)'), ['departure'], []],
]

export const costs: readonly (readonly [Law, string, number | null])[] = [
  [cost('angkutan'), 'worker', null],
  [cost('jasa-perusahaan'), 'employer', null],
  [cost('pelatihan'), 'employer', null],
  [cost('pengesahan-kontrak'), 'employer', null],
  [cost('penginapan'), 'worker', null],
  [cost('periksa-kesehatan'), 'worker', 950_000],
  [cost('periksa-tambahan'), 'worker', null],
  [cost('sertifikat'), 'employer', null],
  [cost('skck'), 'worker', null],
  [cost('tiket-berangkat'), 'employer', null],
  [cost('tiket-pulang'), 'employer', null],
  [cost('visa-kerja'), 'employer', null],
  [law('pp-59-2021.pasal-21.3', 'PP 59/2021', 'Pasal 21 ayat (3)'), 'company', null],
]

export const hostAges: Readonly<Record<string, readonly [Law, number, number]>> = {
  HK: [law('ketentuan-hong-kong.umur', 'Ketentuan Hong Kong', 'ketentuan umur'), 23, 45],
  MY: [law('ketentuan-malaysia.umur', 'Ketentuan Malaysia', 'ketentuan umur'), 21, 45],
  SG: [law('ketentuan-singapura.umur', 'Ketentuan Singapura', 'ketentuan umur'), 23, 50],
  TW: [law('ketentuan-taiwan.umur', 'Ketentuan Taiwan', 'ketentuan umur'), 21, 45],
}
export const closedCountries = new Set('DZ SA BH IQ KW LB LY MA MR EG OM PS QA SS SY TN AE YE JO'.split(' '))
export const middleEast = law('kepmenaker-260-2015.rumah-tangga', 'Kepmenaker 260/2015', 'diktum tentang penghentian')

/** Facts that must be true, or must be false, of every placement by a company. */
export const plain: readonly (readonly [
  Law,
  keyof HandFile & ('placement' | 'company' | 'family'),
  string,
  boolean,
])[] = [
  [perban7('perjanjian.petugas', 'tahap perjanjian penempatan'), 'placement', 'officerWitnessed', true],
  [law('se-menaker-b-3-2023.siapkerja', 'SE Menaker B-3', 'isi edaran'), 'placement', 'registeredInSiapkerja', true],
  [uu('pasal-13.b.desa', 'Pasal 13 huruf b'), 'family', 'villageAware', true],
  [uu('pasal-19', 'Pasal 19'), 'placement', 'jobMatchesContract', true],
  [uu('pasal-30.1', 'Pasal 30 ayat (1)'), 'placement', 'chargedPlacementCost', false],
  [uu('pasal-51', 'Pasal 51'), 'company', 'licensed', true],
  [uu('pasal-52', 'Pasal 51 sampai Pasal 54'), 'company', 'licenceTransferred', false],
  [uu('pasal-59', 'Pasal 59'), 'company', 'hasRecruitmentPermit', true],
  [uu('pasal-6.2.d', 'Pasal 6 ayat (2)'), 'placement', 'reportedToMission', true],
  [uu('pasal-65', 'Pasal 65'), 'placement', 'dataTrue', true],
  [uu('pasal-72', 'Pasal 72'), 'placement', 'chargedPlacementCost', false],
  [uu('pasal-9', 'Pasal 9 dan Pasal 10'), 'placement', 'jobOrderVerified', true],
]
/** The same, of new placements only. */
export const ofNew: readonly (readonly [Law, string])[] = [
  [law('permen-p2mi-3-2025.negara-ditutup', 'Permen P2MI 3/2025', 'ketentuan penghentian'), 'destinationClosed'],
  [uu('pasal-10.agensi', 'Pasal 10'), 'partnerOnProblemList'],
  [uu('pasal-10.majikan', 'Pasal 10'), 'employerOnProblemList'],
]

export const rules = {
  permit: law('permen-p2mi-2-2025.kuota', 'Permen P2MI 2/2025', 'ketentuan kuota SIP2MI'),
  oldCard: law('permen-p2mi-34-2025.pasal-14.a', 'Permen P2MI 34/2025', 'Pasal 14 huruf a'),
  cardValid: law('permen-p2mi-34-2025.pasal-14.b', 'Permen P2MI 34/2025', 'Pasal 14 huruf b'),
  between: permenaker4('pasal-18.lewat-penempat.di-antara', 'Pasal 18'),
  contribution: permenaker4('pasal-18.lewat-penempat', 'Pasal 18'),
  savingSize: permenaker4('jht.besaran', 'ketentuan iuran jaminan hari tua'),
  saving: permenaker4('jht.jumlah', 'ketentuan iuran jaminan hari tua'),
  health: law('permenkes-29-2013.masa-surat-sehat', 'Permenkes 29/2013', 'masa berlaku hasil pemeriksaan'),
  passport: law('pp-45-2024.paspor', 'PP 45/2024', 'Pasal 5 dan Lampiran'),
  schedule: standard('jadwal-pembekalan'),
  check: standard('pemeriksaan-berkas'),
  signer: uu('pasal-13.b.penandatangan', 'Pasal 13 huruf b'),
  extension: uu('pasal-17', 'Pasal 16 sampai Pasal 18'),
  report: uu('pasal-25', 'Pasal 25 dan Pasal 26'),
  protecting: uu('pasal-31', 'Pasal 31'),
  arranged: uu('pasal-49.b', 'Pasal 49 huruf b'),
  broker: uu('pasal-69', 'Pasal 69'),
  age: uu('pasal-5.a', 'Pasal 5 huruf a'),
  departureAge: uu('pasal-66', 'Pasal 66'),
  skill: uu('pasal-5.b', 'Pasal 5 huruf b'),
  healthy: uu('pasal-5.c', 'Pasal 5 huruf c'),
  capital: uu('pasal-54', 'Pasal 54'),
  hold: uu('pasal-70.menahan', 'Pasal 70'),
}
