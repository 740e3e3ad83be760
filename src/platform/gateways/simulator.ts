import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { CivilRecord, LaporReport, PassportRecord } from './gateways.ts'

/** How the simulator behaves: as it should, slowly, with wrong data, or not at all. */
export type Mood = 'well' | 'slow' | 'wrong' | 'dead'

/** Where a simulated system takes its records from. */
export type SimulatedRecords = {
  readonly civil: (nik: string) => Promise<CivilRecord | undefined>
  readonly passport: (number: string) => Promise<PassportRecord | undefined>
  readonly lapor?: SimulatedLapor
}

/** A complaint channel in memory: reports nobody has answered, and what it was told of each. */
export type SimulatedLapor = {
  readonly waiting: () => Promise<readonly LaporReport[]>
  /** @returns whether there is such a report */
  readonly tell: (report: string, key: string, update: unknown) => Promise<boolean>
}

export type Simulator = {
  readonly url: string
  readonly mood: (mood: Mood) => void
  readonly stop: () => Promise<void>
}

/**
 * Stands in for the civil registry, the immigration office and SP4N-LAPOR, for demonstrations and tests. It speaks their contract
 * over HTTP on the loopback address, and every answer says that it is simulated.
 */
export async function startSimulator(records: SimulatedRecords, { port = 0 } = {}): Promise<Simulator> {
  let mood: Mood = 'well'
  const server = createServer((request, response) => {
    respond(request.url ?? '/').catch(() => response.destroy())

    async function respond(path: string): Promise<void> {
      if (mood === 'dead') return void response.destroy()
      if (mood === 'slow') await new Promise((resolve) => setTimeout(resolve, 10_000).unref())
      const [, kind, key] = path.split('/')
      if (kind === 'laporan') return await respondAsLapor(records.lapor, { request, response, mood })
      const record =
        kind === 'nik'
          ? await records.civil(decodeURIComponent(key ?? ''))
          : kind === 'paspor'
            ? await records.passport(decodeURIComponent(key ?? ''))
            : undefined
      if (!record) return answer(response, 404, { problem: 'not found' })
      answer(response, 200, { data: mood === 'wrong' ? { ...record, birthDate: '????' } : record, simulated: true })
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: open } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${open}`,
    mood: (next) => void (mood = next),
    stop: async () => await stopped(server),
  }
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly mood: Mood }

/** `GET /laporan` gives what waits, `POST /laporan/<id>/tindak-lanjut` takes an update. */
async function respondAsLapor(lapor: SimulatedLapor | undefined, { request, response, mood }: Exchange): Promise<void> {
  if (!lapor) return answer(response, 404, { problem: 'not found' })
  if (mood === 'wrong') return answer(response, 200, { data: '????', simulated: true })
  if (request.method !== 'POST') return answer(response, 200, { data: await lapor.waiting(), simulated: true })
  const [, , report = ''] = (request.url ?? '').split('/')
  const key = String(request.headers['idempotency-key'] ?? '')
  const taken = await lapor.tell(decodeURIComponent(report), key, await json(request))
  answer(response, taken ? 200 : 404, taken ? { data: { taken }, simulated: true } : { problem: 'not found' })
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

const stopped = async (server: Server): Promise<void> =>
  await new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
