import { conditionFor, type Destination, type Job, likelySchemes, reference } from '../../offices/index.ts'
import type { Choice } from './line.ts'

/** What the address asks for: `/syarat?ke=TW&kerja=elderly-carer&jalur=`. Text that we know nothing of stays text. */
export type Asked = { readonly country: string; readonly job: string; readonly scheme: string }

/** What was asked, as far as we know it, and the route that answers it. */
export type Chosen = {
  readonly asked: Asked
  readonly destination: Destination | undefined
  readonly job: Job | undefined
  /** Usual routes for this destination and job, likeliest first. */
  readonly likely: readonly string[]
  /** Whether the person named the route; else the likeliest answers. */
  readonly named: boolean
  /** `undefined` while country or job is still open. */
  readonly choice: Choice | undefined
}

/** Reads what was asked. Country codes may be typed small; anything longer than a code is cut, never refused. */
export function askedIn(query: URLSearchParams): Asked {
  const text = (name: string): string => (query.get(name) ?? '').trim().slice(0, 60)
  return { country: text('ke').toUpperCase(), job: text('kerja').toLowerCase(), scheme: text('jalur').toLowerCase() }
}

/**
 * Finds what is asked in the reference data. A country nobody has entered still gets the national answer, by the route
 * that is usual for such a job elsewhere.
 *
 * @param schemes  codes of the schemes of the rule set
 */
export function chosenOf(asked: Asked, schemes: ReadonlySet<string>): Chosen {
  const { destinations, jobs } = reference()
  const destination = destinations.get(asked.country)
  const job = jobs.get(asked.job)
  const likely = job ? likelyFor(destination, job).filter((code) => schemes.has(code)) : []
  const named = schemes.has(asked.scheme)
  const scheme = named ? asked.scheme : likely[0]
  const choice =
    job && asked.country !== '' && scheme !== undefined
      ? {
          country: asked.country,
          job: job.slug,
          sector: job.sector,
          employer: job.employer,
          scheme,
          contractMonths: conditionFor(asked.country, job.slug)?.contractMonths ?? undefined,
          ...(destination ? { protection: destination.protection } : {}),
        }
      : undefined
  return { asked, destination, job, likely, named, choice }
}

/**
 * Leaves out the routes that the law closes for this job, among what is offered and, when the person named none, in
 * what answers. Where nothing usual is left, the routes usual elsewhere are asked.
 *
 * @param isOpen  whether a route may be taken for a choice
 */
export function keepOpen(chosen: Chosen, isOpen: (choice: Choice) => boolean): Chosen {
  const { choice, job, named } = chosen
  if (choice === undefined || job === undefined) return chosen
  const open = (codes: readonly string[]) => codes.filter((scheme) => isOpen({ ...choice, scheme }))
  const usual = open(chosen.likely)
  const likely = usual.length > 0 ? usual : open(usualElsewhere(job.sector))
  const scheme = named ? choice.scheme : (likely[0] ?? choice.scheme)
  return { ...chosen, likely, choice: { ...choice, scheme } }
}

const likelyFor = (destination: Destination | undefined, { sector }: Job): readonly string[] =>
  destination ? likelySchemes(destination, sector) : usualElsewhere(sector)

/** The routes most destinations name first for a sector. */
function usualElsewhere(sector: Job['sector']): readonly string[] {
  const first = [...reference().destinations.values()].flatMap(
    (destination) => likelySchemes(destination, sector)[0] ?? [],
  )
  return [...Map.groupBy(first, (code) => code)].toSorted(([, a], [, b]) => b.length - a.length).map(([code]) => code)
}

/** The address of an answer; permanent, for sharing. */
export const addressOf = ({ country, job, scheme }: Asked): `/${string}` =>
  `/syarat?${new URLSearchParams({ ke: country, kerja: job, ...(scheme === '' ? {} : { jalur: scheme }) }).toString()}`
