import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { PortProblem, tryPort } from './port.ts'

const host = '127.0.0.1'

describe('the port', () => {
  it('that another program holds is said before anything is filled in, and is free after a try', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen({ host, port: 0 }, () => resolve()))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(tryPort({ host, port })).rejects.toThrow(
      new PortProblem(
        `Port ${port} on ${host} is taken. Stop the other program, or set PORT to another number, for example PORT=${port + 1}.`,
      ),
    )
    await new Promise<void>((resolve) => other.close(() => resolve()))
    await tryPort({ host, port })
    await tryPort({ host, port })
  })

  it('of a host that is not this machine is said too', async () =>
    await expect(tryPort({ host: '192.0.2.1', port: 0 })).rejects.toThrow('not an address of this machine'))
})
