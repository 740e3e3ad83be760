import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { instant } from '../../kernel/time.ts'
import { runCommand } from '../cli/command.ts'
import { newSigningKey } from '../seal/keys.ts'
import { sealOf } from '../seal/open.ts'
import { keysToJson } from './browser/keys.js'
import { usual } from './card.examples.ts'
import { photoNameOf, signCard, signRevocations } from './sign.ts'
import { cardVerify } from './verify.command.ts'

const seal = sealOf({ master: new Uint8Array(32), signing: [newSigningKey('card', '2026-01-01T00:00:00.000Z')] })
const photo = new TextEncoder().encode('a picture')
const { text } = signCard(seal, { ...usual, photo: photoNameOf(photo) })
const folder = mkdtempSync(join(tmpdir(), 'card-'))
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const listOf = (cards: readonly string[], name: string): string =>
  file(name, signRevocations(seal, { cards, issuedAt: instant('2027-01-01'), staleAfter: instant('2027-01-02') }))

async function run(...words: string[]) {
  const said = { out: '', err: '' }
  const command = cardVerify(async () => await Promise.resolve(seal.publicKeys('card')))
  const code = await runCommand([command], ['card', 'verify', '--at', '2027-01-01T12:00:00Z', ...words], {
    out: (line) => void (said.out += line),
    err: (line) => void (said.err += line),
  })
  return { code, ...said }
}

describe('bekal card verify', () => {
  it('says what a good card says, and that withdrawal was not checked', async () => {
    const { code, out } = await run(text)
    expect(code).toBe(0)
    expect(out).toContain('SITI AMINAH  passport …4567')
    expect(out).toContain('not checked for withdrawal')
  })

  it('takes keys, list, passport and photo from files, and answers in JSON', async () => {
    const keys = file('keys.json', keysToJson(seal.publicKeys('card')))
    const all = [
      '--keys',
      keys,
      '--list',
      listOf([], 'none'),
      '--photo',
      file('photo', photo),
      '--passport',
      'X1234567',
    ]
    const { code, out } = await run(text, ...all, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ok: true, card: { holder: 'SITI AMINAH' }, withdrawal: { checked: true } })
  })

  it.each([
    ['card.revoked', () => ['--list', listOf([usual.id], 'one')]],
    ['card.expired', () => ['--at', '2031-01-01T00:00:00Z']],
    ['card.other-passport', () => ['--passport', 'X0000000']],
    ['card.other-photo', () => ['--photo', file('other', 'another picture')]],
    ['card.unknown-key', () => ['--keys', file('no-keys.json', '[]')]],
  ])('refuses with %s', async (code, words) => {
    const given = words()
    const answer = await run(text, ...given)
    expect(answer.code).toBe(2)
    expect(answer.err).toContain(`REFUSED (${code})`)
  })

  it('does not believe a list that was changed', async () => {
    expect((await run(text, '--list', file('false', 'nothing'))).code).toBe(3)
  })
})
