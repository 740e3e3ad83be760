import type { RuleSet } from '../../../rules/rule.ts'

/** Where a document is shown. */
export const hrefOfDocument = ({ documents }: RuleSet, code: string): string =>
  documents.get(code)?.comes === 'family-confirmation' ? '/keluarga' : `/berkas/${code}`

/** Where a fact is answered. */
export const hrefOfFact = (fact: string): string =>
  fact.startsWith('worker.birth') ||
  fact === 'worker.maritalStatus' ||
  fact === 'worker.education' ||
  fact === 'worker.sex'
    ? '/profil'
    : fact.startsWith('family.')
      ? '/keluarga'
      : `/perjalanan/jawab/${fact}`

/** What answering a fact is called, as a key of the words. */
export const noteOfFact = (fact: string) =>
  hrefOfFact(fact) === '/profil'
    ? 'question.profile'
    : hrefOfFact(fact) === '/keluarga'
      ? 'question.family'
      : 'question.other'
