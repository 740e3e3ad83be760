import { type Fact, factsGrid } from '../../../platform/http/components/facts.ts'
import type { Html } from '../../../platform/http/html.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import { type Condition, reference } from '../../offices/index.ts'
import type { Requirements } from './requirements.ts'
import { ageText, daysText, doubt, ownText, payText, rupiahOfPay } from './say.ts'
import { words } from './words.ts'

/** The four figures that decide: pay, own cost, months, age. What is not known says so. */
export function figures(found: Requirements, condition: Condition | undefined, lang: Language): Html {
  const say = words(lang)
  const { own, days, age } = found
  const years = ageText(age, lang)
  const costs: Fact = {
    figure: ownText(own, lang),
    means: say(own.complete && own.min === own.max ? 'own' : 'own.least'),
    icon: 'wallet',
    tone: 'brown',
  }
  const length: Fact = {
    figure: days === null ? say('days.none') : daysText(days, lang),
    means: say('days'),
    icon: 'hourglass',
    tone: 'sea',
  }
  const window: Fact[] =
    years === undefined || age.minimum === null
      ? []
      : [
          {
            figure: years,
            means: joined(
              say(age.maximum === null ? 'age' : 'age.window'),
              doubt(age.minimum.line.rule.confidence, lang),
            ),
            icon: 'user',
            tone: 'indigo',
          },
        ]
  return factsGrid([payFact(condition, lang), costs, length, ...window])
}

function payFact(condition: Condition | undefined, lang: Language): Fact {
  const say = words(lang)
  if (condition === undefined)
    return { figure: say('pay.none'), means: say('pay.none.note'), icon: 'banknote', tone: 'leaf' }
  const { pay, asOf, confidence } = condition
  return {
    figure: payText(pay, lang),
    means: `${joined(say(`pay.${pay.per}`), rupiahOfPay(pay, reference().rates, lang))}. ${joined(say('pay.asOf', { date: shortDay(lang, asOf) }), doubt(confidence, lang))}`,
    icon: 'banknote',
    tone: 'leaf',
  }
}

/** Pieces of a line, parted by commas; empty ones are left out. */
export const joined = (...pieces: readonly string[]): string => pieces.filter((piece) => piece !== '').join(', ')
