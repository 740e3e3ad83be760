import { assert, describe, it } from 'vitest'
import type { Decision } from '../../../kernel/decision.ts'
import type { PersonId, RuleSetDigest } from '../../../kernel/ids.ts'
import { day, instant } from '../../../kernel/time.ts'
import { discard, propose, sendBack, sign, withdraw } from './decide.ts'
import type { Draft, DraftState } from './draft.ts'
import { draftStates } from './draft.ts'
import type { Publication } from './transition.ts'

const [ani, budi] = ['ani', 'budi'] as PersonId[] as [PersonId, PersonId]
const [base, made] = ['base', 'made'] as RuleSetDigest[] as [RuleSetDigest, RuleSetDigest]
const today = day('2026-11-23')
const checked = { digest: made, errors: 0, openConflicts: 0 }
const inForce: Publication = { digest: base, effectiveFrom: day('2017-11-22'), transition: null }

const draft = (more: Partial<Draft> = {}): Draft => ({
  id: 'd',
  title: 'Umur paling muda',
  summary: 'Umur paling muda menjadi 20 tahun.',
  base,
  changes: { 'uu-18-2017/pasal-5.a.umur.yaml': 'id: …' },
  effectiveFrom: day('2026-12-01'),
  transition: 'all',
  state: 'open',
  author: ani,
  writers: [ani],
  proposedBy: null,
  signedBy: null,
  digest: null,
  changedAt: instant('2026-11-23T01:00:00Z'),
  version: 3,
  ...more,
})
const proposed = (more: Partial<Draft> = {}): Draft =>
  draft({ state: 'proposed', proposedBy: ani, digest: made, ...more })
const said = (decision: Decision<unknown, { code: string }>): string => (decision.ok ? 'done' : decision.refusal.code)

describe('proposing a change of the rules', () => {
  it('names the rule set it makes', () =>
    assert.deepEqual(propose(draft(), { checked, today }), {
      ok: true,
      events: [{ type: 'regulations.proposed', draft: 'd', digest: made }],
    }))

  it.each<[string, Partial<Draft>, Partial<typeof checked>]>([
    ['no-title', { title: ' ' }, {}],
    ['no-summary', { summary: '' }, {}],
    ['has-errors', {}, { errors: 2 }],
    ['nothing-changed', {}, { digest: base }],
    ['has-conflicts', {}, { openConflicts: 1 }],
    ['no-first-day', { effectiveFrom: null }, {}],
    ['begins-too-early', { effectiveFrom: today }, {}],
    ['no-transition', { transition: null }, {}],
  ])('is refused: %s', (code, more, found) =>
    assert.equal(said(propose(draft(more), { checked: { ...checked, ...found }, today })), `regulations.${code}`),
  )

  it('may begin tomorrow', () =>
    assert.equal(said(propose(draft({ effectiveFrom: day('2026-11-24') }), { checked, today })), 'done'))
})

describe('the second signature', () => {
  const signing = { by: budi, version: 3, today, publications: [inForce] }

  it('publishes what was seen', () =>
    assert.deepEqual(sign(proposed(), signing), {
      ok: true,
      events: [{ type: 'regulations.published', draft: 'd', digest: made, effectiveFrom: day('2026-12-01') }],
    }))

  it('is somebody else’s than who wrote it and who proposed it', () => {
    assert.equal(said(sign(proposed(), { ...signing, by: ani })), 'regulations.same-person')
    assert.equal(said(sign(proposed({ author: budi }), signing)), 'regulations.same-person')
    assert.equal(said(sign(proposed({ proposedBy: budi }), signing)), 'regulations.same-person')
    assert.equal(said(sign(proposed({ writers: [ani, budi] }), { ...signing, by: budi })), 'regulations.same-person')
  })

  it('is not for something else than was seen, too late, twice, or on other ground', () => {
    assert.equal(said(sign(proposed({ version: 4 }), signing)), 'regulations.changed-meanwhile')
    assert.equal(said(sign(proposed({ effectiveFrom: today }), signing)), 'regulations.begins-too-early')
    const twin = { ...inForce, digest: made }
    assert.equal(said(sign(proposed(), { ...signing, publications: [inForce, twin] })), 'regulations.published-before')
    const other = { ...inForce, digest: 'other' as RuleSetDigest }
    assert.equal(said(sign(proposed(), { ...signing, publications: [other, inForce] })), 'regulations.base-has-changed')
  })
})

describe('each step', () => {
  const steps: Readonly<
    Record<string, readonly [(given: Draft) => Decision<unknown, { code: string }>, DraftState[]]>
  > = {
    propose: [(given) => propose(given, { checked, today }), ['open']],
    sign: [(given) => sign(given, { by: budi, version: 3, today, publications: [inForce] }), ['proposed']],
    sendBack: [(given) => sendBack(given, { reason: 'Tanggalnya terlalu dekat.' }), ['proposed']],
    discard: [discard, ['open', 'proposed']],
  }
  it.each(Object.keys(steps))('%s is possible only where it belongs', (name) => {
    const [step, from] = steps[name] ?? assert.fail(name)
    for (const state of draftStates)
      assert.equal(
        said(step(state === 'open' ? draft() : proposed({ state }))),
        from.includes(state) ? 'done' : 'regulations.wrong-state',
        state,
      )
  })
})

describe('withdrawing', () => {
  const fresh: Publication = { digest: made, effectiveFrom: day('2026-12-01'), transition: null }
  const asked = { askedBy: ani, reason: 'Salah angka.' }
  const around = { by: budi, reason: '', asked, publications: [fresh, inForce], today }

  it('takes out a rule set, begun or not, with a reason', () => {
    assert.equal(said(withdraw(made, around)), 'done')
    assert.equal(said(withdraw(made, { ...around, today: day('2027-01-01') })), 'done')
    assert.equal(said(withdraw(made, { ...around, asked: undefined, reason: ' ' })), 'regulations.no-reason')
  })

  it('is asked by one person and done by another, for the reason that was given', () => {
    const asking = withdraw(made, { ...around, by: ani, asked: undefined, reason: 'Salah angka. ' })
    const doing = withdraw(made, { ...around, reason: 'Alasan lain.' })
    const reason = 'Salah angka.'
    assert.deepInclude(asking, { events: [{ type: 'regulations.withdrawal-asked', digest: made, reason }] })
    assert.deepInclude(doing, { events: [{ type: 'regulations.withdrawn', digest: made, reason }] })
    assert.equal(said(withdraw(made, { ...around, by: ani })), 'regulations.same-person')
  })

  it('always leaves rules in force, and happens once', () => {
    assert.equal(said(withdraw(base, around)), 'regulations.none-left')
    assert.equal(said(withdraw(made, { ...around, publications: [inForce] })), 'regulations.wrong-state')
  })
})
