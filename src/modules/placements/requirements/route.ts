import { dayIn, WIB } from '../../../kernel/time.ts'
import { act, everybody } from '../../../platform/access/policy.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import type { Tools } from '../../../platform/tools.ts'
import { isInForce } from '../../../rules/prepare.ts'
import type { RuleSet } from '../../../rules/rule.ts'
import { conditionFor } from '../../offices/index.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { addressOf, askedIn, chosenOf, keepOpen } from './chosen.ts'
import { documentPage } from './document-page.ts'
import { answerPage, questionPage } from './page.ts'
import { isRouteOpen, requirementsOf } from './requirements.ts'

/** Anybody may ask what is needed. */
const ask = act('placements.ask-requirements', everybody)

const today = (web: Web) => dayIn(web.now(), WIB)
const lawOf = async (web: Web): Promise<RuleSet> => await web.read(async (tx) => await ruleSetOn(tx, today(web)))

async function requirements(web: Web, { config }: Tools): Promise<Response> {
  const ruleSet = await lawOf(web)
  const asked = chosenOf(askedIn(web.url.searchParams), new Set(ruleSet.schemes.keys()))
  const chosen = keepOpen(asked, (choice) => isRouteOpen(ruleSet, choice, today(web)))
  const { choice } = chosen
  if (choice === undefined) return await web.page(questionPage(web, chosen, ruleSet))
  const found = requirementsOf(ruleSet, choice, today(web))
  const condition = conditionFor(choice.country, choice.job)
  return await web.page(answerPage(web, { chosen, found, condition, origin: config.publicUrl }))
}

async function oneDocument(web: Web): Promise<Response> {
  const ruleSet = await lawOf(web)
  const document = ruleSet.documents.get(web.params['code'] ?? '')
  if (document === undefined) return await web.refuse({ code: 'edge.not-found' })
  const rules = ruleSet.rules.filter((rule) => rule.document === document.code && isInForce(rule, today(web)))
  const back = `${addressOf(askedIn(web.url.searchParams))}#siapkan`
  return await web.page(documentPage(web, { document, rules, back }))
}

export const requirementRoutes: readonly Route[] = [
  { method: 'GET', path: '/syarat', act: ask, sees: null, limit: 'public', handle: requirements },
  { method: 'GET', path: '/syarat/dokumen/:code', act: ask, sees: null, limit: 'public', handle: oneDocument },
]
