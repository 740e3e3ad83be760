import { createServer } from 'node:net'
import type { Config } from '../platform/config/config.ts'

type Where = Pick<Config, 'host' | 'port'>

/** The port cannot be opened; one sentence. */
export class PortProblem extends Error {
  override readonly name = 'PortProblem'
}

/**
 * Opens the port and closes it again, so that one that is taken is said before anything is filled in.
 * @throws PortProblem
 */
export async function tryPort({ host, port }: Where): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const server = createServer()
  server.once('error', (problem) => reject(sayPort(problem, { host, port })))
  server.listen({ host, port }, () => server.close(() => resolve()))
  await promise
}

/** What went wrong with a port, as a sentence where we know one. */
export function sayPort(problem: unknown, { host, port }: Where): Error {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
  if (code === 'EADDRINUSE')
    return new PortProblem(
      `Port ${port} on ${host} is taken. Stop the other program, or set PORT to another number, for example PORT=${port + 1}.`,
    )
  if (code === 'EACCES') return new PortProblem(`This user may not open port ${port}. Set PORT to a number above 1023.`)
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return new PortProblem(`HOST is "${host}", which is not an address of this machine.`)
  return problem instanceof Error ? problem : new Error(String(problem))
}
