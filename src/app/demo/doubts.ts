import { z } from 'zod'
import { dayIn, plusDays, WIB } from '../../kernel/time.ts'
import { questionsAbout, reviewAnswer, signRuling, writeAnswer } from '../../modules/directions/index.ts'
import { readData } from '../../modules/offices/index.ts'
import { applicationByNumber, askAbout } from '../../modules/placements/index.ts'
import { type Actor, thePublic } from '../../platform/access/actor.ts'
import { transact, type World } from '../../platform/db/perform.ts'
import type { Demonstration } from './draw.ts'
import { busiestOffice } from './order.ts'
import type { Appointed } from './staff.ts'

const doubts = z.strictObject({
  doubts: z.array(
    z.strictObject({ rule: z.string(), text: z.string(), urgent: z.boolean(), answer: z.string().optional() }),
  ),
})
type Doubt = z.output<typeof doubts>['doubts'][number]

/**
 * Lets officers of the busiest office ask the centre, each about one file that waits, and the centre answer what has an
 * answer: by three people, from tomorrow on. What was asked at an earlier start is left as it is.
 */
export async function askInDoubt(
  world: World,
  { files, staff }: Pick<Demonstration, 'files' | 'staff'>,
): Promise<void> {
  const office = busiestOffice(files)
  const asker = staff.find((one) => one.office === office && one.role === 'counter-officer')
  const waiting = files.filter((file) => file.office === office && file.state === 'submitted')
  if (!asker) return
  for (const [index, doubt] of readData('demo/doubts.yaml', doubts).doubts.entries()) {
    const number = waiting[index]?.number
    if (number !== undefined) await askOne(world, { number, doubt, asker: actorOf(asker), centre: centreIn(staff) })
  }
}

const actorOf = ({ id, role, office }: Appointed): Actor => ({ ...thePublic, role, person: id, office })
const centreIn = (staff: readonly Appointed[]): readonly Actor[] =>
  staff.filter(({ role }) => role === 'centre').map(actorOf)

type One = { readonly number: string; readonly doubt: Doubt; readonly asker: Actor; readonly centre: readonly Actor[] }

async function askOne(world: World, { number, doubt, asker, centre }: One): Promise<void> {
  const { rule, text, urgent, answer } = doubt
  const asked = await transact(world, asker, async (tx) => {
    const file = await applicationByNumber(tx, number)
    if (!file || (await questionsAbout(tx, file.id)).length > 0) return undefined
    const decision = await askAbout(tx, file.id, { rule, text, urgent })
    return decision.ok ? decision.events[0] : undefined
  })
  const [drafter, reviewer, signer] = centre
  if (!asked || answer === undefined || !drafter || !reviewer || !signer) return
  const { question, citation } = asked
  const validFrom = plusDays(dayIn(world.now(), WIB), 1)
  const said = { wording: text, answer, citation, effect: 'explains', validFrom, validUntil: null, version: 0 } as const
  await transact(world, drafter, async (tx) => await writeAnswer(tx, question, said))
  await transact(world, reviewer, async (tx) => await reviewAnswer(tx, question, 1))
  await transact(world, signer, async (tx) => await signRuling(tx, question, 2))
}
