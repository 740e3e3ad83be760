import type { OfficeId } from '../../kernel/ids.ts'
import type { DemoFile } from './file.ts'

type Standing = Pick<DemoFile, 'key' | 'state' | 'office' | 'steps'>

/** Where most files are. */
export const busiestOffice = (files: readonly Pick<DemoFile, 'office'>[]): OfficeId | undefined =>
  [...Map.groupBy(files, ({ office }) => office)].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]

/** States worth looking at from the worker's side, in the order they are shown. */
const shown: readonly DemoFile['state'][] = [
  'draft',
  'returned',
  'submitted',
  'held',
  'verified',
  'scheduled',
  'oriented',
  'issued',
  'refused',
]

/** One file of each state worth looking at: the last that came into it at the busiest office, or anywhere. */
export function filesShown<File extends Standing>(files: readonly File[]): File[] {
  const busiest = busiestOffice(files)
  return shown.flatMap((state) => {
    const standing = files.filter((file) => file.state === state).toSorted(byLastStep)
    return standing.findLast(({ office }) => office === busiest) ?? standing.at(-1) ?? []
  })
}

const lastAt = ({ steps }: Standing): string => steps.at(-1)?.at ?? ''
const byLastStep = (a: Standing, b: Standing): number =>
  lastAt(a) < lastAt(b) || (lastAt(a) === lastAt(b) && a.key < b.key) ? -1 : 1

/** What else lies on a desk: it waits for the office, or for a class. */
const onDesk: readonly DemoFile['state'][] = ['held', 'verified', 'scheduled', 'oriented']

/**
 * Files in the order they are lived: first those one can sign in with and the queue of the busiest office, which are
 * there before anybody comes; next what else lies on its desks, then everything as it was begun.
 *
 * @param files  in the order they were begun
 * @returns      the files, and how many of them are there before anybody comes
 */
export function inOrder<File extends Standing>(files: readonly File[]): { files: File[]; ahead: number } {
  const busiest = busiestOffice(files)
  const first = new Set([
    ...filesShown(files),
    ...files.filter(({ office, state }) => office === busiest && state === 'submitted'),
  ])
  const next = files.filter((file) => !first.has(file) && file.office === busiest && onDesk.includes(file.state))
  const sooner = new Set([...first, ...next])
  return { files: [...sooner, ...files.filter((file) => !sooner.has(file))], ahead: first.size }
}
