import { dayIn, WIB } from '../../../kernel/time.ts'
import { whyNot } from '../../../platform/files/words.ts'
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

/** How a check of cards without a script answers: with its page, what was typed or went wrong, and the result. */
type Show = (web: Web, form: Form<unknown>, result?: CheckView['result']) => Promise<Response>

/** What a code comes to, as the page shows it. */
export async function resultOf(web: Web, seal: Tools['seal'], asked: { code: string; passportEnd: string }) {
  const reading = await checkCard(web, seal, asked)
  const signed = reading.card ? { card: reading.card, keyId: reading.ok ? reading.keyId : null } : null
  return { reading, result: { outcome: outcomeOf(reading), signed } }
}

/** Reads the code in a posted photo and checks it. The photo is kept nowhere. */
export const checkPhoto =
  (show: Show) =>
  async (web: Web, { files, seal }: Tools): Promise<Response> => {
    const sent = await web.posted()
    const again = async (sentence: string) => await show(web, wrong({}, { foto: sentence }))
    if (!sent.ok) return await again(whyNot(web.lang, sent))
    if (sent.file === null) return await again(words(web.lang)('photo.choose'))
    const read = await files.readCode(sent.file.bytes, sent.file.name)
    if (!read.ok) return await again(whyNot(web.lang, read))
    const code = codeOf(read.text)
    return await show(web, blank({ kode: code }), (await resultOf(web, seal, { code, passportEnd: '' })).result)
  }

const show: Show = async (web, form, result) => {
  const view = await surroundings(web, form)
  return await web.page(checkPage(web, { ...view, result }), Object.keys(form.errors).length > 0 ? 422 : 200)
}

async function check(web: Web, { seal }: Tools): Promise<Response> {
  const typed = await web.typed()
  const [code, passportEnd] = [codeOf(oneOf(typed, 'kode') ?? ''), oneOf(typed, 'paspor') ?? '']
  if (code.trim() === '') return await show(web, wrong(typed, { kode: words(web.lang)('code.empty') }))
  return await show(web, blank(typed), (await resultOf(web, seal, { code, passportEnd })).result)
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
  {
    method: 'POST',
    path: '/verifikasi/foto',
    act: acts.checkCard,
    sees: null,
    limit: 'code',
    handle: checkPhoto(show),
  },
]
