import type { Typed } from '../../../platform/http/form.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Giving } from './act.ts'
import { scopes } from './decide.ts'

const line = (typed: Typed, name: string): string => (oneOf(typed, name) ?? '').trim().slice(0, 120)

/** Who is let in, to what, for how many days; the least where nothing was chosen. */
export const readGiving = (typed: Typed): Pick<Giving, 'name' | 'phone' | 'scope' | 'days'> => ({
  name: line(typed, 'nama'),
  phone: line(typed, 'telepon'),
  scope: scopes.find((scope) => scope === oneOf(typed, 'cakupan')) ?? 'state',
  days: Number(oneOf(typed, 'hari')),
})

/** Who is not safe. */
export const readUnsafe = (typed: Typed): Pick<Giving, 'name' | 'phone'> => ({
  name: line(typed, 'aman-nama'),
  phone: line(typed, 'aman-telepon'),
})
