import { z } from 'zod'
import { areasOf } from './areas.ts'
import { confidence, eachOnce } from './data-file.ts'

const province = z.strictObject({
  code: z
    .string()
    .regex(/^\d{2}$/, 'expected the two digits of a province')
    .refine((code) => !areasOf('province').has(code), 'expected a code that no province has now'),
  name: z.string().min(1),
  until: z.int(),
  confidence,
})

/** What `data/former-provinces.yaml` must hold, each code once; the codes are what is asked of it. */
export const formerProvincesFile = z
  .strictObject({ provinces: z.array(province).superRefine(eachOnce(({ code }) => code)) })
  .transform(({ provinces }): readonly string[] => provinces.map(({ code }) => code))
