import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  type OutputFormat,
  WavOutputFormat,
  WebMOutputFormat,
} from 'mediabunny'

/** Twenty milliseconds of silence, as each codec writes them. */
const opusSilence = Uint8Array.of(0xf8, 0xff, 0xfe)
const aacSilence = Uint8Array.of(0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c)
const mp3Silence = Uint8Array.from({ length: 417 }, (_, at) => [0xff, 0xfb, 0x90, 0xc4][at] ?? 0)
const samples = new Uint8Array(960 * 2)

const opusHead = Uint8Array.from([...Buffer.from('OpusHead'), 1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0])
const mono = { sampleRate: 48_000, numberOfChannels: 1 }

const recorded = {
  ogg: { format: () => new OggOutputFormat(), codec: 'opus', packet: opusSilence, seconds: 0.02 },
  webm: { format: () => new WebMOutputFormat(), codec: 'opus', packet: opusSilence, seconds: 0.02 },
  m4a: { format: () => new Mp4OutputFormat(), codec: 'aac', packet: aacSilence, seconds: 1024 / 48_000 },
  mp3: { format: () => new Mp3OutputFormat(), codec: 'mp3', packet: mp3Silence, seconds: 1152 / 44_100 },
  wav: { format: () => new WavOutputFormat(), codec: 'pcm-s16', packet: samples, seconds: 0.02 },
} as const satisfies Record<string, { format: () => OutputFormat; codec: string; packet: Uint8Array; seconds: number }>

const configs = {
  opus: { codec: 'opus', ...mono, description: opusHead },
  aac: { codec: 'mp4a.40.2', ...mono, description: Uint8Array.of(0x11, 0x88) },
  mp3: { codec: 'mp3', sampleRate: 44_100, numberOfChannels: 2 },
  'pcm-s16': { codec: 'pcm-s16', ...mono },
} as const

/** A recording of silence as a phone would make it, with a title that tells too much. */
export async function recording(kind: keyof typeof recorded, seconds = 2): Promise<Uint8Array> {
  const { format, codec, packet, seconds: each } = recorded[kind]
  const source = new EncodedAudioPacketSource(codec)
  return await written(format(), async (output) => {
    output.addAudioTrack(source)
    await output.start()
    for (let at = 0; at * each < seconds; at += 1)
      await source.add(new EncodedPacket(packet, 'key', at * each, each), { decoderConfig: configs[codec] })
  })
}

/** A film with one picture in it. */
export async function film(): Promise<Uint8Array> {
  const source = new EncodedVideoPacketSource('vp8')
  return await written(new WebMOutputFormat(), async (output) => {
    output.addVideoTrack(source)
    await output.start()
    await source.add(new EncodedPacket(Uint8Array.of(0x50, 0, 0, 0x9d, 1, 0x2a, 64, 0, 64, 0), 'key', 0, 1), {
      decoderConfig: { codec: 'vp8', codedWidth: 64, codedHeight: 64 },
    })
  })
}

async function written(format: OutputFormat, write: (output: Output) => Promise<void>): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  output.setMetadataTags({ title: 'Rumah majikan di Taichung' })
  await write(output)
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}
