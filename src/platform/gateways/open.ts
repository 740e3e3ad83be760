import { z } from 'zod'
import { day, isDay } from '../../kernel/time.ts'
import { type Endpoint, openClient } from './client.ts'
import type { CivilRecord, Gateways, PassportRecord } from './gateways.ts'

const date = z.string().refine(isDay, 'expected YYYY-MM-DD').transform(day)

const civilRecord: z.ZodType<CivilRecord> = z.object({
  nik: z.string().regex(/^\d{16}$/),
  name: z.string().min(1).max(120),
  birthDate: date,
  birthPlace: z.string().max(120),
  sex: z.enum(['female', 'male']),
  villageCode: z.string().regex(/^\d{10}$/),
  motherName: z.string().max(120),
})

const passportRecord: z.ZodType<PassportRecord> = z.object({
  number: z.string().regex(/^[A-Z0-9]{6,9}$/),
  name: z.string().min(1).max(120),
  birthDate: date,
  birthPlace: z.string().max(120),
  issuedOn: date,
  validUntil: date,
})

/** Only that they are records: what stands in them is read one by one. */
const laporPage = z.array(z.record(z.string(), z.unknown())).max(1_000)
const laporTaken = z.object({ taken: z.boolean() })

/** Where no system was named: no call is made. */
const away = async () => await Promise.resolve({ ok: false, reason: 'unavailable' } as const)
const nobodyThere: Pick<ReturnType<typeof openClient>, 'get' | 'post'> = { get: away, post: away }

type Endpoints = { readonly dukcapil: Endpoint; readonly imigrasi: Endpoint; readonly lapor?: Endpoint | null }

/**
 * The clients of all outside systems. Contracts: `docs/gateways/*.openapi.yaml`.
 * @param now  milliseconds since 1970
 */
export function openGateways(endpoints: Endpoints, now: () => number = Date.now): Gateways {
  const dukcapil = openClient(endpoints.dukcapil, now)
  const imigrasi = openClient(endpoints.imigrasi, now)
  const { lapor: endpoint = null } = endpoints
  const lapor = endpoint === null ? nobodyThere : openClient(endpoint, now)
  return {
    dukcapil: { byNik: async (nik) => await dukcapil.get(`/nik/${encodeURIComponent(nik)}`, civilRecord) },
    imigrasi: {
      byPassport: async (number) => await imigrasi.get(`/paspor/${encodeURIComponent(number)}`, passportRecord),
    },
    lapor: {
      waiting: async () => await lapor.get('/laporan', laporPage),
      tell: async ({ key, report, ...body }) =>
        await lapor.post(`/laporan/${encodeURIComponent(report)}/tindak-lanjut`, laporTaken, { key, body }),
    },
  }
}
