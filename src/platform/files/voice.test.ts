import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BufferSource, Input, MP3, MP4, OGG, WAVE } from 'mediabunny'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSeal } from '../seal/open.ts'
import type { AcceptedVoice } from './files.ts'
import { openFiles } from './open.ts'
import { film, recording } from './recordings.examples.ts'

let files: ReturnType<typeof openFiles>
beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'voice-'))
  files = openFiles({ dir: join(dir, 'files'), seal: await openSeal(dir, '2026-11-23T00:00:00Z') })
})
afterAll(() => files.close())

const kept = async (bytes: Uint8Array, name = 'suara'): Promise<AcceptedVoice & { readonly bytes: Buffer }> => {
  const answer = await files.acceptSaid(bytes, name)
  if (!answer.ok || answer.kind !== 'voice') throw new Error(`not kept: ${JSON.stringify(answer)}`)
  return { ...answer, bytes: Buffer.from(await files.open(answer.id)) }
}

describe('a recording of a voice', () => {
  it.each([
    ['ogg', 'audio/ogg', 'opus'],
    ['webm', 'audio/ogg', 'opus'],
    ['m4a', 'audio/mp4', 'aac'],
    ['mp3', 'audio/mpeg', 'mp3'],
    ['wav', 'audio/wav', 'pcm-s16'],
  ] as const)('of a phone (%s) is kept with its sound and without what stood around it', async (kind, mime, codec) => {
    const given = await recording(kind)
    expect(Buffer.from(given).includes('Taichung')).toBe(true)
    const { bytes, ...voice } = await kept(given)
    expect(voice).toMatchObject({ kind: 'voice', mime, size: bytes.length })
    expect(voice.seconds).toBeGreaterThanOrEqual(2)
    expect(voice.seconds).toBeLessThanOrEqual(3)
    expect(bytes.includes('Taichung')).toBe(false)
    const track = await new Input({
      source: new BufferSource(new Uint8Array(bytes)),
      formats: [OGG, MP4, MP3, WAVE],
    }).getPrimaryAudioTrack()
    expect(await track?.getCodec()).toBe(codec)
  })

  it('leaves behind what was hung onto it', async () => {
    const { bytes } = await kept(Buffer.concat([await recording('wav'), Buffer.from('<script>alert(1)</script>')]))
    expect(bytes.includes('<script>')).toBe(false)
  })

  it.each([
    ['a film', film, 'file.video'],
    [
      'an old format no browser plays',
      () => Buffer.from(`#!AMR\n${'\x3c'.repeat(400)}`, 'latin1'),
      'file.unknown-sound',
    ],
    ['half of itself', async () => (await recording('m4a')).subarray(0, 300), 'file.unknown-sound'],
    ['twenty-five megabytes', () => Buffer.alloc(25 * 1024 * 1024, 1), 'file.too-large'],
    ['a program', () => Buffer.from(`MZ${'\0'.repeat(200)}`, 'latin1'), 'file.unknown-kind'],
  ] as const)('is not %s', async (_, make, code) => {
    expect(await files.acceptSaid(await make(), 'suara.ogg')).toMatchObject({ ok: false, code })
  })

  it('may not be longer than an hour', async () => {
    const long = await recording('ogg', 61 * 60)
    expect(await files.acceptSaid(long, 'x.ogg')).toMatchObject({ ok: false, code: 'file.too-long' })
  })

  it('is no document: where a paper is asked for, it is not taken', async () => {
    expect(await files.accept(await recording('ogg'), 'ijazah.ogg')).toMatchObject({ ok: false })
  })
})
