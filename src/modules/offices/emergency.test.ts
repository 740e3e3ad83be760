import { describe, expect, it } from 'vitest'
import { DataProblem, readData } from './data-file.ts'
import { emergencyFile, emergencyNumbers } from './emergency.ts'

describe('the numbers to call', () => {
  it('can be called from Indonesia and from abroad', () => {
    const from = emergencyNumbers().map(({ reaches }) => reaches)
    expect(from).toContain('indonesia')
    expect(from.some((reach) => reach === 'abroad' || reach === 'everywhere')).toBe(true)
  })

  it('are not called certain as long as nobody has rung them', () => {
    expect(
      emergencyNumbers().filter(({ checked, confidence }) => checked === null && confidence === 'verified'),
    ).toEqual([])
  })

  it('are refused when they dial something else than they show', () => {
    const text = `numbers:
  - { id: a, name: { id: A, en: A }, shown: '110', dial: '112', reaches: indonesia, note: { id: A, en: A }, checked: null, confidence: likely }`
    expect(() => readData('emergency.yaml', emergencyFile, text)).toThrow(DataProblem)
  })
})
