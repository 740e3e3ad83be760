import type { Language } from '../../platform/i18n/language.ts'
import { reference } from './reference.ts'

/** Names a country or a job that a fact holds as a code. `path`: the fact's, `placement.country`. */
export const codeNames =
  (lang: Language) =>
  (path: string, code: string): string | undefined => {
    const { destinations, jobs } = reference()
    if (path === 'placement.country') return destinations.get(code)?.name[lang]
    return path === 'placement.job' ? jobs.get(code)?.name[lang] : undefined
  }
