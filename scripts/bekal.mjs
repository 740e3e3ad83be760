#!/usr/bin/env node
// `npx bekal`: runs the command line on the packaged Node, whatever Node called it.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(realpathSync(fileURLToPath(import.meta.url))), '..')
const packaged = join(root, 'node_modules/.bin/node')
const node = existsSync(packaged) ? packaged : process.execPath

const child = spawn(node, [join(root, 'src/app/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
// Ctrl-C reaches both at once; the child decides when it is done.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill('SIGTERM'))
process.on('SIGHUP', () => child.kill('SIGHUP'))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0)
})
