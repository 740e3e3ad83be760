import sharp from 'sharp'
import { reference } from '../../modules/offices/index.ts'
import type { Accepted, Files } from '../../platform/files/files.ts'
import type { RuleSet } from '../../rules/rule.ts'
import type { DemoDocument, DemoFile, DemoPerson } from './file.ts'
import { specimen } from './specimen/specimen.ts'

type Owned = { readonly person: DemoPerson; readonly file: DemoFile }
type Asked = Owned & { readonly document: DemoDocument }

/** Pictures of papers. */
export type Pictures = {
  readonly of: (asked: Asked) => Promise<Accepted>
  /** Draws those a file is going to ask for. */
  readonly prepare: (owned: Owned) => Promise<void>
}

/** Pictures that are kept already, by name. */
export type Album = {
  readonly kept: Map<string, Accepted>
  /** Notes a new one, whatever becomes of the file it was drawn for. */
  readonly note: (name: string, kept: Accepted) => Promise<void>
}

/** Files an officer will open have their own papers where data are compared; everybody else shares one per kind. */
const opened: readonly DemoFile['state'][] = ['submitted', 'returned', 'held']
const personal = ['id-card', 'passport', 'photo']

/** Draws specimens and keeps them as uploads are kept: cleaned and sealed. One that is in the album is not drawn again. */
export function picturesOf(files: Pick<Files, 'accept'>, ruleSet: RuleSet, { kept, note }: Album): Pictures {
  const drawing = new Map<string, Promise<Accepted>>()
  async function draw(name: string, asked: Asked): Promise<Accepted> {
    const accepted = await files.accept(await drawn(asked, ruleSet), `${asked.document.kind}.jpg`)
    if (!accepted.ok) throw new Error(`a drawn ${asked.document.kind} was refused: ${accepted.code}`)
    await note(name, accepted)
    kept.set(name, accepted)
    return accepted
  }
  async function of(asked: Asked): Promise<Accepted> {
    const name = nameOf(asked)
    const known = kept.get(name)
    if (known) return known
    const drawn = drawing.get(name) ?? draw(name, asked).finally(() => drawing.delete(name))
    drawing.set(name, drawn)
    return await drawn
  }
  return {
    of,
    prepare: async (owned) => {
      for (const document of owned.file.documents.filter(hasPicture)) await of({ ...owned, document })
    },
  }
}

/** The family's permission is given before the village, not on paper. */
export const hasPicture = ({ kind }: Pick<DemoDocument, 'kind'>): boolean => kind !== 'family-permit'

/** Pixels for each 72 units of a drawing: enough to read everything on it, and a third of the work of 72. */
const density = 46

async function drawn({ document, person, file }: Asked, ruleSet: RuleSet): Promise<Uint8Array> {
  const picture = specimen(document, {
    person,
    file,
    job: reference().jobs.get(file.job)?.name.id ?? file.job,
    country: reference().destinations.get(file.country)?.name.id ?? file.country,
    title: ruleSet.documents.get(document.kind)?.name.id ?? document.kind,
  })
  return await sharp(Buffer.from(picture), { density }).jpeg({ quality: 80 }).toBuffer()
}

function nameOf({ document: { kind, blurred, differs }, person, file }: Asked): string {
  const own = blurred || (opened.includes(file.state) && personal.includes(kind))
  if (!own) return personal.includes(kind) ? `${kind}/${person.sex}` : kind
  const faulty = blurred || Object.keys(differs).length > 0
  return `${file.key}/${kind}${faulty ? '/faulty' : ''}`
}
