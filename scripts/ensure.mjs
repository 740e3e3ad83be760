// Runs before every npm script (prestart, pretest, …) on whatever Node the machine has, so it keeps to old syntax.
// Installs the packages of the lockfile when they are missing or others, a current Node among them.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** @type {[number, number]} */
const oldestToInstall = [20, 0]
/** @type {[number, number]} */
const oldestToRun = [22, 18]

/**
 * Says one sentence and ends.
 * @param {string} sentence
 * @returns {never}
 */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/**
 * Whether a version such as `20.20.2` is at least `[20, 0]`.
 * @param {string} version
 * @param {[number, number]} least
 */
export function isAtLeast(version, [major, minor]) {
  const [ours = 0, oursMinor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return ours > major || (ours === major && oursMinor >= minor)
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, dev?: boolean, link?: boolean }} Package
 * @typedef {{ packages: Record<string, Package> }} Lock
 */

/**
 * What of the lockfile is not installed as it says. Packages for other platforms may be missing, and so may
 * development packages where `production` says that only the service runs.
 *
 * @param {Lock} lock
 * @param {Lock} installed
 * @param {boolean} production
 */
export function missingFrom(lock, installed, production) {
  return Object.keys(lock.packages).filter((path) => {
    const wanted = lock.packages[path]
    if (path === '' || !wanted || wanted.link) return false
    const found = installed.packages[path]
    if (!found) return !(wanted.optional || wanted.devOptional || (production && wanted.dev))
    return found.version !== wanted.version || found.integrity !== wanted.integrity
  })
}

/**
 * @param {string} path
 * @returns {Lock | undefined}
 */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {boolean} production */
function ensurePackages(production) {
  const lock = readJson(join(root, 'package-lock.json'))
  if (!lock) refuse('package-lock.json is missing or damaged. Get the checkout again.')
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))
  const missing = installed ? missingFrom(lock, installed, production) : undefined
  if (missing && missing.length === 0) return
  process.stderr.write(
    missing
      ? `Installing packages: ${missing.length} differ from package-lock.json …\n`
      : 'Installing packages, a current Node among them; this takes about 20 seconds …\n',
  )
  const npm = process.env['npm_execpath']
  const words = ['ci', '--include=optional', '--loglevel=error', '--no-fund', '--no-audit']
  if (!production) words.push('--include=dev')
  // What npm says goes to stderr: stdout belongs to the command.
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', 2, 2]
  const done = npm
    ? spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio })
    : spawnSync('npm', words, { cwd: root, stdio })
  if (done.status !== 0)
    refuse(
      'The packages could not be installed; npm says why above. Check the network or the registry, then try again.',
    )
}

function ensureNode() {
  const packaged = join(root, 'node_modules/.bin/node')
  if (existsSync(packaged) || isAtLeast(process.versions.node, oldestToRun)) return
  refuse(
    `Bekal runs on Node ${oldestToRun.join('.')} or newer; this is ${process.versions.node}, and there is no packaged one for ` +
      `${process.platform}-${process.arch}. Install Node 24 from https://nodejs.org.`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!isAtLeast(process.versions.node, oldestToInstall))
    refuse(
      `Bekal needs Node 20 or newer to install itself; this is ${process.versions.node}. Get it from https://nodejs.org.`,
    )
  ensurePackages(process.env['NODE_ENV'] === 'production')
  ensureNode()
}
