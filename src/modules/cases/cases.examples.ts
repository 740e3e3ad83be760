import { theSystem } from '../../platform/access/actor.ts'
import { perform, type World } from '../../platform/db/perform.ts'
import type { Seal } from '../../platform/seal/seal.ts'
import { acts } from './acts.ts'
import { type CaseFiled, type Filing, fileCase, filedEntry } from './file/act.ts'

/** Somebody from East Java who is not paid in Taiwan, and does not say who they are. */
export const unpaid: Filing = {
  category: 'unpaid-wage',
  signs: [],
  story: 'Gaji belum dibayar.',
  country: 'TW',
  origin: '35',
  place: '',
  filedBy: 'self',
  contact: { channel: null, address: '', name: '', hours: '' },
  channel: 'page',
  language: 'id',
  worker: null,
  enteredBy: null,
  files: [],
}

/** Files a complaint as the page does. @throws Error with the code of the refusal */
export async function filed(
  { world, seal }: { readonly world: World; readonly seal: Seal },
  change: Partial<Filing> = {},
): Promise<CaseFiled> {
  const decision = await perform(world, theSystem('web'), {
    act: acts.file,
    work: async (tx) => await fileCase(tx, seal, { ...unpaid, ...change }),
    entry: ([one]) => filedEntry(one),
  })
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.events[0]
}
