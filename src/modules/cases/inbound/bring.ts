import { usualLimits } from '../../../platform/files/limits.ts'
import { whyNot } from '../../../platform/files/words.ts'
import type { Media, Received } from '../../../platform/notify/inbound/received.ts'
import { type Fetched, fetchWhatsAppMedia } from '../../../platform/notify/inbound/whatsapp-media.ts'
import type { Tools } from '../../../platform/tools.ts'
import { attachmentOf } from '../attach.part.ts'
import type { Attachment } from '../case.ts'
import { words } from '../words.ts'

export type Brought = {
  readonly files: readonly Attachment[]
  /** Sentences about what could not be taken; they stand in the conversation. */
  readonly lost: readonly string[]
  /** Whether something may come when it is asked for again. */
  readonly isAway: boolean
}

/** Brings what came with a message and cleans it. What cannot be taken is named, and keeps back nothing else. */
export async function bring(tools: Tools, { media, untakable }: Received, isLastTry: boolean): Promise<Brought> {
  const say = words('id')
  const files: Attachment[] = []
  const lost = untakable === null ? [] : [say('inbound.lost.kind', { kind: untakable })]
  let isAway = false
  for (const one of media) {
    const fetched = await bytesOf(tools, one)
    if (!fetched.ok) {
      if (fetched.reason === 'away' && !isLastTry) isAway = true
      else lost.push(say(fetched.reason === 'too-large' ? 'inbound.lost.large' : 'inbound.lost.gone'))
      continue
    }
    const accepted = await tools.files.acceptSaid(fetched.bytes, one.name)
    if (accepted.ok) files.push(attachmentOf(accepted))
    else if (accepted.code === 'file.no-room' && !isLastTry) isAway = true
    else lost.push(say('inbound.lost.why', { why: whyNot('id', accepted) }))
  }
  return { files, lost, isAway }
}

async function bytesOf({ config }: Tools, media: Media): Promise<Fetched> {
  if (media.kind === 'bytes') return { ok: true, bytes: Buffer.from(media.base64, 'base64') }
  if (config.whatsApp === null) return { ok: false, reason: 'gone' }
  return await fetchWhatsAppMedia(media.id, { ...config.whatsApp, most: usualLimits.bytes })
}
