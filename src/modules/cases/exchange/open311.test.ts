import { describe, expect, it } from 'vitest'
import { day, instant, plusDays } from '../../../kernel/time.ts'
import type { FeedRequest } from './feed.ts'
import { answering, asking, requestIn, servicesIn } from './open311.ts'

const asOf = instant('2026-10-31T17:00:00Z')
const request = (change: Partial<FeedRequest> = {}): FeedRequest => ({
  id: 'a1',
  category: 'unpaid-wage',
  office: null,
  status: 'open',
  requestedOn: day('2026-10-05'),
  updatedOn: day('2026-10-05'),
  ...change,
})
const asked = (query: string) => asking.parse(Object.fromEntries(new URLSearchParams(query)))
const found = (feed: readonly FeedRequest[], query: string): readonly string[] =>
  answering(feed, asked(query), asOf).map(({ id }) => id)

describe('GeoReport v2', () => {
  it('has every category as a service, and one for what is not told', () => {
    const services = servicesIn('id')
    expect(services.map(({ service_code: code }) => code)).toContain('unpaid-wage')
    expect(services.at(-1)).toMatchObject({ service_code: 'not-told', metadata: false, type: 'batch' })
    expect(new Set(services.map(({ service_code: code }) => code)).size).toBe(services.length)
  })

  it('writes a request with no place, no story and no moment finer than a day', () => {
    expect(requestIn('id', request())).toEqual({
      service_request_id: 'a1',
      status: 'open',
      status_notes: null,
      service_name: 'Gaji tidak dibayar atau dipotong',
      service_code: 'unpaid-wage',
      description: 'Pengaduan pekerja migran: Gaji tidak dibayar atau dipotong',
      agency_responsible: 'Pusat',
      service_notice: 'Terbit sebulan sekali, tanpa cerita, tempat, dan data orang.',
      requested_datetime: '2026-10-05T00:00:00+07:00',
      updated_datetime: '2026-10-05T00:00:00+07:00',
      expected_datetime: null,
      address: null,
      address_id: null,
      zipcode: null,
      lat: null,
      long: null,
      media_url: null,
    })
    expect(requestIn('en', request({ category: null, office: undefined }))).toMatchObject({
      service_code: 'not-told',
      agency_responsible: 'Not named',
    })
  })

  it('answers by name, kind, state and day, over ninety days at most', () => {
    const feed = [
      request(),
      request({ id: 'a2', category: null, status: 'closed' }),
      request({ id: 'a3', requestedOn: day('2026-06-01') }),
    ]
    expect(found(feed, '')).toEqual(['a1', 'a2'])
    expect(found(feed, 'status=closed')).toEqual(['a2'])
    expect(found(feed, 'service_code=not-told,violence')).toEqual(['a2'])
    expect(found(feed, 'service_request_id=a3')).toEqual(['a3'])
    expect(found(feed, 'start_date=2026-05-01T00:00:00Z')).toEqual(['a3'])
    expect(found(feed, `end_date=${plusDays(day('2026-10-05'), -1)}`)).toEqual([])
    expect(found(feed, 'start_date=2026-10-05&end_date=2026-10-05&jurisdiction_id=x')).toEqual(['a1', 'a2'])
  })

  it('refuses a day and a state that are none', () => {
    for (const query of ['start_date=kemarin', 'end_date=2026-02-30', 'status=lost'])
      expect(asking.safeParse(Object.fromEntries(new URLSearchParams(query))).success).toBe(false)
  })
})
