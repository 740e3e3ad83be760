import { describe, expect, it } from 'vitest'
import { readMultipart } from './multipart.ts'

const boundary = '----bekal4711'
const type = `multipart/form-data; boundary=${boundary}`
const part = (disposition: string, content = '1', more = ''): string =>
  `--${boundary}\r\nContent-Disposition: ${disposition}\r\n${more}\r\n${content}\r\n`
const field = (name: string, value: string): string => part(`form-data; name="${name}"`, value)
const file = (name: string, content: string): string =>
  part(`form-data; name="berkas"; filename="${name}"`, content, 'Content-Type: image/jpeg\r\n')
const end = `--${boundary}--\r\n`

/** A body as the line brings it: in pieces of seven bytes. */
function sent(text: string | Buffer, piece = 7): ReadableStream<Uint8Array> {
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8')
  let at = 0
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + piece)))
      at += piece
    },
  })
}

describe('a form with a file', () => {
  it('is read: fields as text, one file as bytes', async () => {
    const body = `${field('_token', 'abc')}${field('jenis', 'paspor')}${file('ktp ß.jpg', 'ÿØÿ')}${end}`
    const read = await readMultipart(sent(body), type)
    expect(read).toMatchObject({ ok: true, typed: { _token: 'abc', jenis: 'paspor' } })
    expect(read.ok && read.file).toEqual({
      field: 'berkas',
      name: 'ktp ß.jpg',
      bytes: new Uint8Array(Buffer.from('ÿØÿ')),
    })
  })

  it('may be sent without choosing one', async () => {
    const left = part('form-data; name="berkas"; filename=""', '', 'Content-Type: application/octet-stream\r\n')
    expect(await readMultipart(sent(field('a', '1') + left + end), type)).toEqual({
      ok: true,
      typed: { a: '1' },
      file: null,
    })
  })

  it('keeps a field sent twice as a list, and a field called like a property as a field', async () => {
    const read = await readMultipart(sent(field('a', '1') + field('a', '2') + field('__proto__', 'x') + end), type)
    expect(read.ok && Object.entries(read.typed)).toEqual([
      ['a', ['1', '2']],
      ['__proto__', 'x'],
    ])
    expect('x' in {}).toBe(false)
  })

  it('keeps bytes as they are, the boundary’s own beginning among them', async () => {
    const bytes = Buffer.from(`\r\n--${boundary.slice(0, -1)}\r\n\0\xff--`, 'latin1')
    const body = Buffer.concat([Buffer.from(file('a', '@').split('@')[0] ?? ''), bytes, Buffer.from(`\r\n${end}`)])
    const read = await readMultipart(sent(body, 1), type)
    expect(read.ok && read.file?.bytes).toEqual(new Uint8Array(bytes))
  })

  it('may quote its boundary and write its type as it likes', async () => {
    expect(
      await readMultipart(sent(field('a', '1') + end), `Multipart/Form-Data; charset=utf-8; Boundary="${boundary}"`),
    ).toMatchObject({ ok: true })
  })
})

describe('a body that is not such a form', () => {
  const good = field('a', '1') + file('a.jpg', 'x')
  const cases: [string, string, string | Buffer, string?][] = [
    ['without its end', 'upload.cut-off', good],
    ['cut inside the file', 'upload.cut-off', good.slice(0, -4)],
    ['cut inside a header', 'upload.cut-off', good.slice(0, 40)],
    ['with an end of another boundary', 'upload.cut-off', `${good}--other--\r\n`],
    ['of another boundary altogether', 'upload.not-a-form', good.replaceAll(boundary, 'other')],
    ['empty', 'upload.not-a-form', ''],
    ['that is no multipart at all', 'upload.not-a-form', 'a=1&b=2'],
    ['with words before it', 'upload.not-a-form', `halo\r\n${good}${end}`],
    [
      'with a part without Content-Disposition',
      'upload.not-a-form',
      `--${boundary}\r\nContent-Type: text/plain\r\n\r\n1\r\n${end}`,
    ],
    ['with a part without a name', 'upload.not-a-form', part('form-data') + end],
    ['with a part of an empty name', 'upload.bad-bytes', part('form-data; name=""') + end],
    ['with a part that is an attachment', 'upload.not-a-form', part('attachment; name="a"') + end],
    ['with a name that does not close', 'upload.not-a-form', part('form-data; name="a') + end],
    [
      'with a header without its colon',
      'upload.not-a-form',
      part('form-data; name="a"', '1', 'Content-Type text\r\n') + end,
    ],
    ['with bare line feeds', 'upload.not-a-form', (good + end).replaceAll('\r\n', '\n')],
    ['with a NUL in a field', 'upload.bad-bytes', field('a', 'x\0y') + end],
    ['with a NUL in a name', 'upload.bad-bytes', field('a\0b', '1') + end],
    ['with a NUL in a file’s name', 'upload.bad-bytes', file('a\0.jpg', 'x') + end],
    ['with broken letters in a field', 'upload.bad-bytes', Buffer.from(field('a', '\xff\xfe') + end, 'latin1')],
    ['with two files', 'upload.one-file', file('a.jpg', 'x') + file('b.jpg', 'y') + end],
    ['with too many parts', 'upload.not-a-form', field('a', '1').repeat(41) + end],
    ['with a hundred thousand parts', 'upload.not-a-form', field('a', '1').repeat(100_000) + end],
    ['with a field as long as a book', 'upload.not-a-form', field('a', 'x'.repeat(20_000)) + end],
    ['larger than it may be', 'upload.too-large', Buffer.alloc(9 * 1024 * 1024, good)],
    ['of a type without boundary', 'upload.not-a-form', good + end, 'multipart/form-data'],
    ['of a type with an empty boundary', 'upload.not-a-form', good + end, 'multipart/form-data; boundary='],
    ['of a type with two boundaries', 'upload.not-a-form', good + end, `${type}; boundary=x`],
    [
      'of a type with a boundary of 71 letters',
      'upload.not-a-form',
      good + end,
      `multipart/form-data; boundary=${'x'.repeat(71)}`,
    ],
    ['of a type with a line break', 'upload.not-a-form', good + end, `${type}\r\nX: y`],
    ['of another multipart type', 'upload.not-a-form', good + end, `multipart/mixed; boundary=${boundary}`],
    ['of the type of a plain form', 'upload.not-a-form', good + end, 'application/x-www-form-urlencoded'],
  ]
  it.each(cases)('is refused: a body %s', async (_, code, body, contentType = type) => {
    expect(await readMultipart(sent(body, 65_536), contentType)).toMatchObject({ ok: false, code })
  })

  it('is refused: no body, no type', async () => {
    expect(await readMultipart(null, type)).toEqual({ ok: false, code: 'upload.not-a-form' })
    expect(await readMultipart(sent(good + end), null)).toEqual({ ok: false, code: 'upload.not-a-form' })
  })

  it('is never waited for: a body that stops coming, and one that only drips', async () => {
    let left: unknown
    const stopped = new ReadableStream<Uint8Array>({ cancel: (reason) => void (left = reason) })
    expect(await readMultipart(stopped, type, { stallMs: 30 })).toEqual({ ok: false, code: 'upload.too-slow' })
    expect(left).toBe('too-slow')

    const dripping = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        controller.enqueue(new Uint8Array([45]))
      },
    })
    expect(await readMultipart(dripping, type, { deadlineMs: 80 })).toEqual({ ok: false, code: 'upload.too-slow' })
  })

  it('is not read on once it is too large, nor when the line breaks', async () => {
    let asked = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        asked += 1
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    expect(await readMultipart(endless, type)).toEqual({ ok: false, code: 'upload.too-large', detail: { most: 8 } })
    expect(asked).toBeLessThan(135)
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('reset')) })
    expect(await readMultipart(broken, type)).toEqual({ ok: false, code: 'upload.cut-off' })
  })
})
