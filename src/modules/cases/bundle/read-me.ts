import { words as minutesWords } from '../minutes/words.ts'
import { words } from '../words.ts'
import type { Manifest } from './manifest.ts'

/** What lies beside the proofs for whoever opens the bundle: what was said, in its order, and how to check it without us. */
export function readMe({ case: of, messages, steps, madeAt }: Manifest): string {
  const [say, sayMinutes] = [words('id'), minutesWords('id')]
  const talk = messages.map(({ seq, at, side, text, files }) =>
    [
      `${seq}. ${at} ${say(side === 'reporter' ? 'talk.reporter' : 'talk.office')}`,
      text,
      ...files.map(({ name, sha256 }) => `${name}  SHA-256 ${sha256}`),
    ].join('\n'),
  )
  const done = steps.map(({ at, step, said, minutes }) =>
    [
      `${at} ${say(`step.${step as 'filed'}`)}`,
      ...(said === '' ? [] : [said]),
      ...(minutes ? [sayMinutes('bundle.entered', { position: minutes.receipt.position })] : []),
    ].join('\n'),
  )
  return `${[
    say('bundle.title', { number: of.number }),
    say('bundle.made', { at: madeAt }),
    say('bundle.how'),
    `bekal cases bundle-check <${say('bundle.file')}> --keys <kunci>`,
    say('bundle.keys'),
    `== ${say('talk')} ==`,
    ...talk,
    `== ${say('steps')} ==`,
    say('bundle.steps'),
    ...done,
  ].join('\n\n')}\n`
}
