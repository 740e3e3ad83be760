import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { areasOf } from './areas.ts'
import { inRupiah } from './condition.ts'
import { DataProblem, readData } from './data-file.ts'
import { destinationsFile, likelySchemes } from './destination.ts'
import { jobsFile } from './job.ts'
import { officesFile } from './office.ts'
import { conditionFor, countersNear, officeOf, officeServing, reference, zoneOfArea } from './reference.ts'

const root = join(import.meta.dirname, '../../..')
const textOf = (file: string): string => readFileSync(join(root, 'data', file), 'utf8')
const { offices, serviceAreas, destinations, jobs, conditions, rates } = reference()
const ofKind = (kind: string) => [...offices.values()].filter((office) => office.kind === kind)

describe('offices', () => {
  it('are 23 BP3MI with a prefix of their own, posts, missions and desks', () => {
    assert.equal(ofKind('bp3mi').length, 23)
    assert.equal(new Set(ofKind('bp3mi').map(({ prefix }) => prefix)).size, 23)
    assert.equal(officeOf('bp3mi-jawa-timur')?.prefix, 'JTM')
    for (const kind of ['p4mi', 'mission', 'airport-desk']) assert(ofKind(kind).length >= 10, kind)
  })
  it('serve every province, each by one BP3MI, and the fifteen without their own are marked to be confirmed', () => {
    for (const { code, name } of areasOf('province').values()) assert.equal(officeServing(code)?.kind, 'bp3mi', name)
    const own = new Set(ofKind('bp3mi').map(({ name }) => name.id.replace('BP3MI ', '')))
    const without = [...areasOf('province').values()].filter(({ name }) => !own.has(name))
    assert.equal(without.length, 15)
    for (const { code, name } of without) assert.equal(serviceAreas.get(code)?.confidence, 'to-confirm', name)
  })
  it('answer for every village, regency and district by the province they lie in', () => {
    assert.equal(officeServing('3505012001')?.id, 'bp3mi-jawa-timur')
    assert.equal(officeServing('7604')?.id, 'bp3mi-sulawesi-selatan')
    assert.equal(officeServing('9999999999'), undefined)
  })
  it('name the post near a regency before the BP3MI that answers for it', () => {
    assert.deepEqual(
      countersNear('7604').map(({ id }) => id),
      ['p4mi-polewali-mandar', 'bp3mi-sulawesi-selatan'],
    )
    assert.deepEqual(countersNear('nowhere'), [])
  })
  it('know the time zone people live in, which may not be the office’s', () => {
    assert.equal(zoneOfArea('6201012001'), 'Asia/Jakarta')
    assert.equal(officeServing('6201012001')?.zone, 'Asia/Makassar')
    assert.equal(zoneOfArea('9403'), 'Asia/Jayapura')
  })
  it('have no address until somebody confirmed one', () => {
    for (const { address } of offices.values()) assert.equal(address, null)
  })
})

describe('destinations', () => {
  it('are about forty, the ten largest with a mission', () => {
    assert(destinations.size >= 40)
    for (const code of ['TW', 'HK', 'MY', 'KR', 'JP', 'SG', 'SA', 'IT', 'BN', 'TR']) {
      const mission = destinations.get(code)?.mission
      assert.equal(mission && offices.get(mission)?.country, code)
    }
  })
  it('are served by a mission of their own country or a neighbour that exists', () => {
    for (const { mission } of destinations.values()) if (mission) assert.equal(offices.get(mission)?.kind, 'mission')
  })
  it('name the usual routes, which are routes the facts know', () => {
    const facts = parse(readFileSync(join(root, 'regulations/facts.yaml'), 'utf8'))
    const known = new Set(Object.keys(facts['placement.scheme'].values))
    for (const { code, schemes } of destinations.values())
      for (const scheme of Object.values(schemes).flat()) assert(known.has(scheme), `${code}: ${scheme}`)
  })
  it('send a household carer to Taiwan by P2P, a factory worker to Korea by G2G, a care worker to Japan by SSW', () => {
    const first = (country: string, job: string) => {
      const [destination, found] = [destinations.get(country), jobs.get(job)]
      return destination && found && likelySchemes(destination, found.sector)[0]
    }
    assert.equal(first('TW', 'elderly-carer'), 'p2p')
    assert.equal(first('KR', 'factory-worker'), 'g2g-korea')
    for (const job of ['careworker', 'farm-worker', 'food-processing-worker'])
      assert.equal(first('JP', job), 'ssw-japan', job)
  })
  it('have money and names people know', () => {
    for (const { currency, code, name } of destinations.values()) {
      assert.equal(new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' }).of(currency) !== undefined, true)
      assert.notEqual(new Intl.DisplayNames('id', { type: 'region', fallback: 'none' }).of(code), undefined, name.id)
    }
  })
})

describe('jobs', () => {
  it('are about sixty, each with a picture of its own', () => {
    assert(jobs.size >= 60)
    assert.equal(new Set([...jobs.values()].map(({ icon }) => icon)).size, jobs.size)
    for (const { icon } of jobs.values())
      assert(existsSync(join(root, `node_modules/lucide-static/icons/${icon}.svg`)), icon)
  })
  it('are employed by a household exactly in the household sector', () => {
    for (const { slug, sector, employer } of jobs.values())
      assert.equal(employer === 'household', sector === 'household', slug)
  })
  it('are described in one sentence of at most twelve words', () => {
    for (const { slug, about } of jobs.values()) {
      assert.match(about.id, /^[^.]+\.$/, slug)
      assert(about.id.split(' ').length <= 12, `${slug}: ${about.id}`)
    }
  })
})

describe('working conditions', () => {
  it('are known for a carer in Taiwan, by month and with a source', () => {
    const condition = conditionFor('TW', 'elderly-carer')
    assert(condition)
    assert.deepEqual(condition.pay, { amount: 20_000, currency: 'TWD', per: 'month' })
    assert.equal(condition.confidence, 'likely')
  })
  it('are said not to be known where there is no source', () => {
    assert.equal(conditionFor('QA', 'welder'), undefined)
    assert.equal(conditionFor('TW', 'no-such-job'), undefined)
  })
  it('are never claimed to be verified', () => {
    for (const { confidence } of conditions) assert.notEqual(confidence, 'verified')
  })
  it('are turned into rupiah roughly, and only with a rate', () => {
    assert.equal(inRupiah({ amount: 20_000, currency: 'TWD', per: 'month' }, rates), 10_800_000)
    assert.equal(inRupiah({ amount: 2_156_880, currency: 'KRW', per: 'month' }, rates), 25_020_000)
    assert.equal(inRupiah({ amount: 1, currency: 'XAU', per: 'month' }, rates), undefined)
    for (const { pay } of conditions) assert.notEqual(inRupiah(pay, rates), undefined, pay.currency)
  })
})

describe('a reference file that is wrong', () => {
  const problem = (file: string, schema: Parameters<typeof readData>[1], change: (text: string) => string): string => {
    try {
      readData(file, schema, change(textOf(file)))
    } catch (caught) {
      assert(caught instanceof DataProblem)
      return caught.message
    }
    return assert.fail('nothing was wrong')
  }
  it('is refused with file, line, place and what was expected', () => {
    const line =
      textOf('offices.yaml')
        .split('\n')
        .findIndex((text) => text.includes('prefix: JTM')) + 1
    const message = problem('offices.yaml', officesFile, (text) => text.replace('prefix: JTM', 'prefix: JT'))
    assert.equal(message, `data/offices.yaml:${line}: regional[12].prefix: expected three capital letters`)
  })
  it('is refused when a province is left without an office', () => {
    const message = problem('offices.yaml', officesFile, (text) => text.replace(/.*province: '94'.*\n/, ''))
    assert.match(message, /^data\/offices\.yaml:\d+: serviceAreas: no office serves Papua Tengah \(94\)$/)
  })
  it('is refused when it names an office that is not there, or the same thing twice', () => {
    const gone = problem('offices.yaml', officesFile, (text) =>
      text.replace('parent: bp3mi-bali', 'parent: bp3mi-bal1'),
    )
    assert.match(gone, /desks\[\d+\]\.parent: no BP3MI has the id bp3mi-bal1/)
    const twice = problem('jobs.yaml', jobsFile, (text) => text.replace('slug: welder', 'slug: nurse'))
    assert.match(twice, /jobs\[\d+\]: nurse stands here twice/)
    const mission = problem('destinations.yaml', destinationsFile(new Set()), (text) => text)
    assert.match(mission, /destinations\[0\]\.mission: no mission has the id kdei-taipei/)
  })
  it('is refused with the line when it is no YAML at all', () =>
    assert.match(
      problem('jobs.yaml', jobsFile, () => 'jobs: [a, b'),
      /^data\/jobs\.yaml: .*line 1/s,
    ))
  it('is refused for every member that is taken away from a job', () => {
    const whole: { jobs: Record<string, unknown>[] } = parse(textOf('jobs.yaml'))
    for (const member of Object.keys(whole.jobs[0] ?? {})) {
      const { [member]: _gone, ...rest } = whole.jobs[0] ?? {}
      assert.match(
        problem('jobs.yaml', jobsFile, () => stringify({ jobs: [rest] })),
        new RegExp(`jobs\\[0\\]\\.${member}`),
      )
    }
  })
})
