import { describe, expect, it } from 'vitest'
import { lookedAt } from './page.ts'

describe('a look at a file', () => {
  it('is told by what was done, whichever part of the service did it', () => {
    expect(lookedAt('id', 'placements.open-file')).toBe('Membuka berkasmu')
    expect(lookedAt('id', 'placements.open-document')).toBe('Membuka salah satu dokumenmu')
    expect(lookedAt('id', 'placements.see-decision')).toBe('Membuka putusan tentangmu')
    expect(lookedAt('id', 'workers.read-village')).toBe('Membuka permintaan izin keluargamu')
    expect(lookedAt('id', 'workers.reveal-nik')).toBe('Membuka NIK-mu')
  })

  it('is told as a look where nothing more is known of it', () =>
    expect(lookedAt('id', 'placements.reopen-file')).toBe('Melihat berkasmu'))
})
