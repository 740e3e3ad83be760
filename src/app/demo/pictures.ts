import sharp from 'sharp'
import { reference } from '../../modules/offices/index.ts'
import type { Accepted, Files } from '../../platform/files/files.ts'
import type { RuleSet } from '../../rules/rule.ts'
import type { DemoDocument, DemoFile, DemoPerson } from './file.ts'
import { specimen } from './specimen/specimen.ts'

/** Pictures of papers. */
export type Pictures = (asked: { document: DemoDocument; person: DemoPerson; file: DemoFile }) => Promise<Accepted>

/** Files an officer will open have their own papers where data are compared; everybody else shares one per kind. */
const opened: readonly DemoFile['state'][] = ['submitted', 'returned', 'held']
const personal = ['id-card', 'passport', 'photo']

/** Draws specimens and keeps them as uploads are kept: cleaned and sealed. */
export function picturesOf(files: Files, ruleSet: RuleSet): Pictures {
  const shared = new Map<string, Promise<Accepted>>()
  const draw: Pictures = async ({ document, person, file }) => {
    const picture = specimen(document, {
      person,
      file,
      job: reference().jobs.get(file.job)?.name.id ?? file.job,
      country: reference().destinations.get(file.country)?.name.id ?? file.country,
      title: ruleSet.documents.get(document.kind)?.name.id ?? document.kind,
    })
    const kept = await files.accept(
      await sharp(Buffer.from(picture)).webp({ quality: 60 }).toBuffer(),
      `${document.kind}.webp`,
    )
    if (!kept.ok) throw new Error(`a drawn ${document.kind} was refused: ${kept.code}`)
    return kept
  }
  return async (asked) => {
    const { document, file, person } = asked
    if (document.blurred || (opened.includes(file.state) && personal.includes(document.kind))) return await draw(asked)
    const key = personal.includes(document.kind) ? `${document.kind}/${person.sex}` : document.kind
    const kept = shared.get(key) ?? draw(asked)
    shared.set(key, kept)
    return await kept
  }
}
