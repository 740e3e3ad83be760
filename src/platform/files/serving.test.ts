import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }
import { plainName, servingHeaders } from './serving.ts'
import { whyNot } from './words.ts'

describe('a file given back', () => {
  it('is its own type, downloaded when a PDF, and never a page of ours', () => {
    expect(servingHeaders('application/pdf', 'Surat izin “Siti”.PDF')).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Surat izin _Siti_.pdf"; filename*=UTF-8''Surat%20izin%20%E2%80%9CSiti%E2%80%9D.pdf`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    })
    expect(servingHeaders('application/pdf', 'izin', { framed: true })).toMatchObject({
      'content-disposition': `inline; filename="izin.pdf"; filename*=UTF-8''izin.pdf`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'self'",
      'cache-control': 'private, no-store',
    })
    expect(servingHeaders('image/webp', 'ktp.jpg')['content-disposition']).toMatch(/^inline; filename="ktp\.webp"/)
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\siti\\ktp.jpg', 'ktp'],
    ['a"; filename="b.html', 'a_; filename=_b'],
    ['ktp\u202egpj.exe', 'ktpgpj'],
    ['\r\nSet-Cookie: x=1', 'Set-Cookie_ x=1'],
    ['', 'dokumen'],
    ['.htaccess', 'dokumen'],
    ['\ud800', 'dokumen'],
  ])('has a plain name: %j', (given, plain) => {
    expect(plainName(given)).toBe(plain)
  })

  it('has headers that no name can break', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (name) => {
        const disposition = servingHeaders('application/pdf', name)['content-disposition'] ?? ''
        expect(disposition).toMatch(
          /^attachment; filename="[\w .()-]+\.pdf"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+\.pdf$/,
        )
        expect(() => new Headers({ 'content-disposition': disposition })).not.toThrow()
      }),
    )
  })
})

describe('the words of a refusal', () => {
  it('say the size, the most, and what to do', () => {
    expect(whyNot('id', { code: 'file.too-large', detail: { megabytes: 12.5, most: 8 } })).toBe(
      'Filenya 12,5 MB. Paling besar 8 MB. Coba foto ulang dengan ukuran lebih kecil.',
    )
    expect(whyNot('en', { code: 'file.too-many-pages', detail: { most: 30 } })).toContain('more than 30 pages')
  })

  it('exist for every code in both languages, as short sentences', () => {
    expect(Object.keys(en)).toEqual(Object.keys(id))
    for (const text of [...Object.values(id), ...Object.values(en)]) {
      expect(text.length).toBeLessThanOrEqual(170)
      expect(text).toMatch(/\.$/)
    }
  })
})
