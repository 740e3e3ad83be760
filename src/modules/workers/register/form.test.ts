import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readForm } from '../../../platform/http/form.ts'
import { sealOf } from '../../../platform/seal/open.ts'
import { openDraft, sealDraft } from './draft.ts'
import { nameForm } from './form.ts'

describe('a name', () => {
  it.each(['Siti', "Nur'aini", 'I Gusti Ngurah Rai', 'Moh. Rizky, S.Pd', 'Jean-Pierre', 'Ñoño'])(
    '%s is taken as it is',
    (name) => {
      const form = readForm({ name: `  ${name} ` }, nameForm)
      expect(form.ok && form.value.name).toBe(name)
    },
  )

  it.each([
    ['', 'name.empty'],
    [' . ', 'name.empty'],
    ['Siti 4', 'name.signs 4'],
    ['Siti <b>', 'name.signs <'],
    ['a'.repeat(121), 'name.long'],
  ])('%j is sent back with the reason', (name, message) => {
    expect(readForm({ name }, nameForm).errors).toEqual({ name: message })
  })
})

describe('a draft of somebody without an account', () => {
  const seal = sealOf({ master: randomBytes(32), signing: [] })
  const draft = { name: 'Siti', village: '3505022005' }

  it('comes back whole, for its own code only', () => {
    const sealed = sealDraft(seal, 'satu', draft)
    expect(openDraft(seal, 'satu', sealed)).toEqual(draft)
    expect(openDraft(seal, 'dua', sealed)).toBeUndefined()
    expect(sealed).not.toContain('Siti')
  })

  it('that was altered at any place does not open', () => {
    const sealed = sealDraft(seal, 'satu', draft)
    const bytes = Buffer.from(sealed, 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const other = Buffer.from(bytes)
      other.writeUInt8(other.readUInt8(at) ^ 1, at)
      expect(openDraft(seal, 'satu', other.toString('base64url'))).toBeUndefined()
    }
    for (const text of [undefined, '', '???', 'a'.repeat(2000)]) expect(openDraft(seal, 'satu', text)).toBeUndefined()
  })
})
