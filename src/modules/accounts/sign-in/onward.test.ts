import { describe, expect, it } from 'vitest'
import { keepPlace, onward, type Start, startOf } from './onward.ts'

/** Where somebody comes out who wanted this place before signing in. */
function after(place: string, start: Start = '/perjalanan', secure = false): string {
  const [kept = ''] = (keepPlace(place, secure) ?? '').split(';')
  return onward(new Headers({ cookie: `other=1; ${kept}` }), { start, secure })
}

describe('after signing in', () => {
  it('a worker goes on with what they had chosen', () => {
    expect(after('/lamar?ke=TW&kerja=elderly-carer&jalur=p2p')).toBe('/lamar?ke=TW&kerja=elderly-carer&jalur=p2p')
    expect(after('/kartu', '/perjalanan', true)).toBe('/kartu')
  })

  it('an officer goes on with the file of the message, at their own desk only', () => {
    expect(after('/meja/019a0000-0000-7000-8000-000000000abc', '/meja')).toMatch(/^\/meja\/019a/)
    expect(after('/meja/019a0000-0000-7000-8000-000000000abc', '/desa')).toBe('/desa')
    expect(after('/kartu', '/bandara')).toBe('/bandara')
    expect(after('/mejaku', '/meja')).toBe('/meja')
  })

  it('a worker who followed an officer’s link comes to their own journey', () => {
    expect(after('/meja')).toBe('/perjalanan')
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\r\nset-cookie: x=1',
    '/%2f/evil',
    '',
    `/${'x'.repeat(300)}`,
  ])('nobody is led to another site: %j', (place) => {
    expect(keepPlace(place, false)).toBeUndefined()
    expect(
      onward(new Headers({ cookie: `lanjut=${encodeURIComponent(place)}` }), { start: '/perjalanan', secure: false }),
    ).toBe('/perjalanan')
  })

  it('a broken cookie is as good as none', () => {
    expect(onward(new Headers({ cookie: 'lanjut=%E0%A4%A' }), { start: '/meja', secure: false })).toBe('/meja')
  })

  it('everybody begins at their own door', () => {
    expect((['village-officer', 'airport-desk', 'counter-officer', 'head-of-office', 'centre', 'auditor', undefined] as const).map(startOf)).toEqual([
      '/desa', '/bandara', '/meja', '/meja', '/pusat', '/pusat', '/perjalanan',
    ]) // biome-ignore format: a list
  })
})
