import { describe, expect, it } from 'vitest'
import { fileIn, found, saidOf } from '../decide.examples.ts'
import { submit } from './decide.ts'

describe('sending a file', () => {
  it('names everything that is missing or unmet at once', () => {
    const findings = [found('a', 'unknown'), found('b', 'unknown'), found('c', 'unmet'), found('d', 'met')]
    expect(submit(fileIn('draft'), findings)).toEqual({
      ok: false,
      refusal: { code: 'placements.incomplete', missing: ['documents.a', 'documents.b'], unmet: ['c'] },
    })
  })

  it('is not stopped by what binds no citizen, nor by what only guards the card', () => {
    const findings = [found('circular', 'unmet', { applied: false }), found('late', 'unmet', { guards: ['card'] })]
    expect(saidOf(submit(fileIn('draft'), findings))).toBe('placements.submitted')
  })

  it('waits while the office may still take its return back', () => {
    expect(saidOf(submit(fileIn('returned'), [], { isSettling: true }))).toBe('placements.changed-meanwhile')
    expect(saidOf(submit(fileIn('returned'), [], { isSettling: false }))).toBe('placements.submitted')
  })

  it('says whether it is a correction, and is not possible twice', () => {
    expect(submit(fileIn('draft'), [])).toMatchObject({ events: [{ again: false }] })
    expect(submit(fileIn('returned'), [])).toMatchObject({ events: [{ again: true }] })
    expect(saidOf(submit(fileIn('submitted'), []))).toBe('placements.wrong-state')
  })
})
