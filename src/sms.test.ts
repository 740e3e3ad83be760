import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { fitsOneSms } from './platform/notify/send.ts'

const src = import.meta.dirname

/** Values as long as they get: a long name, a full file number, an address of ours. */
const longest: Record<string, string | number> = {
  code: '12345678',
  receiptCode: 'ABCD-EFGH-JKLM-NPQR',
  address: 'https://bekal.go.id',
  number: 'JTM-26-118204',
  url: 'https://bekal.go.id',
  link: 'https://bekal.go.id/izin/0123456789ABCDEFGHJKMNPQRS',
  name: 'Siti Nuraeni Kusumawarda',
  worker: 'Siti Nuraeni',
  office: 'BP3MI Jawa Timur',
  count: 12,
}

/** Every text of the message files that is sent as an SMS: its key begins with `sms`. */
const texts = globSync('**/messages.{id,en}.json', { cwd: src }).flatMap((file) =>
  Object.entries(JSON.parse(readFileSync(join(src, file), 'utf8')) as Record<string, string>)
    .filter(([key]) => key === 'sms' || key.startsWith('sms.'))
    .map(([key, text]) => ({ file, key, text })),
)

const filled = (text: string): string => {
  const names = [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? '')
  const values = Object.fromEntries(names.map((name) => [name, longest[name] ?? 'x'.repeat(16)]))
  return String(new IntlMessageFormat(text, 'id-ID', undefined, { ignoreTag: true }).format(values))
}

describe('a text message', () => {
  it('exists: the files were found', () => expect(texts.length).toBeGreaterThan(3))

  it.each(texts)('fits into one SMS: $file $key', ({ text }) => {
    expect(filled(text)).toSatisfy(fitsOneSms)
  })

  it.each(texts)('says who it is from, and asks for no money: $file $key', ({ text }) => {
    expect(text).toMatch(/^Bekal/)
    expect(text).not.toMatch(/bayar (ke|di|lewat)|transfer|pay (to|by)/i)
  })

  it('that is too long, or holds a letter an SMS has not, does not fit', () => {
    expect(fitsOneSms('x'.repeat(161))).toBe(false)
    expect(fitsOneSms('“kutip”')).toBe(false)
    expect(fitsOneSms(`${'x'.repeat(158)}€`)).toBe(true)
    expect(fitsOneSms(`${'x'.repeat(159)}€`)).toBe(false)
  })
})
