import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, assert, beforeAll, it } from 'vitest'
import type { PersonId } from '../../../kernel/ids.ts'
import { day } from '../../../kernel/time.ts'
import { type Actor, thePublic } from '../../../platform/access/actor.ts'
import { runCommand } from '../../../platform/cli/command.ts'
import { perform } from '../../../platform/db/perform.ts'
import { type TestDatabase, testDatabase } from '../../../platform/db/testing/database.ts'
import { amendingText, ownText } from '../texts/text.examples.ts'
import { exportCommand } from './export.command.ts'
import { type Desk, importCommand } from './import.command.ts'
import { jdihnCommand } from './jdihn.command.ts'

const ani: Actor = {
  ...thePublic,
  role: 'centre',
  client: 'cli',
  person: '01900000-0000-7000-8000-000000000001' as PersonId,
}
const budi: Actor = { ...ani, person: '01900000-0000-7000-8000-000000000002' as PersonId }
const law = join(import.meta.dirname, '../../../../regulations')
let test: TestDatabase
let folder: string
beforeAll(async () => {
  ;[test, folder] = await Promise.all([testDatabase(), mkdtemp(join(tmpdir(), 'texts-'))])
})
afterAll(async () => await Promise.all([test.close(), rm(folder, { recursive: true })]))

async function run(...words: string[]): Promise<{ code: number; said: string }> {
  const desk: Desk = {
    read: test.asSystem,
    centreOfficer: async (number) => ({ 'PUSAT-1': ani, 'PUSAT-2': budi })[number],
    perform: async (actor, performed) => await perform(test.world, actor, performed),
  }
  const commands = [
    importCommand(law, async (work) => await work(desk)),
    exportCommand(law, {
      reading: test.asSystem,
      origin: () => 'https://bekal.example',
      today: () => day('2026-11-23'),
    }),
    jdihnCommand(law),
  ]
  let said = ''
  const write = (text: string): void => void (said += text)
  return { code: await runCommand(commands, words, { out: write, err: write }), said }
}

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

it('a text is shown, entered by an officer, amended, and comes out as it stood on a day', async () => {
  const own = await fileOf('teks.txt', ownText)
  const change = await fileOf('ubah.txt', amendingText)
  const first = [
    'regulations',
    'import',
    own,
    '--instrument',
    'UU 61/2024',
    '--from',
    '2020-01-01',
    '--origin',
    'salinan contoh',
  ]
  assert.include(await run('regulations', 'export', 'uu-61-2024'), { code: 3 })
  const shown = await run(...first)
  assert.equal(shown.code, 0)
  assert.include(shown.said, '3 articles, 0 the same')
  assert.equal((await run('regulations', 'export', 'uu-61-2024')).code, 3)

  assert.equal((await run(...first, '--by', 'PUSAT-9')).code, 3)
  const both = ['--by', 'PUSAT-1', '--checked-by', 'PUSAT-2']
  const brought = await run(...first, '--by', 'PUSAT-1', '--json')
  assert.deepInclude(JSON.parse(brought.said), { ok: true, entered: false })
  assert.equal((await run(...first, '--by', 'PUSAT-1', '--checked-by', 'PUSAT-1')).code, 4)
  assert.equal((await run(...first, '--by', 'PUSAT-1', '--checked-by', 'PUSAT-9')).code, 3)
  const entered = await run(...first, ...both, '--json')
  assert.deepInclude(JSON.parse(entered.said), { ok: true, entered: true })
  assert.equal((await run(...first, ...both)).code, 4)
  const second = [
    '--instrument',
    'uu-6-2012',
    '--amends',
    'uu-61-2024',
    '--from',
    '2026-03-01',
    '--origin',
    'salinan contoh',
    ...both,
  ]
  const amended = await run('regulations', 'import', change, ...second)
  assert.equal(amended.code, 0, amended.said)
  assert.include(amended.said, 'ubah.txt:')

  const text = async (on: string) =>
    (await run('regulations', 'export', 'uu-61-2024', '--format', 'text', '--on', on)).said
  assert.include(await text('2026-02-28'), 'Pasal 7\nPembaca tidak berisik.')
  assert.notInclude(await text('2026-03-01'), 'Pasal 7')
  const akn = await run('regulations', 'export', 'uu-61-2024', '--on', '2026-03-01')
  assert.include(akn.said, '<FRBRuri value="/akn/id/act/uu/2024/61/ind@2026-03-01"/>')
})

it('a command says which word of it cannot be', async () => {
  const own = await fileOf('teks.txt', ownText)
  const of = ['regulations', 'import', own, '--from', '2020-01-01', '--origin', 'contoh', '--instrument']
  assert.equal((await run(...of, 'UU 1/1')).code, 3)
  assert.equal((await run(...of, 'uu-61-2024', '--amends', 'uu-61-2024')).code, 3)
  assert.equal((await run(...of, 'uu-61-2024', '--from', 'besok')).code, 64)
  const other = await fileOf('utf16.txt', Buffer.from(`\uFEFF${ownText}`, 'utf16le'))
  const refused = await run(
    'regulations',
    'import',
    other,
    '--from',
    '2020-01-01',
    '--origin',
    'contoh',
    '--instrument',
    'uu-61-2024',
  )
  assert.equal(refused.code, 1)
  assert.include(refused.said, 'UTF-16')
})

it('the register goes out as JDIHN and is the same when it is held against itself', async () => {
  const out = await run('regulations', 'export', '--format', 'jdihn')
  assert.equal(out.code, 0)
  const records: { judul: string }[] = JSON.parse(out.said)
  const file = await fileOf('jdihn.json', out.said)
  assert.deepInclude(await run('regulations', 'jdihn', file), {
    code: 0,
    said: `${records.length} records: ${records.length} the same, 0 different, 0 unknown; 0 problems.\n`,
  })
  const other = await fileOf('lain.json', JSON.stringify([{ ...records[0], judul: 'Judul lain' }, 4]))
  const held = await run('regulations', 'jdihn', other)
  assert.equal(held.code, 3)
  assert.include(held.said, 'Record 2 is no object.')
  assert.include(held.said, '→ Judul lain')
  assert.equal((await run('regulations', 'jdihn', join(folder, 'tidak-ada.json'))).code, 1)
})
