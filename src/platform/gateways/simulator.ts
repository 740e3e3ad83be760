import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CivilRecord, PassportRecord } from './gateways.ts'

/** How the simulator behaves: as it should, slowly, with wrong data, or not at all. */
export type Mood = 'well' | 'slow' | 'wrong' | 'dead'

/** Where a simulated system takes its records from. */
export type SimulatedRecords = {
  readonly civil: (nik: string) => Promise<CivilRecord | undefined>
  readonly passport: (number: string) => Promise<PassportRecord | undefined>
}

export type Simulator = {
  readonly url: string
  readonly mood: (mood: Mood) => void
  readonly stop: () => Promise<void>
}

/**
 * Stands in for the civil registry and the immigration office, for demonstrations and tests. It speaks their contract
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

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

const stopped = async (server: Server): Promise<void> =>
  await new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
