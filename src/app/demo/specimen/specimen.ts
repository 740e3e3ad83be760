import type { LocalDate } from '../../../kernel/time.ts'
import { pathOf } from '../../../modules/offices/index.ts'
import type { DemoDocument, DemoFile, DemoPerson } from '../file.ts'
import { type Random, random } from '../random.ts'
import { centred, inks, line, portrait, rows, sheet } from './drawing.ts'
import { machineReadableZone } from './mrz.ts'

/** What a drawn document is about. */
export type Subject = {
  readonly person: DemoPerson
  readonly file: Pick<DemoFile, 'country' | 'employerName' | 'contractMonths' | 'company'>
  /** What the job and the country are called. */
  readonly job: string
  readonly country: string
  /** What the document is called. */
  readonly title: string
}

/**
 * Draws a document of the demonstration as an SVG picture, clearly marked a specimen. What `document.differs` says
 * stands on it instead of the person's own data; a blurred one cannot be read. A person has one face on all of them.
 */
export function specimen(document: DemoDocument, subject: Subject): string {
  const chance = random(subject.person.key)
  if (document.kind === 'id-card') return idCard(document, subject, chance)
  if (document.kind === 'passport') return passport(document, subject, chance)
  if (document.kind === 'photo') return photo(document, subject, chance)
  return letter(document, subject)
}

const shownName = ({ differs }: DemoDocument, { name }: DemoPerson): string => differs.name ?? name
const shownBirth = ({ differs }: DemoDocument, { birthDate }: DemoPerson): LocalDate => differs.birthDate ?? birthDate
const sexWord = ({ sex }: DemoPerson): string => (sex === 'female' ? 'PEREMPUAN' : 'LAKI-LAKI')
const written = (date: LocalDate): string => date.split('-').toReversed().join('-')
const maritalWord = { single: 'BELUM KAWIN', married: 'KAWIN', divorced: 'CERAI HIDUP', widowed: 'CERAI MATI' } as const

function idCard(document: DemoDocument, { person }: Subject, chance: Random): string {
  const [width, height] = [860, 542]
  const [village, district, regency, province] = pathOf(person.village)
    .map(({ name }) => name)
    .toReversed()
  const body = [
    centred(`PROVINSI ${province ?? ''}`, width, { y: 30, size: 20, ink: inks.nila }),
    centred(regency ?? '', width, { y: 60, size: 18, ink: inks.nila }),
    line(`NIK : ${document.number ?? person.nik}`, { x: 38, y: 102, size: 30, ink: inks.nila }),
    rows(
      [
        ['Nama', shownName(document, person)],
        ['Tempat/Tgl Lahir', `${person.birthPlace}, ${written(shownBirth(document, person))}`],
        ['Jenis kelamin', sexWord(person)],
        ['Alamat', person.street],
        ['Kel/Desa', village ?? ''],
        ['Kecamatan', district ?? ''],
        ['Status perkawinan', maritalWord[person.maritalStatus]],
      ],
      { x: 38, y: 156, size: 19, gap: 51, room: 540 },
    ),
    portrait({ x: 630, y: 146, size: 190, sex: person.sex }, chance),
    line(written(document.issuedOn), { x: 664, y: 416, size: 16 }),
  ].join('')
  return sheet(body, { width, height, ground: '#E1E7F9', blurred: document.blurred })
}

function passport(document: DemoDocument, { person }: Subject, chance: Random): string {
  const [width, height] = [1000, 704]
  const expires = document.validUntil ?? document.issuedOn
  const number = document.number ?? 'XX000000'
  const [name, birthDate] = [shownName(document, person), shownBirth(document, person)]
  const zone = machineReadableZone({ name, number, birthDate, sex: person.sex, expires })
  const body = [
    line('REPUBLIK INDONESIA', { x: 48, y: 36, size: 21, ink: inks.nila }),
    line('PASPOR / PASSPORT', { x: 48, y: 68, size: 18, ink: inks.nila }),
    line(number, { x: 770, y: 40, size: 26, ink: inks.nila }),
    portrait({ x: 48, y: 120, size: 264, sex: person.sex }, chance),
    rows(
      [
        ['Nama lengkap / Full name', name],
        ['Kewarganegaraan / Nationality', 'INDONESIA'],
        ['Tanggal lahir / Date of birth', written(birthDate)],
        ['Jenis kelamin / Sex', person.sex === 'female' ? 'P / F' : 'L / M'],
        ['Tempat lahir / Place of birth', person.birthPlace],
        ['Tanggal pengeluaran / Date of issue', written(document.issuedOn)],
        ['Tanggal habis berlaku / Date of expiry', written(expires)],
      ],
      { x: 352, y: 120, size: 21, gap: 60, room: 600 },
    ),
    ...zone.map((text, index) => line(text, { x: 46, y: 594 + index * 44, size: 22, weight: 0.13 })),
  ].join('')
  return sheet(body, { width, height, ground: '#DDF0E3', blurred: document.blurred })
}

function photo(document: DemoDocument, { person }: Subject, chance: Random): string {
  const [width, height] = [460, 592]
  const body = portrait({ x: 10, y: 10, size: width - 20, sex: person.sex }, chance)
  return sheet(body, { width, height, blurred: document.blurred })
}

type Row = readonly [string, string]

/** What a paper says besides whom it is about. */
function particulars(kind: string, { person, file, job, country }: Subject): readonly Row[] {
  const relative = (relation: string): string => person.family.find((each) => each.relation === relation)?.name ?? '-'
  const signer = person.maritalStatus === 'married' ? 'spouse' : 'parent'
  const by: Readonly<Record<string, readonly Row[]>> = {
    'health-letter': [['Hasil', 'SEHAT UNTUK BEKERJA']],
    'employment-contract': [
      ['Pemberi kerja', file.employerName],
      ['Lama kontrak', `${file.contractMonths} BULAN`],
    ],
    'placement-agreement': [
      ['Yang menempatkan', file.company ? `PT ${file.company.replaceAll('-', ' ')}` : 'PEMERINTAH'],
    ],
    'employer-call': [['Pemberi kerja', file.employerName]],
    'employer-profile': [['Pemberi kerja', file.employerName]],
    'leave-letter': [['Pemberi kerja', file.employerName]],
    'family-permit': [['Pemberi izin', relative(signer)]],
    'family-card': person.family.slice(0, 4).map(({ name }): Row => ['Anggota keluarga', name]),
    'marriage-book': [['Pasangan', relative('spouse')]],
  }
  const abroad = /contract|agreement|visa|permit|health|leave|employer|risk/.test(kind)
  return [...(by[kind] ?? []), ...(abroad ? [['Negara', country] as const, ['Pekerjaan', job] as const] : [])]
}

/** Every other paper: a title, who it is about, and what it says of them. */
function letter(document: DemoDocument, subject: Subject): string {
  const { person, title } = subject
  const [width, height] = [640, 906]
  const body = [
    centred(title.slice(0, 34), width, { y: 64, size: 18, ink: inks.nila }),
    centred(document.number ?? '', width, { y: 100, size: 14 }),
    line('-'.repeat(38), { x: 48, y: 134, size: 15, ink: inks.garis }),
    rows(
      [
        ['Nama', shownName(document, person)],
        ['NIK', person.nik],
        ['Tempat, tanggal lahir', `${person.birthPlace}, ${written(shownBirth(document, person))}`],
        ['Jenis kelamin', sexWord(person)],
        ...particulars(document.kind, subject),
        ['Dibuat', written(document.issuedOn)],
        ...(document.validUntil ? [['Berlaku sampai', written(document.validUntil)] as const] : []),
      ],
      { x: 60, y: 176, size: 19, gap: 60, room: 530 },
    ),
  ].join('')
  return sheet(body, { width, height, blurred: document.blurred })
}
