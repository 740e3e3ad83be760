import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { SourceFile } from './yaml.ts'

/** Every `*.yaml` of a folder, with paths relative to it. */
export async function readRegulations(folder: string): Promise<SourceFile[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml')).toSorted()
  return await Promise.all(
    names.map(async (name) => ({ path: name.split(sep).join('/'), text: await readFile(join(folder, name), 'utf8') })),
  )
}
