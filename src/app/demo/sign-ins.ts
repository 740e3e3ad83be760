import { officeOf } from '../../modules/offices/index.ts'
import type { DemoFile } from './file.ts'
import { busiestOffice, type Demonstration } from './load.ts'

/** States worth looking at from the worker's side, in the order they are shown. */
const shown: readonly DemoFile['state'][] = ['draft', 'returned', 'submitted', 'scheduled', 'issued']

/** Who one can be in the demonstration, as lines for the terminal. */
export function signInsOf({ people, files, staff, strangers }: Demonstration): (address: string) => string {
  const workers = shown.flatMap((state) => {
    const file = files.findLast((one) => one.state === state)
    const person = people.find(({ key }) => key === file?.person)
    return person ? [[state, person] as const] : []
  })
  const first = strangers[0]
  const busiest = busiestOffice(files)
  const officers = staff.filter(
    ({ role, office }, index) =>
      (role !== 'counter-officer' && role !== 'head-of-office') ||
      (office === busiest && staff.findIndex((one) => one.role === role && one.office === office) === index),
  )
  return (address) =>
    [
      `\nWorkers  ${address}/masuk   NIK            phone           (codes arrive at ${address}/kotak)`,
      ...workers.map(([state, { nik, phone, name }]) => `  ${state.padEnd(10)} ${nik}  0${phone.slice(3)}   ${name}`),
      ...(first
        ? [`  ${'new'.padEnd(10)} ${first.nik}  0${first.phone.slice(3)}   ${first.name}, not registered yet`]
        : []),
      `\nOfficers  ${address}/petugas/masuk`,
      ...officers.map(
        ({ officerNumber, role, name, office }) =>
          `  ${officerNumber}  ${role.padEnd(16)} ${name}${office ? `, ${officeOf(office)?.name.id ?? office}` : ''}`,
      ),
      '',
    ].join('\n')
}
