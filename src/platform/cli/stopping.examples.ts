import { setTimeout as wait } from 'node:timers/promises'
import { askedToStop, untilStopped } from './asked-to-stop.ts'

// A process of its own for the tests: waits until asked, takes its time to close, and says so.
const asked = askedToStop()
process.stdout.write('ready\n')
await untilStopped(asked)
await wait(Number(process.argv[2] ?? 0))
process.stdout.write('closed\n')
process.exit(0)
