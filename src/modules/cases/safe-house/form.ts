import { isId } from '../../../kernel/ids.ts'
import type { Typed } from '../../../platform/http/form.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import { officeOf } from '../../offices/index.ts'
import type { CaseRefusal } from '../refusal.ts'
import type { Moving, Opening } from './act.ts'
import { type AskingForStay, guests, leavingReasons, stayConsents } from './decide.ts'

const line = (typed: Typed, name: string, most: number): string => (oneOf(typed, name) ?? '').trim().slice(0, most)
const beds = (typed: Typed, name: string): number => Number(line(typed, name, 5) || '0')

/** How many beds a house has from now on. */
export const readBeds = (typed: Typed): Pick<Opening, 'women' | 'men' | 'families'> => ({
  women: beds(typed, 'perempuan'),
  men: beds(typed, 'laki'),
  families: beds(typed, 'keluarga'),
})

/** A house as it is typed. */
export const readOpening = (typed: Typed): Opening => ({
  name: line(typed, 'nama', 80),
  address: line(typed, 'alamat', 400),
  ...readBeds(typed),
})

/** What an office asks of another: nothing is chosen for it. */
export const readAsking = (typed: Typed): AskingForStay => ({
  to: officeOf(line(typed, 'kantor', 60))?.id ?? null,
  guest: guests.find((guest) => guest === oneOf(typed, 'untuk')) ?? null,
  consent: stayConsents.find((consent) => consent === oneOf(typed, 'setuju')) ?? null,
  needs: line(typed, 'perlu', 2_000),
})

/** What an office does to a stay. */
export const readMoving = (typed: Typed): Pick<Moving, 'why' | 'house' | 'reason' | 'seen'> => ({
  why: line(typed, 'sebab', 2_000),
  house: isId(line(typed, 'rumah', 40)) ? line(typed, 'rumah', 40) : null,
  reason: leavingReasons.find((reason) => reason === oneOf(typed, 'alasan')) ?? null,
  seen: Number(line(typed, 'versi', 9)),
})

const fields: Readonly<Partial<Record<CaseRefusal['code'], string>>> = {
  'cases.stay-office': 'kantor',
  'cases.stay-guest': 'untuk',
  'cases.stay-consent': 'setuju',
  'cases.stay-house': 'rumah',
  'cases.stay-full': 'rumah',
  'cases.stay-elsewhere': 'rumah',
  'cases.stay-leaving': 'alasan',
  'cases.house-name': 'nama',
  'cases.house-address': 'alamat',
  'cases.house-beds': 'perempuan',
  'cases.house-used': 'perempuan',
}

/** Beside which field a refusal is said. */
export const fieldOf = ({ code }: CaseRefusal, otherwise: string): string => fields[code] ?? otherwise
