import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { SourceFile } from './yaml.ts'

/** What says how much of an instrument is rules: about the law, no part of it and of no rule set. */
const isCoverage = (name: string): boolean => name.endsWith('coverage.yaml')

/** Every `*.yaml` of a folder that is the law as data, with paths relative to it. */
export const readRegulations = async (folder: string): Promise<SourceFile[]> =>
  await readYaml(folder, (name) => !isCoverage(name))

/** Every `<instrument>/coverage.yaml` of a folder, with paths relative to it. */
export const readCoverageFiles = async (folder: string): Promise<SourceFile[]> => await readYaml(folder, isCoverage)

async function readYaml(folder: string, isWanted: (name: string) => boolean): Promise<SourceFile[]> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.yaml') && isWanted(name))
    .toSorted()
  return await Promise.all(
    names.map(async (name) => ({ path: name.split(sep).join('/'), text: await readFile(join(folder, name), 'utf8') })),
  )
}
