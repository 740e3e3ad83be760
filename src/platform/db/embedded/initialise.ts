import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { give, type RunAs, run } from './as-user.ts'
import { StartProblem } from './problem.ts'
import { reap, socketOf } from './reap.ts'

type Parts = { readonly bin: string; readonly identity: RunAs; readonly dataDir: string }

/**
 * The folder of the database, stopped and ready to be started; made on the first start.
 * It gets its name only when it is whole, so a start that was killed in the middle is begun anew.
 *
 * @throws StartProblem with what PostgreSQL said
 */
export async function initialise({ bin, identity, dataDir }: Parts): Promise<string> {
  const folder = join(dataDir, 'postgres')
  if (existsSync(folder)) {
    const socket = await socketOf(folder)
    await reap(folder)
    if (socket !== undefined) await rm(socket, { recursive: true, force: true })
    await give(identity, folder)
    return folder
  }
  const unfinished = `${folder}.unfinished`
  await reap(unfinished)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await give(identity, unfinished)
  const { code, said } = await make({ bin, identity, folder: unfinished })
  if (code !== 0) {
    await rm(unfinished, { recursive: true, force: true })
    throw StartProblem.from(said, `PostgreSQL could not be set up in ${folder}`)
  }
  await rename(unfinished, folder)
  return folder
}

/** Characters sort by their code everywhere, so that an index means the same on every machine. */
const locales = [['--locale=C.UTF-8'], ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']]

async function make({ bin, identity, folder }: { bin: string; identity: RunAs; folder: string }) {
  let last = { code: 1, said: '' }
  for (const locale of locales) {
    const args = ['-D', folder, '-U', 'postgres', '-E', 'UTF8', '--auth=trust', '--data-checksums', '--no-instructions']
    last = await run(identity, join(bin, 'initdb'), [...args, ...locale])
    if (!/invalid locale/.test(last.said)) break
  }
  return last
}
