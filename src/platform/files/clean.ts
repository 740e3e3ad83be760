import { endOf } from './extent.ts'
import type { Unacceptable } from './files.ts'
import { cleanImage } from './image.ts'
import { kindOf } from './kind.ts'
import type { FileLimits } from './limits.ts'
import { cleanPdf } from './pdf.ts'
import { type Cleaned, type CleanedVoice, unacceptable } from './refuse.ts'
import { hasStowaway } from './stowaway.ts'
import { cleanVoice, isRecording } from './voice.ts'

/** One file to clean; it travels to the cleaning process as it is. */
export type Cleaning = { readonly bytes: Uint8Array; readonly name: string; readonly limits: FileLimits }

/** Looks at one file from outside and makes one of ours of it, or says why not. Never throws on bad input. */
export async function clean({ bytes: given, name, limits }: Cleaning): Promise<Cleaned | Unacceptable> {
  const bytes = withoutLead(given)
  const kind = await kindOf(bytes, name)
  if (typeof kind !== 'string') return kind
  const end = endOf(kind, bytes)
  if (end === undefined) return unacceptable('file.damaged')
  if (await hasStowaway(kind, bytes, end)) return unacceptable('file.not-what-it-says', { says: kind.toUpperCase() })
  return kind === 'pdf' ? await cleanPdf(bytes, limits) : await cleanImage(kind, bytes, limits)
}

/** The same for what people send into a conversation, where a recording may come too. */
export const cleanSaid = async (given: Cleaning): Promise<Cleaned | CleanedVoice | Unacceptable> =>
  (await isRecording(given.bytes)) ? await cleanVoice(given.bytes, given.limits) : await clean(given)

/** Some scanners put an empty line or a byte order mark before `%PDF-`. */
function withoutLead(bytes: Uint8Array): Uint8Array {
  const lead = /^(?:\u00ef\u00bb\u00bf)?[\r\n ]{0,8}(?=%PDF-)/.exec(
    Buffer.from(bytes.subarray(0, 16)).toString('latin1'),
  )
  return lead ? bytes.subarray(lead[0].length) : bytes
}
