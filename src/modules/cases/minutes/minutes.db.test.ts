import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant, WIB } from '../../../kernel/time.ts'
import { runCommand } from '../../../platform/cli/command.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { type Keys, signCheckpoint, verifierKey } from '../../../platform/ledger/note.ts'
import { verifyReceipt } from '../../../platform/ledger/receipt.ts'
import { sequence } from '../../../platform/ledger/sequence.ts'
import { newSigningKey } from '../../../platform/seal/keys.ts'
import { sealOf } from '../../../platform/seal/open.ts'
import { openDesk, other, ratna } from '../../placements/queue/files.examples.ts'
import { filed } from '../cases.examples.ts'
import { clarify, clarifyAgain, mediate, noteReached } from '../handle/procedure.ts'
import { acceptCase, takeCase } from '../handle/sort.ts'
import { hiddenAt } from '../hidden.ts'
import { checkCases } from '../receipt/check.ts'
import { caseById } from '../store.ts'
import { minutesCheck } from './check.command.ts'
import {
  enteredAs,
  isEntryOf,
  type Minutes,
  minutesOf,
  minutesPayload,
  readingCode,
  readReadingCode,
} from './minutes.ts'
import { type Printed, printMinutes } from './print.ts'
import { isOfPdf, openSignature, signatureOf } from './signature.ts'

const now = instant('2026-11-23T02:00:00Z')
const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
const keys: Keys = { origin: 'bekal.test/log', keys: seal.publicKeys('ledger') }
const said = 'Hadir: Nguyễn Thị Ánh, Łukasz Şahin, 王小明.\nPerusahaan mengaku terlambat.'
let db: TestDatabase
let id: string

/** The clock of the test stands still, so they are ordered by kind. */
const all = async (): Promise<readonly Minutes[]> =>
  (await db.asSystem(async (tx) => await minutesOf(tx, seal, id))).toSorted((a, b) => (a.step < b.step ? -1 : 1))
const first = async (): Promise<Minutes> => {
  const [minutes] = await all()
  if (!minutes) throw new Error('no minutes')
  return minutes
}
const entered = async (minutes: Minutes) => await db.asSystem(async (tx) => await enteredAs(tx, minutes))
const printed = async (change: Partial<Minutes> = {}): Promise<Printed> => {
  const minutes = { ...(await first()), ...change }
  const code = readingCode(seal, minutes.id)
  const page = 'https://bekal.test/berita-acara'
  return {
    one: { number: 'ADU-26-000001', country: 'TW' },
    minutes,
    officer: 'Ratna Dewi',
    zone: WIB,
    check: { code, page, address: `${page}?nomor=ADU-26-000001&kode=${code}` },
  }
}

beforeAll(async () => {
  db = await testDatabase()
  await openDesk({ ...db, seal })
  id = (await filed({ world: db.world, seal })).case
  await db.as(ratna, async (tx) => await takeCase(tx, seal, { case: id }))
  await db.as(ratna, async (tx) => await acceptCase(tx, seal, { case: id }))
  await db.as(ratna, async (tx) => await noteReached(tx, seal, { case: id, text: 'Ditelepon.' }))
  await db.as(ratna, async (tx) => await clarify(tx, seal, { case: id, minutes: said }))
  const again = { case: id, minutes: 'Lagi.', admitted: true, commitment: 'Dibayar Jumat.' }
  await db.as(ratna, async (tx) => await clarifyAgain(tx, seal, again))
  await db.as(ratna, async (tx) => await mediate(tx, seal, { case: id, text: 'Sepakat.' }))
}, 120_000)
afterAll(async () => await db.close())

describe('minutes', () => {
  it('are entered as what they say when they are written, and proved once the log has them', async () => {
    const minutes = await all()
    expect(minutes.map(({ step, text }) => [step, text])).toEqual([
      ['clarified', said],
      ['clarified-again', 'Lagi.\n\nDibayar Jumat.'],
      ['mediated', 'Sepakat.'],
    ])
    for (const one of minutes) expect(await entered(one)).toEqual({ state: 'waits' })
    await sequence(db.database.sealer, seal, { origin: keys.origin, now })
    for (const one of minutes) {
      const found = await entered(one)
      if (found.state !== 'entered') throw new Error(found.state)
      expect(isEntryOf(found.receipt, one.id)).toBe(true)
      expect(verifyReceipt(found.receipt, keys, minutesPayload(id, one.digest))).toBe(true)
      expect(verifyReceipt(found.receipt, keys, minutesPayload(id, 'a'.repeat(64)))).toBe(false)
    }
  })

  it('are read by the office that has the case alone', async () => {
    expect(await db.as(ratna, async (tx) => (await minutesOf(tx, seal, id)).length)).toBe(3)
    expect(await db.as(other, async (tx) => await minutesOf(tx, seal, id))).toEqual([])
  })

  it('are found by a code that is typed in any way, and differs for each', async () => {
    const codes = (await all()).map((one) => readingCode(seal, one.id))
    expect(new Set(codes).size).toBe(3)
    for (const code of codes) {
      expect(code).toMatch(/^(?:[0-9A-F]{4}-){3}[0-9A-F]{4}$/)
      expect(readReadingCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code)
    }
    for (const typed of ['', 'ABCD', `${codes[0]}0`, 'GGGG-0000-0000-0000'])
      expect(readReadingCode(typed)).toBeUndefined()
  })
})

describe('their paper', () => {
  it('is the same bytes for the same minutes, and prints names in whatever letters', async () => {
    const [pdf, again] = [await printMinutes(await printed()), await printMinutes(await printed())]
    expect(Buffer.from(pdf).equals(again)).toBe(true)
    const read = await PDFDocument.load(pdf, { updateMetadata: false })
    expect(read.getPageCount()).toBe(1)
    expect(read.getTitle()).toBe('Berita acara klarifikasi pertama ADU-26-000001')
    const names = ['\u202Eterbalik', 'محمد أحمد', '👩🏽‍🌾', '\uD800', 'a'.repeat(3000), '\u0000\n\n\n\t']
    for (const text of names) expect((await printMinutes(await printed({ text }))).length).toBeGreaterThan(1000)
  })

  it('goes on over as many pages as the words need', async () => {
    const pdf = await printMinutes(await printed({ text: 'Perusahaan menjelaskan keterlambatan gaji. '.repeat(230) }))
    expect((await PDFDocument.load(pdf)).getPageCount()).toBeGreaterThan(2)
  })
})

describe('their signature', () => {
  const sign = async (pdf: Uint8Array): Promise<string> => {
    const { minutes, check } = await printed()
    return signatureOf(seal, keys.origin, {
      number: 'ADU-26-000001',
      code: check?.code ?? '',
      digest: minutes.digest,
      pdf,
    })
  }

  it('is of exactly this PDF, under keys of the log; a checkpoint is none', async () => {
    const pdf = await printMinutes(await printed())
    const note = await sign(pdf)
    const signed = openSignature(note, keys)
    if (!signed) throw new Error('not signed')
    expect(isOfPdf(signed, pdf)).toBe(true)
    for (const at of [0, Math.floor(pdf.length / 2), pdf.length - 1]) {
      const altered = Uint8Array.from(pdf)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(isOfPdf(signed, altered)).toBe(false)
    }
    for (let at = 0; at < note.length; at += 7)
      expect(
        openSignature(`${note.slice(0, at)}${note[at] === 'x' ? 'y' : 'x'}${note.slice(at + 1)}`, keys),
      ).toBeUndefined()
    const stranger = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('ledger', now)] })
    expect(openSignature(note, { ...keys, keys: stranger.publicKeys('ledger') })).toBeUndefined()
    const checkpoint = signCheckpoint(seal, { origin: keys.origin, size: 1, root: new Uint8Array(32) })
    expect(openSignature(checkpoint, keys)).toBeUndefined()
  })

  it('is checked by the command, which says what does not hold', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minutes-'))
    const pdf = await printMinutes(await printed())
    const put = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const paths = { pdf: put('a.pdf', pdf), signature: put('a.txt', await sign(pdf)) }
    const known = put('kunci.txt', `${keys.keys.map((key) => verifierKey(keys.origin, key)).join('\n')}\n`)
    const say = async (path: string, signature: string, keysPath = known) => {
      let text = ''
      const io = { out: (line: string) => void (text += line), err: (line: string) => void (text += line) }
      const asked = ['cases', 'minutes-check', path, '--signature', signature, '--keys', keysPath]
      return { code: await runCommand([minutesCheck()], asked, io), text }
    }
    expect(await say(paths.pdf, paths.signature)).toMatchObject({ code: 0, text: expect.stringContaining('It holds') })
    const changed = put('b.pdf', Buffer.concat([pdf, Buffer.from(' ')]))
    const altered = await say(changed, paths.signature)
    expect(altered).toMatchObject({ code: 2, text: expect.stringContaining('not the one that was signed') })
    expect(await say(paths.pdf, changed)).toMatchObject({ code: 2, text: expect.stringContaining('not of minutes') })
    expect((await say(paths.pdf, paths.signature, paths.pdf)).code).toBe(3)
    expect((await say(join(folder, 'tidak-ada.pdf'), paths.signature)).code).toBe(3)
  })
})

describe('minutes that somebody wrote anew in the database', () => {
  it('are named, on their page and by the check of all cases', async () => {
    const check = async () => await db.asSystem(async (tx) => await checkCases(tx, seal))
    expect(await check()).toMatchObject({ minutes: 3, problems: [] })
    const [one, two] = await all()
    const { number } = (await db.asSystem(async (tx) => await caseById(tx, id))) ?? {}
    const owner = await db.client('postgres')
    await owner.query('set session_replication_role = replica')
    await owner.query('update cases.step set said = $1 where id = $2', [
      seal.hide('Perusahaan tidak bersalah.', hiddenAt.said(one?.id ?? '')),
      one?.id,
    ])
    await owner.query('delete from cases.step where id = $1', [two?.id])
    await owner.end()
    expect(await entered(await first())).toEqual({ state: 'altered' })
    expect((await check()).problems).toEqual([
      { case: number, what: 'minutes-altered' },
      { case: two?.id, what: 'minutes-missing' },
      { case: two?.id, what: 'step-missing' },
    ])
  })
})
