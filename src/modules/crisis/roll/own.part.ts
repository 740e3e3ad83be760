import type { PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { linkButton } from '../../../platform/http/components/button.ts'
import { panel } from '../../../platform/http/components/panel.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { abroadOf } from '../../placements/index.ts'
import type { CrisisEvent } from '../event.ts'
import { eventTitle } from '../open/page.ts'
import { openEvents } from '../store.ts'
import { words } from '../words.ts'
import { type RollRow, rollsOf } from './store.ts'

/** What asks a signed-in worker before everything else whether they are safe; nothing when no event is where they are. */
export async function ownAlarm(tx: Tx, { lang }: Pick<Web, 'lang'>, worker: PersonId): Promise<Html> {
  const open = await openEvents(tx)
  if (open.length === 0) return nothing
  const events = open.map(({ event }) => event)
  const rolls = await rollsOf(
    tx,
    worker,
    events.map(({ id }) => id),
  )
  const country = (await abroadOf(tx, worker))?.country
  const theirs = events.flatMap((event) => {
    const row = rolls.find((one) => one.event === event.id)
    return row || event.country === country ? [{ event, row }] : []
  })
  return each(theirs, ({ event, row }) => askOf(lang, event, row))
}

function askOf(lang: Web['lang'], event: CrisisEvent, row: RollRow | undefined): Html {
  const say = words(lang)
  const title = eventTitle(lang, event)
  const href = `/krisis/${event.id}/saya`
  const says = row?.says ?? null
  if (says !== null)
    return html`<section>${panel({ kind: says === 'safe' ? 'success' : 'warning', lang, title: say(`own.${says}`, { event: title }), body: html`<a href="${href}">${say('own.change')}</a>` })}</section>`
  return html`<section>${panel({ kind: 'danger', lang, title: say('own.title', { event: title }), body: say('own.note') })}${linkButton({ href, text: say('own.go'), icon: 'user-check' })}</section>`
}
