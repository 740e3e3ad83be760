import { addressOf, officeOf } from '../../modules/offices/index.ts'
import type { Demonstration } from './draw.ts'
import type { DemoPerson } from './file.ts'
import { busiestOffice, filesShown } from './order.ts'

/** So many people who have not registered are shown. */
const strangersShown = 3

/** Who one can be in the demonstration, as lines for the terminal. */
export function signInsOf({ people, files, staff, strangers }: Demonstration): (address: string) => string {
  const workers = filesShown(files).flatMap(({ person: key, state }) => {
    const person = people.find((one) => one.key === key)
    return person ? [[state, person] as const] : []
  })
  const everybody = [...workers, ...strangers.slice(0, strangersShown).map((person) => ['new', person] as const)]
  const busiest = busiestOffice(files)
  const villages = new Set(everybody.map(([, { village }]) => village))
  const officers = staff.filter(
    ({ role, office, village }, index) =>
      (village !== null && villages.has(village)) ||
      (village === null && role !== 'counter-officer' && role !== 'head-of-office') ||
      (office === busiest && staff.findIndex((one) => one.role === role && one.office === office) === index),
  )
  const numberFor = ({ village }: DemoPerson): string =>
    staff.find((one) => one.village === village)?.officerNumber ?? ''
  return (address) =>
    [
      `\nWorkers  ${address}/masuk   NIK, phone, village officer   (codes arrive at ${address}/kotak)`,
      ...everybody.map(
        ([state, person]) =>
          `  ${state.padEnd(10)} ${person.nik}  0${person.phone.slice(3)}  ${numberFor(person)}  ${person.name}`,
      ),
      '  new: not registered yet',
      `\nOfficers  ${address}/petugas/masuk`,
      ...officers.map(
        ({ officerNumber, role, name, office, village }) =>
          `  ${officerNumber}  ${role.padEnd(16)} ${name}${place(office, village)}`,
      ),
      '',
    ].join('\n')
}

const place = (office: string | null, village: string | null): string => {
  if (village !== null) return `, ${addressOf(village)}`
  const found = office === null ? undefined : officeOf(office)
  return found ? `, ${found.name.id}` : ''
}
