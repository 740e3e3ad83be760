import { describe, expect, it } from 'vitest'
import { clientOf } from './client.ts'

const ours = ['10.0.0.1', '10.0.0.2']

describe('whom a request comes from', () => {
  it('is the socket, whatever it claims', () => {
    expect(clientOf('203.0.113.9', '198.51.100.1', ours)).toBe('203.0.113.9')
    expect(clientOf('::ffff:203.0.113.9', null, [])).toBe('203.0.113.9')
    expect(clientOf('10.0.0.1', '198.51.100.1', [])).toBe('10.0.0.1')
  })

  it('is whom our own proxy names, past what a stranger wrote before it', () => {
    expect(clientOf('10.0.0.1', '198.51.100.1', ours)).toBe('198.51.100.1')
    expect(clientOf('::ffff:10.0.0.1', '1.2.3.4, 198.51.100.1, 10.0.0.2', ours)).toBe('198.51.100.1')
  })

  it('is the proxy when it names nobody', () => {
    for (const header of [null, '', ' , ', '10.0.0.2']) expect(clientOf('10.0.0.1', header, ours)).toBe('10.0.0.1')
  })
})
