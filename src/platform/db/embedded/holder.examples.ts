import { startEmbedded } from './embedded.ts'

// A process of its own for the tests: starts the database of the folder named, says who it is, and lives until killed.
const [, , dataDir = ''] = process.argv
try {
  const { host } = await startEmbedded({ dataDir })
  process.stdout.write(`${JSON.stringify({ host })}\n`)
  setInterval(() => undefined, 1_000)
} catch (problem) {
  process.stdout.write(`${JSON.stringify({ problem: problem instanceof Error ? problem.message : String(problem) })}\n`)
}
