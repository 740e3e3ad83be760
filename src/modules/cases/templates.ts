import { z } from 'zod'
import { confidence, eachOnce, readData, slug, words } from '../offices/index.ts'
import { type Case, caseStates } from './case.ts'

const template = z.strictObject({
  code: slug,
  when: z.array(z.enum(caseStates)).min(1),
  for: z.array(slug).min(1).optional(),
  name: words,
  text: words,
})

const file = z.strictObject({ confidence, templates: z.array(template).superRefine(eachOnce(({ code }) => code)) })

/** A sentence an answer may start from. */
export type Template = z.output<typeof template>

let kept: readonly Template[] | undefined

/** All of them. Source: `data/case-templates.yaml`. */
export const templates = (): readonly Template[] => (kept ??= readData('case-templates.yaml', file).templates)

/** Those that fit a case as it is. */
export const templatesFor = ({ state, category }: Pick<Case, 'state' | 'category'>): readonly Template[] =>
  templates().filter((one) => one.when.includes(state) && (one.for === undefined || one.for.includes(category)))
