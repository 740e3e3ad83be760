import type { Language } from '../../../platform/i18n/language.ts'
import type { Step } from '../case.ts'
import { words } from '../words.ts'
import { rungs } from './climb.ts'

/** Who was told when something rang, by name; empty for every other step. */
export function toldText(lang: Language, { step, data }: Pick<Step, 'step' | 'data'>): string {
  const names = data['names']
  if (step === 'transfer-overdue')
    return names === '' ? words(lang)('told.nobody') : words(lang)('told.names', { names: String(names) })
  if (step !== 'warning' && step !== 'overdue' && step !== 'unread') return ''
  const say = words(lang)
  const rung = rungs.find((one) => one === data['rung'])
  const name = data['name']
  if (rung === undefined || typeof name !== 'string') return data['told'] === null ? say('told.nobody') : ''
  return say(data['standsIn'] === true ? 'told.stand-in' : 'told.who', { name, rung: say(`rung.${rung}`) })
}
