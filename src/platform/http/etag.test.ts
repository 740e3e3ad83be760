import { assert, describe, it } from 'vitest'
import { etagOf, hasAlready } from './etag.ts'

const asking = (known: string): Headers => new Headers({ 'if-none-match': known })

describe('the name of bytes', () => {
  it('is the same for the same bytes and another for others', () => {
    assert.equal(etagOf('halo'), etagOf(new TextEncoder().encode('halo')))
    assert.notEqual(etagOf('halo'), etagOf('hala'))
  })

  it('is known alone, among others, and without its mark of weakness', () => {
    const etag = etagOf('halo')
    assert.isTrue(hasAlready(asking(etag), etag))
    assert.isTrue(hasAlready(asking(`"lain", ${etag}`), etag))
    assert.isTrue(hasAlready(asking(etag.slice(2)), etag))
    assert.isFalse(hasAlready(asking(etagOf('hala')), etag))
    assert.isFalse(hasAlready(new Headers(), etag))
  })
})
