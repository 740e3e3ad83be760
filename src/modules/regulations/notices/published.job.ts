import { z } from 'zod'
import type { RuleSetDigest } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { deliver, type Event, type Subscribers } from '../../../platform/gateways/webhook.ts'
import { type JobWorld, job } from '../../../platform/jobs/jobs.ts'
import { figuresOf } from './figures-of.ts'
import { noticeHref } from './page.ts'
import { noticeOf } from './store.ts'

const name = 'regulations.tell-subscribers'

/** Tells subscribers of a change that was published, when this transaction has ended. */
export const tellPublished = async (tx: Tx, digest: RuleSetDigest): Promise<unknown> =>
  await tx.enqueue(name, { digest }, { key: `published:${digest}` })

/** The event `regulations.published`, as `docs/gateways/events.openapi.yaml` has it; nothing where there is no notice. */
export async function publishedEvent(tx: Tx, digest: RuleSetDigest, publicUrl: string): Promise<Event | undefined> {
  const notice = await noticeOf(tx, digest)
  if (!notice) return undefined
  const { ruleSet, title, summary, rules, effectiveFrom, publishedAt } = notice
  const figures = (await figuresOf(tx, notice)).map(({ rule: { id }, ...figure }) => ({ rule: id, ...figure }))
  const data = { ruleSet, title, summary, rules, effectiveFrom, figures, page: `${publicUrl}${noticeHref(notice)}` }
  return { id: `regulations-published-${digest}`, type: 'regulations.published', at: publishedAt, data }
}

export type Telling = Pick<JobWorld, 'now' | 'inTx'> & {
  readonly subscribers: Subscribers | null
  readonly publicUrl: string
}

/**
 * Tells one subscriber, or, where none is named, asks for one telling of each: one that is away does not make the
 * others hear twice.
 * @throws Error when the subscriber did not take it, so that the queue tries again
 */
export async function tell(
  { digest, to }: { readonly digest: RuleSetDigest; readonly to?: string | undefined },
  { subscribers, publicUrl, now, inTx }: Telling,
): Promise<void> {
  if (subscribers === null) return
  if (to === undefined)
    return await inTx(async (tx) => {
      for (const url of subscribers.urls)
        await tx.enqueue(name, { digest, to: url }, { key: `published:${digest}:${url}` })
    })
  const event = subscribers.urls.includes(to)
    ? await inTx(async (tx) => await publishedEvent(tx, digest, publicUrl))
    : undefined
  if (event === undefined) return
  const delivered = await deliver(event, { url: to, secret: subscribers.secret, now: now() })
  if (!delivered.ok) throw new Error(`${to}: ${delivered.reason}`)
}

/** Hands `regulations.published` to every subscriber of the configuration; without any, nothing leaves. */
export const tellSubscribers = job({
  name,
  retries: 10,
  payload: z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/), to: z.url().optional() }),
  run: async ({ digest, to }, { tools: { config }, now, inTx }) => {
    const { subscribers, publicUrl } = config
    await tell({ digest: digest as RuleSetDigest, to }, { subscribers, publicUrl, now, inTx })
  },
})
