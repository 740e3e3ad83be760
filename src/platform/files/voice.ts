import { fileTypeFromBuffer } from 'file-type'
import {
  ADTS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  type OutputFormat,
  WAVE,
  WavOutputFormat,
  WEBM,
} from 'mediabunny'
import type { Unacceptable, VoiceMime } from './files.ts'
import type { FileLimits } from './limits.ts'
import { type CleanedVoice, unacceptable } from './refuse.ts'

/** What phones, browsers and messengers record in: Opus, AAC, MP3, and plain samples. */
const formats = [OGG, WEBM, MP4, MP3, WAVE, ADTS]

/** File types that may hold nothing but a voice. `video/…` is what a recording of a browser calls itself. */
const sounds =
  /^(audio\/(ogg|opus|mp4|x-m4a|mpeg|aac|wav|vnd\.wave|webm|x-matroska)|video\/(webm|mp4|3gpp|quicktime|ogg|x-matroska|x-m4v)|application\/ogg|audio\/(amr|flac))/

/** Whether these bytes begin as a recording. Whether it is one we can keep, `cleanVoice` says. */
export const isRecording = async (bytes: Uint8Array): Promise<boolean> =>
  sounds.test((await fileTypeFromBuffer(bytes))?.mime ?? '')

/**
 * Takes the sound out of a recording, packet by packet, and puts it into a fresh container: without titles, places,
 * pictures and whatever else stood around it. The sound itself stays as it was said, so that it is evidence. Never throws
 * on bad input.
 */
export async function cleanVoice(bytes: Uint8Array, limits: FileLimits): Promise<CleanedVoice | Unacceptable> {
  const input = new Input({ source: new BufferSource(bytes), formats })
  try {
    if (!(await input.canRead())) return unacceptable('file.unknown-sound')
    if ((await input.getPrimaryVideoTrack()) !== null) return unacceptable('file.video')
    const track = await input.getPrimaryAudioTrack()
    const kept = track && (await keptAs(track))
    if (!track || !kept) return unacceptable('file.unknown-sound')
    const seconds = Math.ceil(await track.computeDuration())
    if (seconds === 0) return unacceptable('file.empty-sound')
    if (seconds > limits.seconds)
      return unacceptable('file.too-long', { minutes: Math.ceil(seconds / 60), most: Math.floor(limits.seconds / 60) })
    return { ok: true, kind: 'voice', mime: kept.mime, seconds, bytes: await intoFresh(track, kept.format) }
  } catch {
    return unacceptable('file.damaged-sound')
  } finally {
    input.dispose()
  }
}

/** The container a sound is kept in; nothing for one that browsers do not play. */
async function keptAs(track: InputAudioTrack): Promise<{ mime: VoiceMime; format: OutputFormat } | undefined> {
  const codec = await track.getCodec()
  if (codec === 'opus') return { mime: 'audio/ogg', format: new OggOutputFormat() }
  if (codec === 'aac') return { mime: 'audio/mp4', format: new Mp4OutputFormat({ fastStart: 'in-memory' }) }
  if (codec === 'mp3') return { mime: 'audio/mpeg', format: new Mp3OutputFormat({ xingHeader: false }) }
  if (codec?.startsWith('pcm-')) return { mime: 'audio/wav', format: new WavOutputFormat() }
  return undefined
}

async function intoFresh(track: InputAudioTrack, format: OutputFormat): Promise<Uint8Array> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()]
  if (codec === null || decoderConfig === null) throw new Error('a sound without a description')
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  for await (const packet of new EncodedPacketSink(track).packets()) await source.add(packet, { decoderConfig })
  await output.finalize()
  if (target.buffer === null) throw new Error('nothing was written')
  return new Uint8Array(target.buffer)
}
