import { z } from 'zod'
import { answerReporter, casesInWork, type Filing, fileCase, filedEntry, takeCase } from '../../modules/cases/index.ts'
import { readData } from '../../modules/offices/index.ts'
import { type Actor, thePublic, theSystem } from '../../platform/access/actor.ts'
import { act } from '../../platform/access/policy.ts'
import { perform, transact, type World } from '../../platform/db/perform.ts'
import type { LaporReport } from '../../platform/gateways/gateways.ts'
import type { Seal } from '../../platform/seal/seal.ts'
import type { Appointed } from './staff.ts'

const complaints = z.strictObject({
  complaints: z.array(
    z.strictObject({
      category: z.string(),
      signs: z.array(z.string()).default([]),
      story: z.string(),
      country: z.string().nullable().default(null),
      origin: z.string().nullable().default(null),
      place: z.string().default(''),
      by: z.enum(['self', 'family', 'helper']).default('self'),
      answer: z.string().optional(),
    }),
  ),
})
type Told = z.output<typeof complaints>['complaints'][number]

const lapor = z.strictObject({ reports: z.array(z.record(z.string(), z.unknown())) })

/** Reports the simulated SP4N-LAPOR has: invented, one of them without a story. */
export const laporReports = (): readonly LaporReport[] => readData('demo/lapor.yaml', lapor).reports

const file = act('cases.file', {})

/** Lets some people of the demonstration complain, and an officer answer what has an answer. Once; all invented. */
export async function complain(
  world: World,
  { staff, seal }: { readonly staff: readonly Appointed[]; readonly seal: Seal },
): Promise<void> {
  const before = await transact(world, theSystem('cli'), async (tx) => await casesInWork(tx, null, 1))
  if (before.length > 0) return
  for (const told of readData('demo/complaints.yaml', complaints).complaints) {
    const decision = await perform(world, theSystem('cli'), {
      act: file,
      work: async (tx) => await fileCase(tx, seal, filingOf(told)),
      entry: ([filed]) => filedEntry(filed),
    })
    if (!decision.ok || told.answer === undefined) continue
    const { answer } = told
    const { case: id } = decision.events[0]
    const all = await transact(world, theSystem('cli'), async (tx) => await casesInWork(tx, null))
    const has = all.find((one) => one.id === id)?.office
    const officer = staff.find(({ role, office }) => role === 'counter-officer' && office === has)
    if (!officer) continue
    const actor: Actor = { ...thePublic, role: officer.role, person: officer.id, office: officer.office }
    await transact(world, actor, async (tx) => {
      await takeCase(tx, seal, { case: id })
      await answerReporter(tx, seal, { case: id, text: answer })
    })
  }
}

const filingOf = ({ category, signs, story, country, origin, place, by }: Told): Filing => ({
  category,
  signs,
  story,
  country,
  origin,
  place,
  filedBy: by,
  contact: { channel: null, address: '', name: '', hours: '' },
  channel: 'page',
  language: 'id',
  worker: null,
  enteredBy: null,
  files: [],
})
