import { z } from 'zod'
import { happened } from '../../kernel/decision.ts'
import { phoneField } from '../../modules/accounts/index.ts'
import { receiveInbound } from '../../modules/cases/index.ts'
import { act, everybody } from '../../platform/access/policy.ts'
import { blank, type Form, readForm } from '../../platform/http/form.ts'
import type { Route, Web } from '../../platform/http/route.ts'
import { oneOf } from '../../platform/http/typed.ts'
import { type OutboxTables, recentMessages } from '../../platform/notify/outbox.ts'
import type { Tools } from '../../platform/tools.ts'
import { inboxPage } from './page.ts'
import { words } from './words.ts'

const look = act('app.look-at-inbox', everybody)
const simulate = act('app.simulate-message', everybody)

/** How many messages one page shows, and among how many of the newest a number is looked for. */
const most = 50
const searched = 1000

/** Codes of everybody stand here, so outside a demonstration there is no such page. */
async function show(web: Web, { config }: Tools, form: Form<unknown> = blank()): Promise<Response> {
  if (!config.demo) return await web.refuse({ code: 'edge.not-found' })
  const asked = (web.url.searchParams.get('hp') ?? '').trim().slice(0, 40)
  const digits = asked.replaceAll(/\D/g, '')
  const newest = await web.asBekal.read(
    async (tx) => await recentMessages(tx.db<OutboxTables>(), asked === '' ? most : searched),
  )
  const messages = asked === '' ? newest : newest.filter(({ to }) => isFor(to, digits)).slice(0, most)
  const status = Object.keys(form.errors).length > 0 ? 422 : 200
  return await web.page(inboxPage(web, { asked, messages, most, publicUrl: config.publicUrl, form }), status)
}

/** `digits`: a whole number as people write it (`08…`, `628…`) or only how it ends. */
const isFor = (to: string, digits: string): boolean =>
  digits !== '' &&
  (to.endsWith(digits) || (digits.length > 8 && digits.startsWith('0') && to === `+62${digits.slice(1)}`))

/** What somebody would have written to us, through the same door as a provider's delivery. */
const incoming = z.object({
  dari: phoneField,
  lewat: z.enum(['whatsapp', 'sms']).catch('whatsapp'),
  tulis: z
    .string()
    .default('')
    .refine((text) => text.trim() !== '', 'write.text.wrong'),
})

/** Writes to Bekal as a person with a phone would: a simulator of the provider, and only in a demonstration. */
async function write(web: Web, tools: Tools): Promise<Response> {
  if (!tools.config.demo) return await web.refuse({ code: 'edge.not-found' })
  const say = words(web.lang)
  const form = readForm(await web.typed(), incoming, (key) => say(key as 'phone.wrong'))
  if (!form.ok) return await show(web, tools, form)
  const { dari: from, lewat: channel, tulis: text } = form.value
  await web.asBekal.perform<{ readonly type: 'app.simulated'; readonly external: string }, never>({
    act: simulate,
    key: oneOf(form.typed, '_key') ?? web.key,
    work: async (tx) => {
      const external = `${channel}:simulated-${tx.newId<string>()}`
      const rest = { name: '', saidAt: tx.now, media: [], untakable: null, unproven: channel === 'sms' } as const
      await receiveInbound(tx, tools.seal, [{ external, channel, from, text, ...rest }])
      return happened({ type: 'app.simulated', external })
    },
    entry: ([{ external }]) => ({
      act: simulate.name,
      record: { kind: 'delivery', id: external },
      payload: { channel },
    }),
  })
  return web.redirect(`/kotak?hp=${encodeURIComponent(from)}`)
}

export const inboxRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/kotak',
    act: look,
    sees: null,
    limit: 'public',
    handle: async (web, tools) => await show(web, tools),
  },
  { method: 'POST', path: '/kotak', act: simulate, sees: null, limit: 'citizen', handle: write },
]
