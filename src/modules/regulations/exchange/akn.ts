import type { LocalDate } from '../../../kernel/time.ts'
import type { Instrument } from '../../../rules/rule.ts'
import { nameOf } from '../../../rules/source/name.ts'
import type { Expression } from '../texts/expression.ts'
import { bodyOn } from './akn-body.ts'
import { documentOf, element, text, type Xml } from './xml.ts'

const namespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'

export type Written = {
  readonly instrument: Instrument
  /** Every version of its articles. */
  readonly expressions: readonly Expression[]
  readonly on: LocalDate
  /** What instruments are called, by id. */
  readonly nameIn: (id: string) => string
}

/**
 * An instrument as it stands on a day in Akoma Ntoso 3.0 (OASIS LegalDocML): FRBR names, life cycle, and its articles
 * with chapters, paragraphs and points. Nothing when none of its articles is known on that day. Pure.
 */
export function akomaNtoso(written: Written): string | undefined {
  const body = bodyOn(written.expressions, written.on)
  if (body === undefined) return undefined
  const { instrument } = written
  const title = [nameOf(instrument), ...(nameOf(instrument) === instrument.title ? [] : [instrument.title])].join(', ')
  const preface = element(
    'preface',
    {},
    element('longTitle', { eId: 'preface__longtitle' }, element('p', {}, element('docTitle', {}, text(title)))),
  )
  const act = element('act', { name: 'act', contains: 'singleVersion' }, meta(written), preface, body)
  return documentOf(element('akomaNtoso', { xmlns: namespace }, act))
}

/** The name of the work: country, kind, year and number, `/akn/id/act/uu/2017/18`. Permanent as its id is. */
const workOf = ({ id, kind, number, year }: Instrument): string => {
  const slug = (part: string): string =>
    part
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
  const named = year !== null && /\d/.test(number)
  return named ? `/akn/id/act/${slug(kind)}/${year}/${slug(number)}` : `/akn/id/act/${id}`
}

function meta({ instrument, expressions, on, nameIn }: Written): Xml {
  const begun = expressions.filter(({ effectiveFrom }) => effectiveFrom <= on)
  const days = [...new Set(begun.map(({ effectiveFrom, madeBy }) => `${effectiveFrom} ${madeBy}`))].toSorted()
  const events = days.map((event, index) => {
    const [date = '', madeBy = ''] = event.split(' ')
    return { date, madeBy, type: index === 0 && madeBy === instrument.id ? 'generation' : 'amendment' }
  })
  const makers = [...new Set(events.map(({ madeBy }) => madeBy))]
  return element(
    'meta',
    {},
    identification(instrument, { on, since: events.at(-1)?.date ?? on, first: events[0]?.date ?? on }),
    element(
      'lifecycle',
      { source: '#bekal' },
      ...events.map(({ date, madeBy, type }, index) =>
        element('eventRef', { eId: `event_${index + 1}`, date, source: `#${refOf(madeBy)}`, type }),
      ),
    ),
    element(
      'references',
      { source: '#bekal' },
      ...makers.map((id) =>
        element(id === instrument.id ? 'original' : 'passiveRef', {
          eId: refOf(id),
          href: id === instrument.id ? workOf(instrument) : `/peraturan/${id}`,
          showAs: nameIn(id),
        }),
      ),
      element('TLCOrganization', { eId: 'bekal', href: '/ontology/organization/id/bekal', showAs: 'Bekal' }),
    ),
  )
}

const refOf = (id: string): string => `ref_${id}`

type Days = { readonly on: LocalDate; readonly since: string; readonly first: string }

/** The work, this version of it in Indonesian, and this file. */
function identification(instrument: Instrument, { on, since, first }: Days): Xml {
  const work = workOf(instrument)
  const expression = `${work}/ind@${since}`
  const author = element('FRBRauthor', { href: '#bekal' })
  const [date, name] =
    instrument.issued !== null
      ? [instrument.issued, 'issued']
      : instrument.inForce === null
        ? [first, 'first-known-text']
        : [instrument.inForce, 'in-force']
  const level = (tag: string, { uri, days }: { uri: string; days: Xml }, ...more: readonly Xml[]): Xml =>
    element(
      tag,
      {},
      element('FRBRthis', { value: `${uri}/!main` }),
      element('FRBRuri', { value: uri }),
      days,
      author,
      ...more,
    )
  const numbered = /\d/.test(instrument.number) ? [element('FRBRnumber', { value: instrument.number })] : []
  return element(
    'identification',
    { source: '#bekal' },
    level(
      'FRBRWork',
      { uri: work, days: element('FRBRdate', { date, name }) },
      element('FRBRcountry', { value: 'id' }),
      ...numbered,
      element('FRBRname', { value: nameOf(instrument) }),
    ),
    level(
      'FRBRExpression',
      { uri: expression, days: element('FRBRdate', { date: since, name: 'in-force' }) },
      element('FRBRlanguage', { language: 'ind' }),
    ),
    level(
      'FRBRManifestation',
      { uri: `${expression}.xml`, days: element('FRBRdate', { date: on, name: 'asked' }) },
      element('FRBRformat', { value: 'application/akn+xml' }),
    ),
  )
}
