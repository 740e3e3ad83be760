import { join } from 'node:path'
import type { Problem } from '../../../rules/problem.ts'
import { confidences } from '../../../rules/rule.ts'
import { readAs } from '../../../rules/source/catalogues.ts'
import { readCoverageFiles } from '../../../rules/source/read-folder.ts'
import { group, listOf, oneOf, optional, orNull, placed, text, whole } from '../../../rules/source/shape.ts'
import { type Page, readPage } from '../../../rules/source/yaml.ts'
import { type Coverage, reasons } from './coverage.ts'

const coverageFile = group({
  instrument: text,
  articles: orNull(whole),
  confidence: oneOf(confidences),
  list: listOf(
    placed(
      group({
        at: text,
        about: orNull(text),
        confidence: oneOf(confidences),
        left: optional(orNull(oneOf(reasons)), null),
        by: optional(orNull(text), null),
        question: optional(orNull(text), null),
      }),
    ),
  ),
  rest: optional(orNull(group({ left: oneOf(reasons), question: text })), null),
  unplaced: optional(orNull(text), null),
})

/** What the `coverage.yaml` files of a folder say, and what is wrong with how they are written. */
export async function loadCoverage(
  folder: string,
): Promise<{ readonly coverages: readonly Coverage[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = []
  const pages = (await readCoverageFiles(folder)).flatMap((file) => readPage(file, problems) ?? [])
  return { coverages: pages.flatMap((page) => coverageOf(page) ?? []), problems }
}

function coverageOf(page: Page): Coverage | undefined {
  const written = readAs(page, coverageFile)
  const { file } = page
  return written === undefined
    ? undefined
    : {
        ...written,
        file,
        list: written.list.map(({ value, place: { line } }) => ({ ...value, file, line })),
      }
}

const shippedFolder = join(import.meta.dirname, '../../../../regulations')
let shipped: Promise<readonly Coverage[]> | undefined

/** What is shipped with this release; read once. */
export const shippedCoverage = async (): Promise<readonly Coverage[]> =>
  await (shipped ??= loadCoverage(shippedFolder).then(({ coverages }) => coverages))
