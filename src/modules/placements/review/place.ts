import { blank, type Form } from '../../../platform/http/form.ts'
import type { WorkerDocument } from '../../workers/index.ts'
import { correctionsOf } from './corrections.ts'
import { type FileView, standingOfDocument } from './view.ts'

export const parts = ['dokumen', 'data', 'perjanjian', 'riwayat', 'keluarga'] as const
export type Part = (typeof parts)[number]

/** Where in a file an officer is: which part, which document; and how addresses of other places are made. */
export type Place = {
  readonly part: Part
  readonly document: WorkerDocument | undefined
  /** A check by hand as it was filled in, when it was not yet complete. */
  readonly byHand: Form<unknown>
  readonly hrefOf: (asked: { readonly part?: Part; readonly document?: string }) => string
}

/** Reads the place from an address; when no document is named, the one that was corrected is open, else the first with a difference. */
export function placeOf(
  asked: URLSearchParams,
  view: Pick<FileView, 'documents' | 'comparisons' | 'application' | 'decisions' | 'history'>,
  base: (more: Readonly<Record<string, string>>) => string,
): Place {
  const part = parts.find((name) => name === asked.get('bagian')) ?? 'dokumen'
  const { documents, comparisons } = view
  const named = documents.find(({ kind }) => kind === asked.get('dokumen'))
  const again = correctionsOf(view)?.asked.find(({ at }) => at !== null)?.document
  const corrected = documents.find(({ kind }) => kind === again)
  const bad = documents.find((document) => standingOfDocument(document, comparisons) === 'bad')
  return {
    part,
    byHand: blank(),
    document: named ?? corrected ?? bad ?? documents.find(({ file }) => file !== null) ?? documents[0],
    hrefOf: ({ part: to = 'dokumen', document }) =>
      base({ ...(to === 'dokumen' ? {} : { bagian: to }), ...(document === undefined ? {} : { dokumen: document }) }),
  }
}
