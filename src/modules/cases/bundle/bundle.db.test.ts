import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { runCommand } from '../../../platform/cli/command.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { openFiles } from '../../../platform/files/open.ts'
import { recording } from '../../../platform/files/recordings.examples.ts'
import { type Keys, verifierKey } from '../../../platform/ledger/note.ts'
import { sequence } from '../../../platform/ledger/sequence.ts'
import { newSigningKey } from '../../../platform/seal/keys.ts'
import { sealOf } from '../../../platform/seal/open.ts'
import type { Tools } from '../../../platform/tools.ts'
import { openDesk, personNo, ratna } from '../../placements/queue/files.examples.ts'
import { attachmentOf } from '../attach.part.ts'
import { filed } from '../cases.examples.ts'
import { clarify } from '../handle/procedure.ts'
import { acceptCase, takeCase } from '../handle/sort.ts'
import { hiddenAt } from '../hidden.ts'
import { caseById } from '../store.ts'
import { writeAsOffice, writeAsReporter } from '../thread/write.ts'
import { insertNote } from '../thread-store.ts'
import { bundleCheck } from './check.command.ts'
import { checkBundle } from './check.ts'
import { bundleOf } from './make.ts'
import type { Manifest } from './manifest.ts'

const now = instant('2026-11-23T02:00:00Z')
const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
const keys: Keys = { origin: 'bekal.test/log', keys: seal.publicKeys('ledger') }
let db: TestDatabase
let tools: Tools
let id: string
let zip: Uint8Array
let official: Uint8Array
const made = async (whom: 'office' | 'reporter' = 'reporter'): Promise<Uint8Array | undefined> =>
  await db.asSystem(async (tx) => {
    const one = await caseById(tx, id)
    return one && (await bundleOf(tx, tools, { one, for: whom }))
  })

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  tools = { seal, files: openFiles({ dir: mkdtempSync(join(tmpdir(), 'bundle-')), seal }) } as unknown as Tools
  id = (await filed({ world: db.world, seal }, { place: 'Jalan Contoh 7', story: 'Gaji KANARI belum dibayar.' })).case
  const voice = await tools.files.acceptSaid(await recording('ogg'), 'suara.ogg')
  if (!voice.ok) throw new Error('the recording is not taken')
  await db.asSystem(
    async (tx) =>
      await writeAsReporter(tx, seal, {
        case: id,
        text: 'Ini rekamannya.',
        channel: 'page',
        files: [attachmentOf(voice)],
      }),
  )
  await db.as(ratna, async (tx) => {
    await takeCase(tx, seal, { case: id })
    await acceptCase(tx, seal, { case: id })
    await clarify(tx, seal, { case: id, minutes: 'Berita acara KENARI: perusahaan hadir.' })
    await writeAsOffice(tx, seal, { case: id, text: 'Kami panggil perusahaannya.' })
    const note = tx.newId<string>()
    const body = seal.hide('Catatan RAHASIA antarpetugas.', hiddenAt.note(note))
    await insertNote(tx, { id: note, case: id, at: tx.now, person: ratna.person ?? personNo(1), body })
  })
  expect(await made()).toBeUndefined()
  await sequence(db.database.sealer, seal, { origin: keys.origin, now })
  zip = (await made()) ?? new Uint8Array()
  official = (await made('office')) ?? new Uint8Array()
}, 120_000)
afterAll(async () => await db.close())

const opened = (of = zip): Record<string, Uint8Array> => unzipSync(of)
const manifestIn = (contents: Record<string, Uint8Array>): Manifest =>
  JSON.parse(Buffer.from(contents['manifest.json'] ?? []).toString()) as Manifest
const text = (from: Uint8Array | undefined): string => Buffer.from(from ?? []).toString()
/** The bundle with its table of contents changed. */
function changed(
  change: (manifest: { -readonly [K in keyof Manifest]: Manifest[K] }) => unknown,
  of = zip,
): Uint8Array {
  const contents = opened(of)
  const manifest = manifestIn(contents)
  change(manifest)
  return zipSync({ ...contents, 'manifest.json': Buffer.from(JSON.stringify(manifest)) })
}
const problems = (of: Uint8Array): readonly string[] =>
  checkBundle(of, keys).problems.map(({ what, where }) => `${what} ${where}`)

describe('a court bundle', () => {
  it('holds everything that was said, and what proves it, and holds against the keys alone', () => {
    expect(checkBundle(zip, keys)).toMatchObject({ messages: 3, files: 1, problems: [] })
    const read = text(opened()['BACA.txt'])
    for (const said of ['Gaji KANARI belum dibayar.', 'Ini rekamannya.', 'Kami panggil perusahaannya.'])
      expect(read).toContain(said)
  })

  it('has the minutes for the office, and neither has what officers noted among themselves', () => {
    expect(checkBundle(official, keys).problems).toEqual([])
    expect(text(unzipSync(official)['manifest.json'])).toContain('KENARI')
    expect(text(unzipSync(official)['BACA.txt'])).toMatch(/KENARI.*\n.*tercatat di catatan terbuka, urutan \d+/)
    expect(text(opened()['manifest.json'])).not.toContain('KENARI')
    for (const one of [zip, official])
      for (const part of Object.values(unzipSync(one))) expect(text(part)).not.toContain('RAHASIA')
  })

  it('is refused under the keys of another log', () => {
    const other = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
    const found = checkBundle(zip, { ...keys, keys: other.publicKeys('ledger') }).problems.map(({ what }) => what)
    const said = Array.from({ length: 3 }, () => 'message-not-entered')
    expect(found).toEqual(['filing-not-entered', ...said, 'not-signed'])
  })
})

describe('a bundle that somebody changed', () => {
  const message = (manifest: Manifest, at: number, change: object): unknown =>
    Object.assign(manifest.messages[at] ?? {}, change)

  it.each<readonly [string, () => Uint8Array, readonly string[]]>([
    ['the words of a message', () => changed((m) => message(m, 2, { text: 'Tidak.' })), ['altered-message 3']],
    ['who said it', () => changed((m) => message(m, 2, { side: 'reporter' })), ['altered-message 3']],
    [
      'when it was said',
      () => changed((m) => message(m, 1, { at: '2026-11-01T00:00:00.000Z' })),
      ['altered-message 2'],
    ],
    [
      'words and digest together',
      () => changed((m) => message(m, 2, { digest: 'a'.repeat(64) })),
      ['altered-message 3', 'message-not-entered 3'],
    ],
    [
      'a receipt for that of another message',
      () => changed((m) => message(m, 2, { receipt: m.messages[1]?.receipt })),
      ['message-not-entered 3'],
    ],
    [
      'a message left out',
      () => changed((m) => (m.messages = m.messages.filter(({ seq }) => seq !== 2))),
      ['missing-message 2', 'foreign-file berkas/0002-1.ogg'],
    ],
    ['the place that was filed', () => changed((m) => (m.case = { ...m.case, place: 'Lain' })), ['altered-filing']],
    [
      'the story of the filing',
      () => changed((m) => message(m, 0, { text: 'Gaji dibayar.' })),
      ['altered-filing', 'altered-message 1'],
    ],
  ])('is named: %s', (_, make, expected) => {
    const found = problems(make()).map((line) => line.replace(/ ADU.*$/, ''))
    expect(found).toEqual([...expected, 'altered-file manifest.json'])
  })

  it('is named: the end of the conversation left out, and a step told otherwise', () => {
    const shorter = changed((m) => (m.messages = m.messages.slice(0, -1)))
    expect(problems(shorter)).toEqual(['altered-file manifest.json'])
    const otherwise = changed((m) => (m.steps = m.steps.filter(({ step }) => step !== 'clarified')), official)
    expect(problems(otherwise)).toEqual(['altered-file manifest.json'])
  })

  const minuted = (manifest: Manifest) => manifest.steps.find(({ minutes }) => minutes)
  it.each<readonly [string, (manifest: Manifest) => unknown, string]>([
    [
      'the words of minutes',
      (m) => Object.assign(minuted(m) ?? {}, { said: 'Perusahaan tidak hadir.' }),
      'altered-minutes',
    ],
    ['which office held them', (m) => Object.assign(minuted(m) ?? {}, { office: null }), 'altered-minutes'],
    [
      'what was answered',
      (m) => Object.assign(minuted(m)?.minutes ?? {}, { data: { admitted: true } }),
      'altered-minutes',
    ],
    [
      'their proof for that of a message',
      (m) => Object.assign(minuted(m)?.minutes ?? {}, { receipt: m.messages[0]?.receipt }),
      'minutes-not-entered',
    ],
    [
      'a hash of their proof',
      (m) => Object.assign(minuted(m)?.minutes?.receipt ?? {}, { proof: ['a'.repeat(64)] }),
      'minutes-not-entered',
    ],
  ])('is named: %s', (_, change, expected) => {
    const found = checkBundle(changed(change, official), keys).problems.map(({ what }) => what)
    expect(found).toEqual([expected, 'altered-file'])
  })

  it('is named: a byte of its words, another key beside it, and a signature that is gone or of another case', () => {
    const read = Uint8Array.from(opened()['BACA.txt'] ?? [])
    read[40] = (read[40] ?? 0) ^ 1
    expect(problems(zipSync({ ...opened(), 'BACA.txt': read }))).toEqual(['altered-file BACA.txt'])
    expect(problems(zipSync({ ...opened(), 'kunci.txt': read }))).toEqual(['altered-file kunci.txt'])
    const { 'tanda-tangan.txt': note = new Uint8Array(), ...rest } = opened()
    expect(problems(zipSync(rest))).toEqual(['not-signed tanda-tangan.txt'])
    for (let at = 0; at < note.length; at += 11) {
      const altered = Uint8Array.from(note)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(problems(zipSync({ ...rest, 'tanda-tangan.txt': altered }))).toEqual(['not-signed tanda-tangan.txt'])
    }
    const ofOffice = opened(official)['tanda-tangan.txt'] ?? new Uint8Array()
    expect(problems(zipSync({ ...rest, 'tanda-tangan.txt': ofOffice }))).toContain('altered-file manifest.json')
  })

  it('is named: a name that stands twice, of which each reader would show another', () => {
    const twin = zipSync({ ...opened(), 'BACA.tzt': Buffer.from('Lain.') }, { level: 0 })
    const bytes = Buffer.from(twin)
    for (let at = bytes.indexOf('BACA.tzt'); at >= 0; at = bytes.indexOf('BACA.tzt', at)) bytes.write('BACA.txt', at)
    expect(problems(bytes)).toEqual(['double-file BACA.txt'])
  })

  it('is named: a byte of a file, a file that is gone, and one that does not belong', () => {
    const name = 'berkas/0002-1.ogg'
    const { [name]: sound = new Uint8Array(), ...rest } = opened()
    const louder = Uint8Array.from(sound)
    louder[louder.length - 1] = (louder.at(-1) ?? 0) ^ 1
    expect(problems(zipSync({ ...rest, [name]: louder }))).toEqual([`altered-file ${name}`])
    expect(problems(zipSync(rest))).toEqual([`missing-file ${name}`])
    expect(problems(zipSync({ ...opened(), 'berkas/0009-1.ogg': sound }))).toEqual(['foreign-file berkas/0009-1.ogg'])
    expect(problems(zipSync({ ...opened(), '../keluar.txt': sound }))).toEqual(['foreign-file ../keluar.txt'])
  })

  it('never throws, whatever is handed over', () => {
    for (const other of [new Uint8Array(), Buffer.from('PK'), zip.subarray(0, zip.length / 2), zipSync({})])
      expect(checkBundle(other, keys).problems).not.toEqual([])
    const bomb = zipSync({ 'BACA.txt': new Uint8Array(60 * 1024 * 1024) })
    expect(problems(bomb)).toEqual(['unreadable manifest.json'])
    const lying = Buffer.from(bomb)
    for (const [mark, size] of [
      ['PK\u0003\u0004', 22],
      ['PK\u0001\u0002', 24],
    ] as const)
      lying.writeUInt32LE(10, lying.indexOf(mark) + size)
    const before = process.memoryUsage().arrayBuffers
    expect(problems(lying)).not.toEqual([])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024)
    const huge = Buffer.from(bomb)
    huge.writeUInt32LE(0xfffffff0, huge.indexOf('PK\u0001\u0002') + 24)
    expect(problems(huge)).toEqual(['too-large zip'])
  })
})

it('the command says whether it holds, and what does not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  const [path, other, kept] = ['bukti.zip', 'lain.zip', 'kunci.txt'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await writeFile(path, zip)
  await writeFile(
    other,
    changed((m) => Object.assign(m.messages[2] ?? {}, { text: 'Tidak.' })),
  )
  await writeFile(kept, `${keys.keys.map((key) => verifierKey(keys.origin, key)).join('\n')}\n`)
  const say = async (...words: string[]) => {
    let said = ''
    const io = { out: (line: string) => void (said += line), err: (line: string) => void (said += line) }
    return { code: await runCommand([bundleCheck()], ['cases', 'bundle-check', ...words], io), said }
  }
  expect(await say(path, '--keys', kept)).toMatchObject({ code: 0, said: expect.stringContaining('It holds') })
  const refused = await say(other, '--keys', kept)
  expect(refused.code).toBe(2)
  expect(refused.said).toContain('3: the message is not as its digest says')
  expect((await say(path, '--keys', path)).code).toBe(3)
  expect((await say(join(folder, 'tidak-ada.zip'), '--keys', kept)).code).toBe(3)
})
