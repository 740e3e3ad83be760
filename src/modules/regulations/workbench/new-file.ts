import { stringify } from 'yaml'

/**
 * What a new file of the law begins with, so that nobody writes one from nothing: an instrument, or a rule with an
 * example for each way it can answer. What must be said stands empty; the check names it.
 *
 * @param path  where it will stand, e.g. `uu-18-2017/pasal-99.yaml`
 */
export function newFile(path: string): string {
  const [folder = '', file = ''] = path.split('/')
  if (file === '') return ''
  return stringify(file === 'instrument.yaml' ? instrument(folder) : rule(folder, file.replace(/\.yaml$/, '')), {
    lineWidth: 110,
  })
}

const instrument = (id: string): object => ({
  id,
  rank: 'ministerial-regulation',
  kind: '',
  number: '',
  year: null,
  title: '',
  aliases: [],
  issued: null,
  inForce: null,
  ended: null,
  status: 'in-force',
  relations: [],
  source: null,
  textVerified: false,
  confidence: 'to-confirm',
  summary: '',
})

const rule = (instrumentId: string, name: string): object => ({
  id: `${instrumentId}.${name}`,
  instrument: instrumentId,
  at: '',
  kind: 'eligibility',
  title: { id: '', en: '' },
  from: '',
  guards: ['verification'],
  condition: '',
  unmet: { id: '', en: '' },
  confidence: 'to-confirm',
  examples: [
    { name: 'terpenuhi', on: '', facts: {}, finds: 'met' },
    { name: 'belum terpenuhi', on: '', facts: {}, finds: 'unmet' },
    { name: 'belum diketahui', on: '', facts: {}, finds: 'unknown' },
  ],
})
