import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import { day } from '../../kernel/time.ts'
import type { Appointing } from '../../modules/accounts/index.ts'
import { caseStandard } from '../../modules/cases/index.ts'
import { officeOf, reference } from '../../modules/offices/index.ts'
import type { DemoOfficer } from './file.ts'
import { type Names, readNames } from './names.ts'
import { officerNameIn } from './people.ts'
import { random } from './random.ts'
import type { OfficeStaff } from './stage.ts'

/** An officer with an account. */
export type Appointed = Appointing & { readonly id: PersonId }

type Officer = Omit<Appointing, 'officerNumber' | 'from'>

/**
 * Everybody who works in the demonstration. Numbers begin at BKL-1001: the first village's officer, one of each role
 * without an office, the offices in their order, then the officers of the other villages.
 *
 * @param villages  codes of the villages that have an officer, each once, at least one
 */
export function staffOf(officers: readonly DemoOfficer[], villages: readonly string[]): Appointing[] {
  const names = readNames()
  const [first, ...others] = villages.map((village, index) => villageOfficer(names, village, index))
  return [
    ...(first ? [first] : []),
    ...atLarge(officers),
    ...officers.map(atOffice),
    ...others,
    ...moreAtCentre,
    ...atDesks(),
    ...abroad(names),
  ].map((one, index) => ({
    ...one,
    officerNumber: `BKL-${1001 + index}`,
    from: day('2024-01-01'),
  }))
}

const atOffice = ({ name, phone, role, office }: DemoOfficer): Officer => ({
  name,
  phone,
  role,
  office,
  village: null,
  title: role === 'head-of-office' ? 'Kepala BP3MI' : 'Pengantar Kerja',
})

const atLarge = (officers: readonly DemoOfficer[]): Officer[] => [
  {
    name: 'Sri Contoh',
    phone: '+628104900001',
    role: 'centre',
    title: 'Analis hukum',
    office: null,
    village: null,
  },
  {
    name: 'Agus Contoh',
    phone: '+628104900002',
    role: 'airport-desk',
    title: 'Petugas bandara',
    office: officers[0]?.office ?? null,
    village: null,
  },
  { name: 'Dewi Contoh', phone: '+628104900003', role: 'auditor', title: 'Auditor', office: null, village: null },
]

const atCentre = (name: string, last: string, title: string): Officer => ({
  name,
  phone: `+62810490000${last}`,
  role: 'centre',
  title,
  office: null,
  village: null,
})

/** At the desks a complaint climbs to. */
const atDesks = (): readonly Officer[] => {
  const { directorate, minister } = caseStandard().desks
  return [
    { ...atCentre('Lina Contoh', '6', 'Direktur pelindungan'), unit: directorate.unit },
    { ...atCentre('Hadi Contoh', '7', 'Analis pelindungan'), unit: directorate.unit },
    { ...atCentre('Maya Contoh', '8', 'Petugas meja menteri'), unit: minister.unit },
    { ...atCentre('Bima Contoh', '9', 'Petugas meja menteri'), unit: minister.unit },
  ]
}

/** A labour attaché and an officer at the mission of every country people go to; none is real. */
function abroad(names: Names): readonly Officer[] {
  const { destinations } = reference()
  const missions = [
    ...new Set([...destinations.values()].flatMap(({ mission }) => (mission === null ? [] : [mission]))),
  ]
  return missions.toSorted().flatMap((office, at) =>
    (['head-of-office', 'counter-officer'] as const).map((role, index): Officer => {
      const chance = random(`mission/${office}/${role}`)
      const sex = chance.chance(0.5) ? 'female' : 'male'
      return {
        name: officerNameIn(names, '31', { sex, chance }),
        phone: `+62810492${String(at * 2 + index).padStart(4, '0')}`,
        role,
        office,
        village: null,
        title: role === 'head-of-office' ? 'Atase Ketenagakerjaan' : 'Petugas pelindungan perwakilan',
      }
    }),
  )
}

/** What one person of the centre drafts, a second reviews and a third signs. */
const moreAtCentre: readonly Officer[] = [
  atCentre('Rudi Contoh', '4', 'Kepala Biro Hukum'),
  atCentre('Tuti Contoh', '5', 'Direktur penempatan'),
]

/** Telephones of village officers are a digit shorter than everybody else's, so that none is somebody's. */
function villageOfficer(names: Names, village: string, index: number): Officer {
  const chance = random(`village-officer/${village}`)
  const sex = chance.chance(0.4) ? 'female' : 'male'
  return {
    name: officerNameIn(names, village.slice(0, 2), { sex, chance }),
    phone: `+62810491${String(index).padStart(4, '0')}`,
    role: 'village-officer',
    title: 'Petugas desa',
    office: null,
    village,
  }
}

/** Who acts at which BP3MI. */
export function staffAtOffices(staff: readonly Appointed[]): Map<OfficeId, OfficeStaff> {
  const at = Map.groupBy(
    staff.filter(({ office }) => office !== null && officeOf(office)?.kind === 'bp3mi'),
    ({ office }) => office,
  )
  return new Map(
    [...at].flatMap(([office, members]) => {
      const head = members.find(({ role }) => role === 'head-of-office')
      const counter = members.filter(({ role }) => role === 'counter-officer').map(({ id }) => id)
      return office !== null && head ? [[office, { head: head.id, counter }] as const] : []
    }),
  )
}

/** The officer of a village, or of another one: every village of the demonstration has somebody who witnesses. */
export const witnessFor = (staff: readonly Appointed[], village: string): Appointed =>
  staff.find((one) => one.village === village) ?? holderOf(staff, 'village-officer')

/** Somebody with this role. @throws Error when there is nobody */
export function holderOf(staff: readonly Appointed[], role: Appointing['role']): Appointed {
  const found = staff.find((one) => one.role === role)
  if (!found) throw new Error(`the demonstration has no ${role}`)
  return found
}
