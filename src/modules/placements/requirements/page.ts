import { linkButton } from '../../../platform/http/components/button.ts'
import { fold } from '../../../platform/http/components/fold.ts'
import { askClass } from '../../../platform/http/components/hero.ts'
import { pageTop } from '../../../platform/http/components/page-top.ts'
import { printHint, share } from '../../../platform/http/components/share.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { type Condition, reference } from '../../offices/index.ts'
import { addressOf, type Chosen } from './chosen.ts'
import { costList } from './cost-list.ts'
import { figures } from './figures.ts'
import { askRequirements } from './form.ts'
import { personal, prepare, road } from './prepare.ts'
import type { Requirements } from './requirements.ts'
import { checks, routes, warnings } from './warnings.ts'
import { words } from './words.ts'

/** The question alone: nothing chosen yet, or only half of it. */
export function questionPage(web: Web, chosen: Chosen, ruleSet: RuleSet): Page {
  const say = words(web.lang)
  const { asked, destination, job } = chosen
  const { searchParams } = web.url
  const sent = searchParams.has('ke') || searchParams.has('kerja')
  const noCountry = asked.country === '' ? 'missing.country' : 'unknown.country'
  const noJob = asked.job === '' ? 'missing.job' : 'unknown.job'
  const errors = {
    ...(sent && destination === undefined ? { ke: say(noCountry) } : {}),
    ...(sent && job === undefined ? { kerja: say(noJob) } : {}),
  }
  return {
    title: say('title'),
    failed: Object.keys(errors).length > 0,
    body: html`${pageTop({ title: say('title'), more: html`<p>${say('lead')}</p>` })}<section>${askRequirements({ lang: web.lang, chosen, ruleSet, errors, class: askClass })}</section>`,
  }
}

export type Answer = {
  readonly chosen: Chosen
  readonly found: Requirements
  readonly condition: Condition | undefined
  /** The address of the service, for sharing. */
  readonly origin: string
}

/** The answer, with the question folded on top. */
export function answerPage(web: Web, answer: Answer): Page {
  const { lang } = web
  const say = words(lang)
  const { chosen, found, condition } = answer
  const title = say('for', namesOf(answer, web))
  return {
    title,
    scripts: ['page.js'],
    body: html`${pageTop({ title, more: html`<p>${chosen.job?.about[lang]}</p>` })}${fold({ title: say('change'), body: askRequirements({ lang, chosen, ruleSet: found.ruleSet, near: true }) })}<section>${routeOf(web, answer)}${warnings(found, chosen, lang)}${figures(found, condition, lang)}</section>${prepare(found, chosen, lang)}${personal(found, lang)}${road(found, lang)}${costList(found, lang)}${work(web, condition)}<section>${checks(found, lang)}</section>${onward(web, answer)}`,
  }
}

/** Names for sentences: the job and the country, or what was typed where we do not know it. */
function namesOf({ chosen: { job, destination, asked } }: Answer, { lang }: Web): { job: string; country: string } {
  const name = job?.name[lang] ?? asked.job
  return { job: lang === 'id' ? lowerFirst(name) : name, country: destination?.name[lang] ?? asked.country }
}

const lowerFirst = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`

/** Which route answers, and which others there are when the person chose none. */
function routeOf({ lang }: Web, { chosen, found }: Answer): Html {
  const say = words(lang)
  const { named, likely, asked } = chosen
  const others = likely.filter((code) => code !== found.scheme?.code)
  const also =
    others.length === 0
      ? nothing
      : html` ${say('route.also')} ${routes(found.ruleSet, { asked, codes: others }, lang)}.`
  return html`<p><b>${say('route', { scheme: found.scheme?.title[lang] ?? asked.scheme })}</b>. ${found.scheme?.sentence[lang]} ${named ? '' : say('route.likely')}${also}</p>`
}

function work({ lang }: Web, condition: Condition | undefined): Html {
  const say = words(lang)
  const known =
    condition === undefined
      ? say('work.none')
      : [
          condition.note[lang],
          condition.contractMonths === null ? '' : say('work.months', { months: condition.contractMonths }),
          say('work.source', { source: condition.source[lang], date: shortDay(lang, condition.asOf) }),
          say('work.rate', { date: shortDay(lang, reference().rates.asOf) }),
        ].join(' ')
  return html`<section><h2>${say('work')}</h2><p>${known}</p></section>`
}

/** What now: begin, ask somebody, send it on, print it; and which rules answered. */
function onward(web: Web, answer: Answer): Html {
  const { lang } = web
  const say = words(lang)
  const { asked, destination } = answer.chosen
  const { ruleSet, on } = answer.found
  const begin =
    destination?.open === true && answer.found.scheme?.open === true && answer.found.closed.length === 0
      ? linkButton({
          href: addressOf({ ...asked, scheme: answer.found.scheme.code }).replace('/syarat', '/lamar'),
          text: say('begin'),
          iconAfter: 'arrow-right',
        })
      : nothing
  return html`<section class="flow">${begin}${linkButton({ href: '/kantor', text: say('ask'), kind: 'outline', icon: 'landmark' })}${share({ lang, text: say('share', namesOf(answer, web)), url: `${answer.origin}${addressOf(asked)}` })}${printHint(lang)}<p class="soft">${say('rules', { digest: ruleSet.digest.replace('sha256:', '').slice(0, 8), date: shortDay(lang, on) })} ${say('unsure.note')} <a href="/peraturan">${say('rules.all')}</a></p></section>`
}
