import sharp from 'sharp'
import { openAccount } from '../src/modules/accounts/index.ts'
import { personNo, sendFile } from '../src/modules/placements/queue/files.examples.ts'
import { transact } from '../src/platform/db/perform.ts'
import type { App } from './app.ts'

/** Somebody whose file waits for the office. */
export type Sender = { readonly number: number; readonly name: string; readonly nik: string }

/** The phone of everybody here. */
export const phone = '0810 0000 0000'

/** A worker with an account and a whole file that was sent. */
export async function someoneWhoSent({ bekal }: App, sender: Sender): Promise<void> {
  const { world, tools, asSystem } = bekal
  const { seal } = tools
  const paper = await sharp({ create: { width: 900, height: 560, channels: 3, background: '#e9f0e6' } })
    .png()
    .toBuffer()
  const kept = await tools.files.accept(new Uint8Array(paper), 'kertas.png')
  if (!kept.ok) throw new Error(kept.code)
  const as: Parameters<typeof sendFile>[0]['as'] = async (actor, work) => await transact(world, actor, work)
  await sendFile({ seal, asSystem, as }, { ...sender, file: kept.id })
  const { name, nik } = sender
  await asSystem(
    async (tx) =>
      await openAccount(tx, seal, {
        id: personNo(sender.number),
        name,
        nik,
        phone: phone.replace('0', '+62').replaceAll(' ', ''),
      }),
  )
}

type Events = {
  'placements.event': { type: string; application: string }
  'placements.application': { id: string; workerName: string }
}

/** How often something happened to somebody's file. */
export const timesOf = async ({ bekal }: App, name: string, type: string): Promise<number> =>
  await bekal.asSystem(async (tx) => {
    const found = await tx
      .db<Events>()
      .selectFrom('placements.event as e')
      .innerJoin('placements.application as a', 'a.id', 'e.application')
      .select('e.type')
      .where('a.workerName', '=', name)
      .where('e.type', '=', `placements.${type}`)
      .execute()
    return found.length
  })
