import type { TimeZone } from '../../../kernel/time.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import { type Block, paperOf } from '../../../platform/paper/paper.ts'
import { officeOf, reference } from '../../offices/index.ts'
import type { Case } from '../case.ts'
import { words as caseWords } from '../words.ts'
import type { Minutes } from './minutes.ts'
import { words } from './words.ts'

/** Minutes with everything that stands on their paper. */
export type Printed = {
  readonly one: Pick<Case, 'number' | 'country'>
  readonly minutes: Minutes
  readonly officer: string
  readonly zone: TimeZone
  /** How the paper is found again; `null`: they were written before minutes were entered. */
  readonly check: { readonly code: string; readonly address: string; readonly page: string } | null
}

/** What a table above the words of minutes says, in the language of whoever reads it. */
export function factsOf(
  lang: 'id' | 'en',
  { one, minutes, officer, zone }: Printed,
): readonly { name: string; value: string }[] {
  const [say, sayCase] = [words(lang), caseWords(lang)]
  const { office, at, data } = minutes
  const { country } = one
  const answer = (name: string, yes: string): string => (data[name] === true ? yes : say('no'))
  return [
    { name: say('number'), value: one.number },
    { name: say('when'), value: moment(lang, at, zone) },
    { name: say('office'), value: office === null ? sayCase('who.centre') : (officeOf(office)?.name[lang] ?? office) },
    ...(officer === '' ? [] : [{ name: say('officer'), value: officer }]),
    ...(country === null
      ? []
      : [{ name: say('country'), value: reference().destinations.get(country)?.name[lang] ?? country }]),
    ...('admitted' in data ? [{ name: say('admitted'), value: answer('admitted', say('yes')) }] : []),
    ...('committed' in data ? [{ name: say('committed'), value: answer('committed', say('committed.note')) }] : []),
  ]
}

/** Minutes as a PDF to sign and to take to court. Papers of offices are in Indonesian. The same minutes are the same bytes. */
export async function printMinutes(printed: Printed): Promise<Uint8Array> {
  const [say, sayCase] = [words('id'), caseWords('id')]
  const { one, minutes, officer, check } = printed
  const { office, at, text, digest, step } = minutes
  const code: Block[] = check
    ? [
        { kind: 'heading', text: say('proof') },
        {
          kind: 'code',
          address: check.address,
          lines: [
            `${say('code')}: ${check.code}`,
            say('scan', { address: check.page }),
            say('scan.what'),
            say('scan.compare'),
          ],
        },
      ]
    : [{ kind: 'small', text: say('before') }]
  return await paperOf({
    title: `${say(`title.${step}`)} ${one.number}`,
    language: 'id-ID',
    at,
    sender: [
      office === null ? sayCase('who.centre') : (officeOf(office)?.name.id ?? office),
      `${say('number')} ${one.number}`,
    ],
    blocks: [
      { kind: 'title', text: say(`title.${step}`) },
      { kind: 'facts', facts: factsOf('id', printed) },
      { kind: 'heading', text: say('content') },
      ...text.split(/\n{2,}/).map((part): Block => ({ kind: 'text', text: part })),
      { kind: 'heading', text: say('signatures') },
      {
        kind: 'signatures',
        names: [say('sign.reporter'), say('sign.reported'), say('sign.officer', { name: officer })],
      },
      ...code,
    ],
    foot: say('foot', { number: one.number, digest }),
  })
}
