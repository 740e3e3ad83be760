import { z } from 'zod'
import { confidence, readData } from '../../offices/index.ts'
import type { Standard } from './apart.ts'

const percent = z.strictObject({ percent: z.int().min(1).max(99), confidence })

const file = z
  .strictObject({
    floor: percent,
    error: percent,
    least: z.strictObject({ decisions: z.int().min(2), confidence }),
    again: z.strictObject({ decisions: z.int().min(1).max(1000), confidence }),
  })
  .transform(({ floor, error, least, again }): Standard & { readonly again: number } => ({
    floor: floor.percent / 100,
    error: error.percent / 100,
    least: least.decisions,
    again: again.decisions,
  }))

let kept: z.output<typeof file> | undefined

/** When an office is said to be apart and a request is suggested, and how many decisions are made again. Source: `data/consistency.yaml`. */
export const standard = (): z.output<typeof file> => (kept ??= readData('consistency.yaml', file))

/** How many decisions of a month are made again. */
export const mostAgain = (): number => standard().again
