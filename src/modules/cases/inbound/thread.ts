import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Tx } from '../../../platform/db/tx.ts'
import type { JobWorld } from '../../../platform/jobs/jobs.ts'
import type { Received } from '../../../platform/notify/inbound/received.ts'
import type { Tools } from '../../../platform/tools.ts'
import { reference } from '../../offices/index.ts'
import { noteAccess } from '../access/act.ts'
import { kinChannel } from '../access/decide.ts'
import { helpersFrom } from '../access/store.ts'
import type { Attachment, Case } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { fileAsBekal } from '../file/act.ts'
import { tellNumber } from '../file/tell-number.ts'
import { hiddenAt } from '../hidden.ts'
import { casesAmong, casesFrom } from '../store.ts'
import { writeAsReporter } from '../thread/write.ts'
import { signsIn } from '../triage.ts'
import { type Brought, bring } from './bring.ts'
import { mostTries, nextTry, saidMoment, whichCase } from './decide.ts'
import type { Hearing } from './hearing.ts'
import { finishInbound, type InboundRow, nextWaiting, type Outcome, postponeInbound, takeInHand } from './store.ts'

type World = Pick<JobWorld, 'tools' | 'inTx'> & {
  /** Who hears a reply first. */
  readonly hearing?: Hearing
}

/** A message that waits, opened. */
type Waiting = { readonly row: InboundRow; readonly said: Received }

/** What of one sender goes into the conversation together, with what came along. */
type Bundle = {
  readonly waiting: readonly [Waiting, ...Waiting[]]
  readonly text: string
  readonly files: readonly Attachment[]
}

/**
 * Puts what waits into conversations, the oldest first, each in a transaction of its own: what is cut off begins again, and
 * is there once. What fails is tried later and keeps back nobody else.
 *
 * @returns how many messages were dealt with
 * @throws Error the first failure, after everything else was done
 */
export async function threadWaiting(world: World, most = 1_000): Promise<number> {
  let done = 0
  let problem: unknown
  while (done < most) {
    const rows = await world.inTx(nextWaiting)
    const { joined } = caseStandard().inbound.flood
    const [first, ...more] = rows.length >= joined ? rows : rows.slice(0, 1)
    if (!first) break
    try {
      await threadTogether(world, [first, ...more])
    } catch (thrown) {
      problem ??= thrown
      await world.inTx(async (tx) => await later(tx, [first, ...more]))
    }
    done += 1 + more.length
  }
  if (problem !== undefined) throw problem
  return done
}

const later = async (tx: Tx, rows: readonly [InboundRow, ...InboundRow[]]): Promise<unknown> =>
  await postponeInbound(
    tx,
    rows.map(({ id }) => id),
    nextTry(rows[0].tries, tx.now),
  )

const opened = ({ seal }: Tools, row: InboundRow): Waiting => ({
  row,
  said: JSON.parse(seal.reveal(row.content ?? new Uint8Array(), hiddenAt.inbound(row.id))) as Received,
})

async function threadTogether(
  { tools, inTx, hearing }: World,
  rows: readonly [InboundRow, ...InboundRow[]],
): Promise<void> {
  const [first, ...more] = rows
  const waiting: Bundle['waiting'] = [opened(tools, first), ...more.map((row) => opened(tools, row))]
  const ids = rows.map(({ id }) => id)
  const brought: Brought[] = []
  for (const { said } of waiting) brought.push(await bring(tools, said, first.tries >= mostTries))
  const files = brought.flatMap((one) => one.files)
  const forget = async (): Promise<void> => {
    for (const { id } of files) await tools.files.forget(id)
  }
  if (brought.some(({ isAway }) => isAway)) {
    await forget()
    await inTx(async (tx) => await later(tx, rows))
    return
  }
  const texts = waiting.flatMap(({ said }, at) => [said.text, ...(brought[at]?.lost ?? [])])
  const bundle = { waiting, text: texts.filter((text) => text !== '').join('\n'), files }
  const isOurs = await inTx(async (tx) => {
    const { addressIndex } = first
    // Somebody else has some of them in hand: whoever is first has them, and these are looked at again.
    if ((await takeInHand(tx, { ids, addressIndex })) < ids.length) return false
    await finishInbound(tx, ids, await put(tx, tools, { bundle, hearing }))
    return true
  })
  if (!isOurs) await forget()
}

/** Puts what was said into the case it belongs to, or files a new one and tells the sender its number and code. */
async function put(
  tx: Tx,
  tools: Tools,
  { bundle, hearing }: { readonly bundle: Bundle; readonly hearing: Hearing | undefined },
): Promise<{ readonly outcome: Outcome; readonly case: string | null }> {
  const { waiting, text, files } = bundle
  if (text === '' && files.length === 0) return { outcome: 'empty', case: null }
  const [{ row, said }] = waiting
  const heard = (await hearing?.(tx, tools, { said, text })) ?? 'not-ours'
  if (heard === 'heard' && files.length === 0) return { outcome: 'heard', case: null }
  const from = Buffer.from(row.addressIndex)
  const helpers = await helpersFrom(tx, from)
  const of = [...(await casesFrom(tx, from, 50)), ...(await casesAmong(tx, [...helpers.keys()], 50))]
  const one =
    typeof heard === 'object' ? { id: heard.into } : whichCase(text, { of, now: tx.now }, caseStandard().inbound)
  if (!one) return { outcome: 'filed', case: await fileFrom(tx, tools, bundle) }
  const helper = helpers.get(one.id)
  if (helper) await noteAccess(tx, helper, 'write')
  const proven = said.channel === 'email' && said.unproven ? 'email-unproven' : said.channel
  const channel = helper ? kinChannel : proven
  const saidAt = saidMoment(said.saidAt, tx.now)
  const { external } = said
  const written = await writeAsReporter(tx, tools.seal, {
    case: one.id,
    text,
    channel,
    files,
    external,
    saidAt,
    byAccess: helper !== undefined,
  })
  if (!written.ok) throw new Error(`a message was not taken: ${written.refusal.code}`)
  return { outcome: 'threaded', case: one.id }
}

/** Files what somebody wrote as a case of its own: nobody has sorted it, and what its words speak of counts until then. */
async function fileFrom(tx: Tx, tools: Tools, { waiting: [{ said }], text, files }: Bundle): Promise<string> {
  const event = await fileAsBekal(tx, tools.seal, {
    category: 'unsorted',
    signs: signsIn(text, caseStandard().signs),
    story: text,
    country: countryOf(said),
    origin: null,
    place: '',
    filedBy: 'self',
    contact: { channel: said.channel, address: said.from, name: said.name, hours: '' },
    channel: said.channel,
    language: 'id',
    worker: null,
    enteredBy: null,
    files,
    external: said.external,
    saidAt: saidMoment(said.saidAt, tx.now),
  })
  await tellNumber(tx, tools, { filed: event, channel: said.channel, to: said.from })
  return event.case
}

/** Where a number is from, when it is a country people go to work in: they may be there. */
function countryOf({ channel, from }: Received): Case['country'] {
  const country = channel === 'email' ? undefined : parsePhoneNumberFromString(from)?.country
  return country !== undefined && reference().destinations.has(country) ? country : null
}
