import type { OfficeId } from '../../kernel/ids.ts'
import { dayIn, type Instant, WIB } from '../../kernel/time.ts'
import { type Company, isOpen } from '../../modules/companies/index.ts'
import { officeServing, zoneOfArea } from '../../modules/offices/index.ts'
import type { Cleanliness, State } from '../../modules/placements/index.ts'
import { documentsOf } from './documents.ts'
import type { DemoFile, DemoPerson, DemoStep } from './file.ts'
import { type FaultFound, type Ground, historyOf, type Plan, sessionOf } from './history.ts'
import type { Random } from './random.ts'
import type { Route, Shares } from './shares.ts'

/** A file without its number, which is counted when all files are there. */
export type Unnumbered = Omit<DemoFile, 'number'>

/** Makes a file of this person on this route. */
export function fileOf(
  person: DemoPerson,
  route: Route,
  plan: Plan,
  { ground, chance }: { ground: Ground; chance: Random },
): Unnumbered {
  const { shares, moment } = ground
  const { company, permit } = permitFor(route, plan.begins, { ground, chance })
  const office = officeFor(person, company, { ground, chance })
  const calendar = ground.calendars(office)
  const fault = faultOn(route, shares, chance)
  const home = zoneOfArea(person.village)
  const steps = historyOf({ route, plan, office, home, fault }, { ground, chance })
  const state = (steps.at(-1) ?? steps[0]).to
  const check = checkOf(state, steps, { shares, chance })
  const standing = state === 'returned' ? fault : state === 'draft' ? null : faultShownBy(check, chance)
  return {
    key: person.key.replace('orang', 'berkas'),
    person: person.key,
    scheme: route.scheme,
    country: route.country,
    job: route.job,
    sector: route.sector,
    purpose: route.scheme === 're-entry' ? 'return' : 'new',
    employer: route.employer,
    employerName: permit?.employerName ?? chance.pick(route.employers ?? ['Majikan Contoh']),
    company: company?.id ?? null,
    permit: permit?.number ?? null,
    contractMonths: route.months,
    office,
    state,
    steps,
    documents: documentsOf(
      person,
      { scheme: route.scheme, state, steps, on: dayIn(steps[0].at, home), fault: standing },
      { shares, chance },
    ),
    check,
    session: sessionOf(steps, { moment, calendar, chance }),
  }
}

/** A permit of a licensed company for this job that was open then; without one then, one that is open at another time. */
function permitFor(route: Route, begins: Instant, { ground, chance }: { ground: Ground; chance: Random }) {
  if (route.scheme !== 'p2p') return { company: undefined, permit: undefined }
  const fitting = ground.permits.filter(({ country, job }) => country === route.country && job === route.job)
  const standing = new Map(ground.companies.map((company) => [company.id, company]))
  const licensed = fitting.filter(({ company }) => standing.get(company)?.status === 'licensed')
  const open = licensed.filter((permit) => isOpen(permit, dayIn(begins, WIB)))
  const permit = chance.pick(open.length > 0 ? open : licensed.length > 0 ? licensed : fitting)
  return { permit, company: standing.get(permit.company) }
}

/** Where the file is served: at home, or now and then where the company has its seat. */
function officeFor(
  person: DemoPerson,
  company: Company | undefined,
  { ground, chance }: { ground: Ground; chance: Random },
): OfficeId {
  const away = company !== undefined && chance.chance(ground.shares.servedAtCompany)
  const office = officeServing(away ? company.regency : person.village)
  if (!office) throw new RangeError(`no office serves ${person.village}`)
  return office.id
}

function checkOf(
  state: State,
  steps: readonly DemoStep[],
  { shares, chance }: { shares: Shares; chance: Random },
): Cleanliness {
  if (state === 'draft') return 'unchecked'
  const corrected = steps.filter(({ to }) => to === 'submitted').length > 1
  if (state === 'submitted' || state === 'held') return corrected ? 'corrected' : chance.weighted(shares.checks)
  if (state === 'returned') return 'differs'
  return corrected ? 'corrected' : 'match'
}

/** What an officer finds wrong with a document this route asks for. */
function faultOn({ scheme }: Route, { faults, documents }: Shares, chance: Random): FaultFound {
  const fitting = faults.filter(({ document }) => documents[scheme]?.includes(document))
  const weights = Object.fromEntries(fitting.map(({ share }, index) => [index, share]))
  return fitting[Number(chance.weighted(weights))] ?? { document: 'passport', fault: 'photo-blurred' }
}

/** What a file holds that the comparison cannot accept: data that differ, or a picture nobody can read. */
function faultShownBy(check: Cleanliness, chance: Random): FaultFound | null {
  if (check === 'unclear') return { document: 'health-letter', fault: 'photo-blurred' }
  if (check !== 'differs') return null
  return { document: 'passport', fault: chance.chance(0.7) ? 'birth-date-differs' : 'name-differs' }
}
