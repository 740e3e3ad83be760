import { linkButton } from '../../../platform/http/components/button.ts'
import { nextStep } from '../../../platform/http/components/next-step.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { zoneOfArea } from '../../offices/index.ts'
import { classAt } from './class.ts'
import { hrefOfDocument, hrefOfFact } from './facts.ts'
import type { JourneyTask } from './tasks.ts'
import type { JourneyView } from './view.ts'
import { words } from './words.ts'

type Next = {
  readonly title: string
  readonly note?: string
  readonly body?: Html
  readonly link?: { readonly href: string; readonly text: string }
  /** What is possible as well. */
  readonly also?: { readonly href: string; readonly text: string }
}

/** The one next step, largest on the page. */
export function nextOf(web: Web, view: JourneyView): Html {
  const say = words(web.lang)
  const { title, note, body, link, also } = whatNext(web, view)
  return nextStep({
    head: say('next'),
    title,
    body: html`${note === undefined ? nothing : html`<p>${note}</p>`}${body ?? nothing}`,
    buttons: [
      ...(link ? [linkButton({ ...link, kind: 'solid', iconAfter: 'arrow-right' })] : []),
      ...(also ? [linkButton({ ...also, kind: 'outline' })] : []),
    ],
  })
}

/** The one thing to do now. Pure of everything but words. */
function whatNext(web: Web, view: JourneyView): Next {
  const say = words(web.lang)
  const { application, decision, seat } = view
  const decisionLink = decision ? { href: `/putusan/${decision.id}`, text: say('do.decision') } : undefined
  switch (application.state) {
    case 'draft':
    case 'returned':
      return beforeSending(web, view)
    case 'held':
      return { title: say('next.held'), ...(decisionLink ? { link: decisionLink } : {}) }
    case 'verified':
      return needsOrientation(view)
        ? {
            title: say('next.seat'),
            note: say('next.seat.note'),
            link: { href: '/perjalanan/opp', text: say('do.seat') },
          }
        : { title: say('next.issue'), note: say('next.wait.note') }
    case 'scheduled':
      return {
        title: say('next.class'),
        ...(seat ? { body: classAt(web.lang, seat, zoneOfArea(application.village)) } : {}),
      }
    case 'departed':
      return {
        title: say('next.departed'),
        note: say('next.departed.note'),
        link: { href: '/kartu', text: say('do.card') },
      }
    case 'issued':
      return { title: say('next.card'), note: say('next.card.note'), link: { href: '/kartu', text: say('do.card') } }
    case 'withdrawn':
      return { title: say('next.new'), link: { href: '/lamar', text: say('do.apply') } }
    case 'refused':
      return {
        title: say('next.refused'),
        note: say('next.refused.note'),
        ...(decisionLink ? { link: decisionLink } : {}),
        also: { href: '/lamar', text: say('next.new') },
      }
    case 'revoked':
      return { title: say('next.revoked'), ...(decisionLink ? { link: decisionLink } : {}) }
    case 'submitted':
    case 'oriented':
      return {
        title: application.state === 'oriented' ? say('next.issue') : say('next.wait'),
        note: say('next.wait.note'),
      }
  }
}

/** What the worker still does before the file can be sent, most urgent first. */
function beforeSending(web: Web, view: JourneyView): Next {
  const say = words(web.lang)
  const returned = documentsIn(view, 'returned')
  if (returned.length > 0)
    return {
      title: say('next.returned', { count: returned.length }),
      note: say('next.returned.note'),
      link: documentLink(web, view, returned),
    }
  if (view.journey.ready)
    return {
      title: say('next.send'),
      note: say('next.send.note'),
      link: { href: '/perjalanan/kirim', text: say('do.send') },
    }
  const questions = tasksIn(view, (task) => task.kind === 'question')
  const [first] = questions
  if (first?.kind === 'question')
    return {
      title: say('next.questions', { count: questions.length }),
      link: { href: hrefOfFact(first.fact), text: say('do.questions') },
    }
  const missing = documentsIn(view, 'missing')
  const [only] = missing
  const name = only === undefined ? undefined : view.ruleSet.documents.get(only)?.everyday[web.lang]
  return {
    title:
      missing.length === 1 && name !== undefined
        ? say('next.document', { name })
        : say('next.documents', { count: missing.length }),
    link: documentLink(web, view, missing),
  }
}

const needsOrientation = ({ journey }: JourneyView): boolean =>
  journey.steps.some(({ step }) => step.review === 'orientation')
const tasksIn = ({ journey }: JourneyView, wanted: (task: JourneyTask) => boolean): JourneyTask[] =>
  journey.steps.flatMap(({ tasks }) => tasks.filter(wanted))

/** Documents of the journey that stand so. */
const documentsIn = (view: JourneyView, state: 'missing' | 'returned'): string[] =>
  tasksIn(view, (task) => task.kind === 'document' && task.state === state).flatMap((task) =>
    task.kind === 'document' ? [task.code] : [],
  )

/** Straight to the one document; to the list where there are several. */
function documentLink(web: Web, { ruleSet }: JourneyView, codes: readonly string[]): NonNullable<Next['link']> {
  const say = words(web.lang)
  const [only] = codes
  return codes.length === 1 && only !== undefined
    ? { href: hrefOfDocument(ruleSet, only), text: say('do.document') }
    : { href: '/berkas', text: say('do.documents') }
}
