import { isId, type PersonId } from '../../../kernel/ids.ts'
import { blank, readForm, wrong } from '../../../platform/http/form.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { type OwnHandler, ownRoute } from '../own.ts'
import { workerById } from '../store.ts'
import { askFamily, endFamily } from './ask.ts'
import { familyForm } from './form.ts'
import { askPage, endPage, familyPage } from './page.ts'
import { familyById, familyOf } from './store.ts'
import { words } from './words.ts'

const show: OwnHandler = async (web, _, person) => {
  const view = await web.read(async (tx) => ({
    village: (await workerById(tx, person))?.village ?? null,
    family: await familyOf(tx, person),
  }))
  return await web.page(familyPage(web, view))
}

const sayWrong =
  (web: Web) =>
  (message: string): string => {
    const say = words(web.lang)
    if (message.startsWith('name.signs')) return say('name.signs', { found: message.slice(11) })
    const keys = ['name.empty', 'name.long', 'relation.choose', 'phone.wrong'] as const
    return say(keys.find((key) => key === message) ?? 'name.empty')
  }

/** The message: one SMS, whatever the length of a name. */
export const smsOf =
  (web: Pick<Web, 'lang'>, { config }: Pick<Tools, 'config'>) =>
  (secret: string, name: string) =>
    words(web.lang)('sms', { name: shortName(name), link: `${config.publicUrl}/izin/${secret}` })

/** A name that fits, in letters a plain SMS has. */
const shortName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replaceAll('`', '')
    .slice(0, 24)
    .trim()

const send: OwnHandler = async (web, tools, person) => {
  const say = words(web.lang)
  const typed = await web.typed()
  const form = readForm(typed, familyForm, sayWrong(web))
  if (!form.ok) return await web.page(askPage(web, form), 422)
  const key = oneOf(typed, '_key')
  const decision = await web.perform({
    act: acts.askFamily,
    subject: async () => await Promise.resolve({ owner: person }),
    ...(key === undefined ? {} : { key }),
    work: async (tx) => await askFamily(tx, tools.seal, { person, form: form.value, text: smsOf(web, tools) }),
    entry: ([{ member }]) => ({
      act: acts.askFamily.name,
      record: { kind: 'family-member', id: member },
      payload: { worker: person, relation: form.value.relation },
    }),
  })
  if (decision.ok) return web.redirect('/keluarga')
  const { refusal } = decision
  if (refusal.code === 'workers.asked-often')
    return await web.page(askPage(web, wrong(typed, { phone: say('often', { most: refusal.most }) })), 429)
  if (refusal.code === 'workers.permitted-already')
    return await web.page(askPage(web, wrong(typed, { name: say('already') })), 409)
  return refusal.code === 'workers.village-first' ? web.redirect('/keluarga') : await web.refuse(refusal)
}

/** The member of the address, if this worker asked them. */
async function memberOf(web: Web, person: PersonId) {
  const id = web.params['siapa'] ?? ''
  if (!isId(id)) return undefined
  const member = await web.read(async (tx) => await familyById(tx, id as PersonId))
  return member?.worker === person && member.endedAt === null ? member : undefined
}

const askToEnd: OwnHandler = async (web, _, person) => {
  const member = await memberOf(web, person)
  return member ? await web.page(endPage(web, member)) : web.redirect('/keluarga')
}

const endIt: OwnHandler = async (web, _, person) => {
  const member = await memberOf(web, person)
  if (!member) return web.redirect('/keluarga')
  const decision = await web.perform({
    act: acts.endFamily,
    subject: async () => await Promise.resolve({ owner: person }),
    work: async (tx) => await endFamily(tx, person, member.id),
    entry: () => ({
      act: acts.endFamily.name,
      record: { kind: 'family-member', id: member.id },
      payload: { worker: person },
    }),
  })
  return decision.ok || decision.refusal.code === 'workers.ended'
    ? web.redirect('/keluarga')
    : await web.refuse(decision.refusal)
}

export const familyRoutes: readonly Route[] = [
  ownRoute(['GET', '/keluarga'], acts.readOwnFile, show),
  ownRoute(['GET', '/keluarga/minta'], acts.askFamily, async (web) => await web.page(askPage(web, blank()))),
  ownRoute(['POST', '/keluarga', 'code'], acts.askFamily, send),
  ownRoute(['GET', '/keluarga/:siapa/batal'], acts.endFamily, askToEnd),
  ownRoute(['POST', '/keluarga/:siapa/batal'], acts.endFamily, endIt),
]
