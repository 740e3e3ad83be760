import { dayIn, WIB } from '../../../kernel/time.ts'
import { blank, type Form, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { ruleSetOn } from '../../regulations/index.ts'
import { acts } from '../acts.ts'
import { checkCard, codeOf } from './check.ts'
import { verifierPlace } from './files.ts'
import { outcomeOf } from './outcome.ts'
import { type CheckView, checkPage } from './page.ts'
import { words } from './words.ts'

/** The rule on what must be there at departure. The card is not, and the page says so beside every result. */
const atDeparture = 'uu-18-2017.pasal-70.memberangkatkan'

/** What the page says besides the result, from the law in force. */
export async function surroundings(web: Web, form: Form<unknown>): Promise<CheckView> {
  const ruleSet = await web.asBekal.read(async (tx) => await ruleSetOn(tx, dayIn(tx.now, WIB)))
  const rule = ruleSet.rules.find(({ id }) => id === atDeparture)
  return {
    form,
    schemes: new Map([...ruleSet.schemes].map(([code, { title }]) => [code, title[web.lang]])),
    law: rule && { citation: rule.citation, rule: rule.id },
    verifier: verifierPlace,
    action: '/verifikasi',
  }
}

async function check(web: Web, { seal }: Tools): Promise<Response> {
  const typed = await web.typed()
  const [code, passportEnd] = [codeOf(oneOf(typed, 'kode') ?? ''), oneOf(typed, 'paspor') ?? '']
  if (code.trim() === '') {
    const form = wrong(typed, { kode: words(web.lang)('code.empty') })
    return await web.page(checkPage(web, await surroundings(web, form)), 422)
  }
  const reading = await checkCard(web, seal, { code, passportEnd })
  const signed = reading.card ? { card: reading.card, keyId: reading.ok ? reading.keyId : null } : null
  const view = await surroundings(web, blank(typed))
  return await web.page(checkPage(web, { ...view, result: { outcome: outcomeOf(reading), signed } }))
}

export const checkRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/verifikasi',
    act: acts.checkCard,
    sees: null,
    limit: 'public',
    handle: async (web) => await web.page(checkPage(web, await surroundings(web, blank()))),
  },
  { method: 'POST', path: '/verifikasi', act: acts.checkCard, sees: null, limit: 'public', handle: check },
]
