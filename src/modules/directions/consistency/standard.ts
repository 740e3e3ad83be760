import { z } from 'zod'
import { confidence, readData } from '../../offices/index.ts'
import type { Standard } from './apart.ts'

const percent = z.strictObject({ percent: z.int().min(1).max(99), confidence })

const file = z
  .strictObject({
    floor: percent,
    error: percent,
    least: z.strictObject({ decisions: z.int().min(2), confidence }),
  })
  .transform(
    ({ floor, error, least }): Standard => ({
      floor: floor.percent / 100,
      error: error.percent / 100,
      least: least.decisions,
    }),
  )

let kept: Standard | undefined

/** When an office is said to be apart, and a request is suggested. Source: `data/consistency.yaml`. */
export const standard = (): Standard => (kept ??= readData('consistency.yaml', file))
