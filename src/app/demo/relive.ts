import { cite } from '../../kernel/citation.ts'
import type { ApplicationId, OfficeId, PersonId } from '../../kernel/ids.ts'
import { type Instant, plusMinutes } from '../../kernel/time.ts'
import {
  applicationById,
  approveFile,
  attend,
  beginApplication,
  cardOf,
  compareFile,
  departAct,
  departWith,
  findingsOf,
  holdFile,
  type Item,
  issueFor,
  makeClass,
  placementActs,
  returnFile,
  revokeFor,
  sendApplication,
  settle,
  takeSeat,
  withdraw,
} from '../../modules/placements/index.ts'
import { type Actor, thePublic } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { DemoStep } from './file.ts'
import type { papersOf } from './papers.ts'
import { said } from './said.ts'
import type { Living, Stage } from './stage.ts'

/**
 * Lives the histories of the demonstration again, through the same decisions everybody's files go through: nothing is
 * put into a state, everything is brought there, at its own moment and by whoever did it.
 */
export function reliving(stage: Stage, papers: ReturnType<typeof papersOf>, airport: PersonId) {
  const { tools, asActor, asSystem, jobWorld, act, workerOf, officerOf } = stage
  const { showPapers, correct, shorten } = papers
  const classes = new Map<string, string>()

  const begin = async (living: Living, { at: moment }: DemoStep): Promise<void> => {
    const { file, worker } = living
    const begun = await act(moment, workerOf(living), {
      what: placementActs.apply,
      living,
      work: async (tx) =>
        await beginApplication(
          tx,
          {
            ke: file.country,
            kerja: file.job,
            jalur: file.scheme,
            bulan: file.contractMonths,
            majikan: file.employerName,
            perusahaan: file.company,
          },
          worker,
        ),
    })
    if (!begun) return
    living.application = begun.application
    const application = await asSystem(moment, async (tx) => await applicationById(tx, begun.application))
    living.office = application?.office ?? null
    await showPapers(living, moment, file.state === 'draft')
  }

  const send = async (living: Living, { at: moment }: DemoStep): Promise<void> => {
    const again = living.file.steps.some(({ to, at }) => to === 'returned' && at < moment)
    if (again) await correct(living, moment)
    await act(moment, workerOf(living), { what: placementActs.submit, living, work: sendApplication })
    if (living.application && !living.stopped)
      await compareFile(living.application, 0, jobWorld(plusMinutes(moment, 1)))
  }

  const approve = async (living: Living, { at: moment }: DemoStep): Promise<void> => {
    const done = await act(moment, officerOf(living), {
      what: placementActs.approve,
      living,
      work: async (tx, id) => await approveFile(tx, id, { reason: said('approved') }),
    })
    if (done && living.application) await settle(living.application, done.decision, jobWorld(plusMinutes(moment, 1)))
  }

  const giveBack = async (living: Living, { at: moment, fault }: DemoStep): Promise<void> => {
    const done = await act(moment, officerOf(living), {
      what: placementActs.giveBack,
      living,
      work: async (tx, id) => await returnFile(tx, id, await itemsOf(tx, id, fault)),
    })
    if (done && living.application) await settle(living.application, done.decision, jobWorld(plusMinutes(moment, 1)))
  }

  async function itemsOf(tx: Tx, id: ApplicationId, fault: DemoStep['fault']): Promise<Item[]> {
    const application = await applicationById(tx, id)
    if (!application) return []
    const { findings } = await findingsOf(tx, application, 'shown')
    const rule =
      findings.find(({ document, applied }) => applied && document === fault?.document) ??
      findings.find(({ document, applied }) => applied && document !== null)
    return rule
      ? [
          {
            rule: rule.rule,
            citation: cite(rule.citation),
            document: rule.document,
            text: said(`fault.${fault?.fault ?? 'photo-blurred'}`),
          },
        ]
      : []
  }

  const hold = async (living: Living, { at: moment }: DemoStep): Promise<void> => {
    const rule = await shorten(living, moment)
    if (rule === undefined) return void (living.stopped = true)
    await act(moment, officerOf(living), {
      what: placementActs.hold,
      living,
      work: async (tx, id) => await holdFile(tx, id, rule),
    })
  }

  const seat = async (living: Living, { at: moment }: DemoStep): Promise<void> => {
    const orientation = await classFor(living, moment)
    living.orientation = orientation
    await act(moment, workerOf(living), {
      what: placementActs.takeSeat,
      living,
      work: async (tx, id) => await takeSeat(tx, id, orientation),
    })
  }

  async function classFor(living: Living, moment: Instant): Promise<string> {
    const { session } = living.file
    const startsAt = session && session.startsAt > moment ? session.startsAt : plusMinutes(moment, 120)
    const key = `${living.office}/${startsAt}`
    const known = classes.get(key)
    if (known) return known
    const opened = await asActor(
      moment,
      officerOf(living),
      async (tx) =>
        await makeClass(tx, {
          office: living.office as OfficeId,
          place: said('class.place'),
          startsAt,
          endsAt: plusMinutes(startsAt, 240),
          capacity: 40,
        }),
    )
    if (!opened.ok) throw new Error(opened.refusal.code)
    classes.set(key, opened.events[0].orientation)
    return opened.events[0].orientation
  }

  const come = async (living: Living, { at: moment }: DemoStep): Promise<void> => {
    const { orientation } = living
    if (orientation === null) return void (living.stopped = true)
    await act(moment, officerOf(living), {
      what: placementActs.orient,
      living,
      work: async (tx, id) => await attend(tx, id, { orientation, came: true }),
    })
  }

  const issue = async (living: Living, { at: moment }: DemoStep): Promise<void> =>
    void (await act(moment, officerOf(living), {
      what: placementActs.issue,
      living,
      work: async (tx, id) => await issueFor(tx, tools.seal, id),
    }))

  const depart = async (living: Living, { at: moment }: DemoStep): Promise<void> => {
    const card = await asSystem(moment, async (tx) => await cardOf(tx, living.application as ApplicationId))
    if (!card) return void (living.stopped = true)
    const desk: Actor = { ...thePublic, role: 'airport-desk', person: airport }
    await act(moment, desk, { what: departAct, living, work: async (tx) => await departWith(tx, card.id) })
  }

  const revoke = async (living: Living, { at: moment }: DemoStep): Promise<void> => {
    const rule = await shorten(living, moment)
    if (rule === undefined) return void (living.stopped = true)
    await act(moment, officerOf(living, true), {
      what: placementActs.revoke,
      living,
      work: async (tx, id) => await revokeFor(tx, id, { rule, reason: said('revoked') }),
    })
  }

  const give = async (living: Living, { at: moment }: DemoStep): Promise<void> =>
    void (await act(moment, workerOf(living), { what: placementActs.withdraw, living, work: withdraw }))

  const steps: Readonly<Record<DemoStep['to'], (living: Living, step: DemoStep) => Promise<void>>> = {
    draft: begin,
    submitted: send,
    returned: giveBack,
    held: hold,
    verified: approve,
    scheduled: seat,
    oriented: come,
    issued: issue,
    departed: depart,
    withdrawn: give,
    // Bekal has no refusal of a whole file: what stands in its way holds it.
    refused: hold,
    revoked: revoke,
  }
  return async (living: Living, step: DemoStep): Promise<void> => {
    if (!living.stopped) await steps[step.to](living, step)
  }
}
