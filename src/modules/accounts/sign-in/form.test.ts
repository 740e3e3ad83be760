import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { readForm } from '../../../platform/http/form.ts'
import { identityForm } from './form.ts'

const told = (nik: string) => {
  const form = identityForm(day('2026-11-23'), ({ code }) => code)
  return readForm({ nik, phone: '0812 3456 7890' }, form, (message) => message).errors
}

describe('the NIK of somebody who signs in', () => {
  it('begins with a province that is or was', () => {
    expect(told('3505994105010004')).toEqual({})
    expect(told('9201994105010004')).toEqual({})
    expect(told('5401994105010004')).toEqual({})
  })

  it.each(['9999994105010004', '4505994105010004', '1099994105010004'])('is not %s: no province has that code', (nik) =>
    expect(told(nik)).toEqual({ nik: 'nik.region' }),
  )

  it('may name a regency that no register has any more', () => expect(told('3598014105010004')).toEqual({}))
})
