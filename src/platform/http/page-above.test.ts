import { describe, expect, it } from 'vitest'
import { stepsUp } from './page-above.ts'

const pages = new Set(['/', '/masuk', '/masuk/kode', '/meja/:berkas{[0-9a-f-]+}', '/meja'])

describe('the page above a form', () => {
  it('is the nearest one, whatever its parameters are called', () => {
    expect(stepsUp('/masuk/kode/lagi', pages)).toBe(1)
    expect(stepsUp('/meja/:application/kartu', pages)).toBe(1)
    expect(stepsUp('/meja/banyak/slip', pages)).toBe(2)
  })

  it('is never the first page of all', () => expect(stepsUp('/bandara/berangkat', pages)).toBeUndefined())
})
