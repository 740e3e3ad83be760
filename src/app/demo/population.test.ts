import assert from 'node:assert/strict'
import { isPossiblePhoneNumber } from 'libphonenumber-js'
import { describe, it } from 'vitest'
import { isWorkingDay } from '../../kernel/deadline.ts'
import { digestOf } from '../../kernel/digest.ts'
import { readNik } from '../../kernel/nik.ts'
import { ageOn, dayIn, instant, plusMonths, timeIn, WIB } from '../../kernel/time.ts'
import { inventedCompanies } from '../../modules/companies/index.ts'
import { areaOf, officeOf, reference, shippedCalendar } from '../../modules/offices/index.ts'
import { states } from '../../modules/placements/index.ts'
import type { DemoFile } from './file.ts'
import { demoPhone, demoPrefix } from './phone.ts'
import { population } from './population.ts'
import { readShares } from './shares.ts'

const moment = instant('2026-11-23T03:00:00Z')
const today = dayIn(moment, WIB)
const count = 700
const made = population({ seed: 'test', moment, count })
const { people, files, officers } = made
const personOf = new Map(people.map((person) => [person.key, person]))
const everybody = people.flatMap((person) => [person, ...person.family])
const ownerOf = ({ person }: DemoFile) => {
  const owner = personOf.get(person)
  assert(owner)
  return owner
}
const share = <T>(list: readonly T[], which: (item: T) => boolean): number => list.filter(which).length / list.length
const about = (value: number, expected: number, tolerance: number, what: string): void =>
  assert(Math.abs(value - expected) <= tolerance, `${what}: ${value.toFixed(3)}, expected ${expected} ± ${tolerance}`)

describe('the demonstration population', () => {
  it('is the same for the same seed and moment, and another for another seed', () => {
    const digest = (seed: string) => digestOf(JSON.parse(JSON.stringify(population({ seed, moment, count: 20 }))))
    assert.equal(digest('a'), digest('a'))
    assert.notEqual(digest('a'), digest('b'))
  })
  it('has one file a person, with a number counted by office and year', () => {
    assert.equal(people.length, count)
    assert.equal(new Set(files.map(({ person }) => person)).size, count)
    assert.equal(new Set(files.map(({ number }) => number)).size, count)
    for (const { number, office, steps } of files) {
      assert.match(number, /^[A-Z]{3}-\d\d-\d{6}$/)
      assert.equal(number.slice(0, 3), officeOf(office)?.prefix)
      assert.equal(number.slice(4, 6), dayIn(steps[0].at, officeOf(office)?.zone ?? WIB).slice(2, 4))
    }
  })
})

describe('its people', () => {
  it('hold a NIK that reads back, is nobody’s, and is given once', () => {
    for (const { nik, birthDate, sex } of everybody) {
      const reading = readNik(nik, today)
      assert(reading.ok, nik)
      assert.deepEqual({ ...reading.value }, { nik, birthDate, sex, districtCode: nik.slice(0, 6) })
      assert.notEqual(areaOf(nik.slice(0, 4)), undefined, 'its regency is real')
      assert.equal(areaOf(nik.slice(0, 6)), undefined, 'its district is not')
    }
    assert.equal(new Set(everybody.map(({ nik }) => nik)).size, everybody.length)
  })
  it('have telephones nobody can have, each their own', () => {
    const phones = [...everybody, ...officers].flatMap(({ phone }) => phone ?? [])
    assert.equal(new Set(phones).size, phones.length)
    for (const phone of phones) {
      assert(phone.startsWith(demoPrefix))
      assert(isPossiblePhoneNumber(phone), phone)
    }
    assert.throws(() => demoPhone(-1), RangeError)
  })
  it('have names without a repeated word, one in seven of a single word', () => {
    for (const { name } of everybody) {
      const words = name.split(' ')
      assert.equal(new Set(words).size, words.length, name)
    }
    about(
      share(people, ({ name }) => !name.includes(' ')),
      0.15,
      0.04,
      'single words',
    )
  })
  it('have names of their region', () => {
    const balinese = people.filter(({ village }) => village.startsWith('51')).map(({ name }) => name)
    assert(balinese.length > 5)
    assert(share(balinese, (name) => /^(I|Ni|Gede|Luh) /.test(name)) > 0.7)
  })
  it('are of age when they file, and of the age the route takes', () => {
    const { routes } = readShares()
    for (const file of files) {
      const age = ageOn(ownerOf(file).birthDate, dayIn(file.steps[0].at, WIB))
      const route = routes.find(
        ({ country, job, scheme }) => country === file.country && job === file.job && scheme === file.scheme,
      )
      assert(route)
      assert(age >= 18 && age >= route.age[0] - 1 && age <= route.age[1] + 1, `${file.key}: ${age}`)
    }
  })
  it('have a parent, a spouse exactly when married, and children younger than they could be parents', () => {
    for (const { family, maritalStatus, birthDate } of people) {
      assert(family.some(({ relation }) => relation === 'parent'))
      assert.equal(
        family.some(({ relation }) => relation === 'spouse'),
        maritalStatus === 'married',
      )
      for (const relative of family) {
        if (relative.relation === 'parent') assert(ageOn(relative.birthDate, birthDate) >= 17)
        if (relative.relation === 'spouse') assert(ageOn(relative.birthDate, today) >= 18)
        if (relative.relation === 'child')
          assert(relative.birthDate <= today && ageOn(birthDate, relative.birthDate) >= 18)
      }
    }
  })
  it('went to school as the statistics say, and longer where the route asks for it', () => {
    const free = files.filter(({ scheme }) => scheme === 'p2p' || scheme === 're-entry').map(ownerOf)
    about(
      share(free, ({ education }) => education === 'none'),
      0.091,
      0.035,
      'no school',
    )
    about(
      share(free, ({ education }) => education === 'sd'),
      0.283,
      0.05,
      'primary',
    )
    for (const file of files.filter(({ scheme }) => scheme === 'ssw-japan'))
      assert(['sma', 'd3', 's1'].includes(ownerOf(file).education))
  })
  it('come from the provinces people come from', () => {
    const from = (province: string) => share(people, ({ village }) => village.startsWith(province))
    about(from('35'), 69_925 / 296_948, 0.05, 'Jawa Timur')
    about(from('32'), 62_358 / 296_948, 0.05, 'Jawa Barat')
    about(from('52'), 35_215 / 296_948, 0.04, 'NTB')
  })
})

/** The ways between states that the service knows. */
const ways: Readonly<Record<string, readonly string[]>> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['returned', 'held', 'verified', 'refused', 'withdrawn'],
  returned: ['submitted', 'withdrawn'],
  verified: ['scheduled', 'issued', 'refused', 'withdrawn'],
  scheduled: ['oriented'],
  oriented: ['issued'],
  issued: ['departed', 'revoked'],
}

describe('its files', () => {
  it('stand in every state there is', () => {
    const whole = new Set(files.map(({ state }) => state))
    assert.deepEqual(
      states.filter((state) => !whole.has(state)),
      [],
    )
  })
  it('came to their state by ways the service knows, in order, in eighteen months and not after the present', () => {
    for (const { key, steps, state } of files) {
      assert.equal(steps[0].to, 'draft')
      assert.equal(steps.at(-1)?.to, state)
      assert(dayIn(steps[0].at, WIB) >= plusMonths(today, -19), key)
      steps.forEach(({ to, at }, index) => {
        assert(at <= moment, `${key} ${to} at ${at}`)
        const before = steps[index - 1]
        if (before) assert(before.at < at && ways[before.to]?.includes(to), `${key}: ${before.to} → ${to}`)
      })
    }
  })
  it('were handled by officers only while the office was open', () => {
    for (const { key, steps, office } of files) {
      const found = officeOf(office)
      assert(found)
      const calendar = shippedCalendar(found)
      for (const { to, at, by, officer } of steps) {
        if (by !== 'counter-officer' && by !== 'head-of-office') continue
        const clock = timeIn(at, calendar.zone)
        assert(isWorkingDay(dayIn(at, calendar.zone), calendar), `${key} ${to} on ${at}`)
        assert(clock >= calendar.opens && clock <= calendar.closes, `${key} ${to} at ${clock}`)
        assert.equal(officers.find((each) => each.key === officer)?.office, office)
      }
    }
  })
  it('name the fault when they were sent back, and the ground when they are held or refused', () => {
    for (const { steps, documents, key } of files)
      for (const { to, fault, ground } of steps) {
        assert.equal(fault !== null, to === 'returned')
        if (fault)
          assert(
            documents.some(({ kind }) => kind === fault.document),
            `${key} ${fault.document}`,
          )
        assert.equal(ground !== null, to === 'held' || to === 'refused')
      }
  })
  it('go through a company that was licensed exactly when the route is P2P', () => {
    const { companies, permits } = inventedCompanies()
    for (const { scheme, company, permit, country, job, employer } of files) {
      assert.equal(company !== null, scheme === 'p2p')
      assert.equal(reference().jobs.get(job)?.employer, employer)
      if (company === null) continue
      assert.equal(companies.find(({ id }) => id === company)?.status, 'licensed')
      assert.deepEqual(
        permits.filter(({ number }) => number === permit).map((each) => [each.company, each.country, each.job]),
        [[company, country, job]],
      )
    }
  })
  it('have their documents, issued before they were begun; a draft only some', () => {
    const { documents } = readShares()
    for (const file of files) {
      const kinds = file.documents.map(({ kind }) => kind)
      assert.equal(new Set(kinds).size, kinds.length)
      if (file.state !== 'draft') for (const kind of documents[file.scheme] ?? []) assert(kinds.includes(kind), kind)
      for (const { issuedOn } of file.documents) assert(issuedOn < dayIn(file.steps[0].at, WIB))
    }
  })
  it('show the officer something that differs exactly where the comparison says so', () => {
    const waiting = files.filter(({ state }) => state === 'submitted')
    const differing = waiting.filter(({ check }) => check === 'differs')
    const unclear = waiting.filter(({ check }) => check === 'unclear')
    assert(differing.length > 0 && unclear.length > 0)
    for (const { documents, key } of differing)
      assert(
        documents.some(({ differs }) => differs.birthDate !== undefined || differs.name !== undefined),
        key,
      )
    for (const { documents, key } of unclear)
      assert(
        documents.some(({ blurred }) => blurred),
        key,
      )
    for (const { documents, key } of files.filter(({ check }) => check === 'match'))
      for (const { differs, blurred } of documents) assert.deepEqual([differs, blurred], [{}, false], key)
  })
  it('have a session behind them when they were oriented, and before them when it is scheduled', () => {
    for (const { state, session } of files) {
      if (state === 'scheduled') assert(session && session.startsAt > moment)
      if (state === 'oriented') assert(session && session.endsAt <= moment)
      if (state === 'submitted') assert.equal(session, null)
    }
  })
  it('go where people go', () => {
    about(
      share(files, ({ country }) => country === 'HK'),
      53_608 / 152_773,
      0.06,
      'Hong Kong',
    )
    about(
      share(files, ({ country }) => country === 'TW'),
      44_920 / 152_773,
      0.06,
      'Taiwan',
    )
  })
  it('are served at an office in twenty-three, mostly at home', () => {
    const home = share(
      files,
      (file) => officeOf(file.office)?.id === reference().serviceAreas.get(ownerOf(file).village.slice(0, 2))?.office,
    )
    assert(home > 0.85 && home < 1, String(home))
  })
})
