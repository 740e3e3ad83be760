import { cite } from '../../kernel/citation.ts'
import type { ApplicationId, OfficeId, PersonId } from '../../kernel/ids.ts'
import { type Instant, plusMinutes } from '../../kernel/time.ts'
import {
  applicationById,
  approveFile,
  attend,
  beginApplication,
  cardOf,
  classesFrom,
  compareFile,
  departAct,
  departWith,
  findingsOf,
  holdFile,
  type Item,
  issueFor,
  makeClass,
  placementActs,
  refuseFile,
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

type Known = {
  readonly airport: PersonId
  /** What an office learns that refuses a file, by the rule it refuses it on: the path of a fact. */
  readonly learned: Readonly<Record<string, string>>
}

/**
 * Lives the histories of the demonstration again, through the same decisions everybody's files go through: nothing is
 * put into a state, everything is brought there, at its own moment and by whoever did it.
 */
export function reliving(stage: Stage, papers: ReturnType<typeof papersOf>, { airport, learned }: Known) {
  const { tools, asActor, asSystem, jobAfter, act, workerOf, officerOf } = stage
  const { showPapers, correct, shorten, learn } = papers

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
          { person: worker, reserved: file.number },
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
    if (living.application && !living.stopped) await compareFile(living.application, 0, jobAfter(moment))
  }

  const approve = async (living: Living, { at: moment }: DemoStep): Promise<void> => {
    const done = await act(moment, officerOf(living), {
      what: placementActs.approve,
      living,
      work: async (tx, id) => await approveFile(tx, id, { reason: said('approved') }),
    })
    if (done && living.application) await settle(living.application, done.decision, jobAfter(moment))
  }

  const giveBack = async (living: Living, { at: moment, fault }: DemoStep): Promise<void> => {
    const done = await act(moment, officerOf(living), {
      what: placementActs.giveBack,
      living,
      work: async (tx, id) => await returnFile(tx, id, await itemsOf(tx, id, fault)),
    })
    if (done && living.application) await settle(living.application, done.decision, jobAfter(moment))
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

  const refuse = async (living: Living, { at: moment, ground }: DemoStep): Promise<void> => {
    const fact = ground === null ? undefined : learned[ground]
    if (ground === null || fact === undefined) return void (living.stopped = true)
    await learn(living, moment, fact)
    const done = await act(moment, officerOf(living, true), {
      what: placementActs.refuse,
      living,
      work: async (tx, id) => await refuseFile(tx, id, ground),
    })
    if (done && living.application) await settle(living.application, done.decision, jobAfter(moment))
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

  /** A seat is taken in the class its history names; whoever comes first has it opened, two weeks before. */
  async function classFor(living: Living, moment: Instant): Promise<string> {
    const office = living.office as OfficeId
    const { session } = living.file
    const startsAt = session && session.startsAt > moment ? session.startsAt : plusMinutes(moment, 120)
    return await asActor(plusMinutes(startsAt, -14 * 1440), officerOf(living), async (tx) => {
      const known = (await classesFrom(tx, office, startsAt, 5)).find(
        (one) => one.startsAt === startsAt && one.cancelledAt === null && one.taken < one.capacity,
      )
      if (known) return known.id
      const place = said('class.place')
      const opened = await makeClass(tx, { office, place, startsAt, endsAt: plusMinutes(startsAt, 240), capacity: 40 })
      if (!opened.ok) throw new Error(opened.refusal.code)
      return opened.events[0].orientation
    })
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
    refused: refuse,
    revoked: revoke,
  }
  return async (living: Living, step: DemoStep): Promise<void> => {
    if (!living.stopped) await steps[step.to](living, step)
  }
}
