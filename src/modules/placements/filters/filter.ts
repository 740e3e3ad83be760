import type { Cleanliness, State } from '../application.ts'

/** Which list of the desk: the queue by promise, my files, what is held, what waits for a card, or has no promise. */
export const lists = ['antrean', 'saya', 'tertahan', 'kartu', 'tanpa-janji'] as const
export type List = (typeof lists)[number]

/** What a service is called in an address, and the state its files are in. */
export const services = {
  verifikasi: 'submitted',
  opp: 'verified',
  kelas: 'scheduled',
  kartu: 'oriented',
} as const satisfies Record<string, State>
export type Service = keyof typeof services

export const checks = {
  cocok: 'match',
  beda: 'differs',
  diperbaiki: 'corrected',
  'tidak-jelas': 'unclear',
  belum: 'unchecked',
} as const satisfies Record<string, Cleanliness>
export type Check = keyof typeof checks

export const standings = ['lewat', 'hari-ini', 'nanti'] as const
export type Standing = (typeof standings)[number]

/** What a list shows. Every combination has an address; the address is the filter. */
export type Filter = {
  readonly list: List
  readonly service: Service | null
  readonly country: string | null
  readonly company: string | null
  /** `saya`, `belum` (nobody yet), or the id of a colleague. */
  readonly officer: string | null
  readonly check: Check | null
  readonly standing: Standing | null
}

export const everything: Filter = {
  list: 'antrean',
  service: null,
  country: null,
  company: null,
  officer: null,
  check: null,
  standing: null,
}

const isOf = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null
const keysOf = <Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] => Object.keys(record) as Name[]
const shaped = (text: string | null, shape: RegExp): string | null => (text !== null && shape.test(text) ? text : null)

/** Reads a filter from an address. What is not known there is left out; an address never fails. */
export const readFilter = (asked: URLSearchParams): Filter => ({
  list: isOf(lists, asked.get('daftar')) ?? 'antrean',
  service: isOf(keysOf(services), asked.get('layanan')),
  country: shaped(asked.get('negara'), /^[A-Z]{2}$/),
  company: shaped(asked.get('p3mi'), /^[a-z0-9-]{1,80}$/),
  officer: shaped(asked.get('petugas'), /^(saya|belum|[0-9a-f-]{36})$/),
  check: isOf(keysOf(checks), asked.get('cek')),
  standing: isOf(standings, asked.get('keadaan')),
})

/** The query of a filter, in one order, so that the same filter has one address; empty for everything. */
export function queryOf(filter: Filter): string {
  const { list, service, country, company, officer, check, standing } = filter
  const named: readonly (readonly [string, string | null])[] = [
    ['daftar', list === 'antrean' ? null : list],
    ['layanan', service],
    ['negara', country],
    ['p3mi', company],
    ['petugas', officer],
    ['cek', check],
    ['keadaan', standing],
  ]
  return new URLSearchParams(
    named.flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]])),
  ).toString()
}

/** The address of a filter, with more beside it, e.g. which file is open. */
export function hrefOf(filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const query = [queryOf(filter), new URLSearchParams(more).toString()].filter((part) => part !== '').join('&')
  return query === '' ? '/meja' : `/meja?${query}`
}

/** How many things are narrowed; 0 for a whole list. */
export const narrowed = ({ list: _list, ...rest }: Filter): number =>
  Object.values(rest).filter((value) => value !== null).length
