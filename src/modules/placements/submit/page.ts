import { backLink } from '../../../platform/http/components/back-link.ts'
import { button, linkButton } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { form } from '../../../platform/http/components/form.ts'
import { receipt } from '../../../platform/http/components/panel.ts'
import { summaryList } from '../../../platform/http/components/summary-list.ts'
import { html } from '../../../platform/http/html.ts'
import type { Page, Web } from '../../../platform/http/route.ts'
import { officeOf, reference, zoneOfArea } from '../../offices/index.ts'
import type { JourneyView } from '../journey/view.ts'
import { words } from '../journey/words.ts'
import { explainPromise } from '../promises.ts'

/** Everything once more before it is sent; each answer can be changed. */
export function submitPage(web: Web, { application, ruleSet, documents }: JourneyView, problem?: string): Page {
  const say = words(web.lang)
  const { lang } = web
  const office = officeOf(application.office)?.name[lang] ?? application.office
  const ready = documents.filter(({ state }) => state === 'uploaded' || state === 'verified')
  return {
    title: say('send.title'),
    current: 'journey',
    failed: problem !== undefined,
    body: html`<section>${backLink('/perjalanan', lang)}${errorSummary(problem === undefined ? {} : { kirim: problem }, lang)}<h1>${say('send.title')}</h1><p class="lead">${say('send.lead', { office })}</p>${summaryList(
      [
        { question: say('send.to'), answer: reference().destinations.get(application.country)?.name[lang] },
        { question: say('send.as'), answer: reference().jobs.get(application.job)?.name[lang] },
        { question: say('send.way'), answer: ruleSet.schemes.get(application.scheme)?.title[lang] },
        { question: say('send.employer'), answer: application.employerName ?? undefined },
        {
          question: say('send.months'),
          answer:
            application.contractMonths === null
              ? undefined
              : say('send.months.value', { months: application.contractMonths }),
          change: '/perjalanan/jawab/placement.contractMonths',
        },
        {
          question: say('send.documents'),
          answer: say('send.documents.value', { count: ready.length }),
          change: '/berkas',
        },
      ],
      lang,
    )}${form({ action: '/perjalanan/kirim', session: web.session, key: web.key, id: 'kirim', body: button({ text: say('send.go'), iconAfter: 'arrow-right' }) })}</section>`,
  }
}

/** After sending: the number, who checks it until when, and where the proof is. */
export function sentPage(web: Web, { application, clock, ruleSet }: JourneyView): Page {
  const say = words(web.lang)
  const promise =
    clock && clock.stoppedAt === null
      ? explainPromise(web.lang, clock, { ruleSet, zone: zoneOfArea(application.village) })
      : ''
  return {
    title: say('sent.title'),
    current: 'journey',
    body: html`<section>${receipt({ title: say('sent.title'), label: say('sent.label'), number: application.number, next: say('sent.next', { promise }) })}<p><a href="/log/berkas/${application.id}">${say('sent.proof')}</a></p>${linkButton({ href: '/perjalanan', text: say('sent.go'), kind: 'solid' })}</section>`,
  }
}
