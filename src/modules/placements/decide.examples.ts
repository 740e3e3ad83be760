import type { ApplicationId, OfficeId, PersonId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/time.ts'
import type { Application, State } from './application.ts'
import type { Weighed } from './weigh.ts'

/** A file in a state, for tests of decisions. */
export const fileIn = (state: State, change: Partial<Application> = {}): Application => ({
  id: '019a0000-0000-7000-8000-00000000000a' as ApplicationId,
  number: 'JTM-26-000123',
  worker: '019a0000-0000-7000-8000-000000000001' as PersonId,
  workerName: 'Siti Nuraeni',
  phoneLast4: '0000',
  scheme: 'p2p',
  country: 'TW',
  job: 'elderly-carer',
  sector: 'care',
  employer: 'household',
  employerName: 'Majikan Contoh',
  company: null,
  contractMonths: 24,
  lowestPosition: true,
  purpose: 'new',
  province: '35',
  village: '3505012001',
  office: 'bp3mi-jawa-timur' as OfficeId,
  state,
  since: instant('2026-11-23T02:00:00Z'),
  createdAt: instant('2026-11-20T02:00:00Z'),
  submittedAt: instant('2026-11-21T02:00:00Z'),
  assignedTo: null,
  dueAt: null,
  clean: 'match',
  differences: 0,
  heldGround: null,
  answers: {},
  version: 1,
  ...change,
})

/** A finding of a rule that guards verification and the card. */
export const found = (rule: string, outcome: Weighed['outcome'], change: Partial<Weighed> = {}): Weighed => ({
  rule,
  citation: { instrument: 'uu-18-2017', name: 'UU 18/2017', at: `Pasal ${rule}` },
  outcome,
  needs: outcome === 'unknown' ? [`documents.${rule}`] : [],
  guards: ['verification', 'card'],
  applied: true,
  ...change,
})

/** The code of a refusal, or what happened. */
export const saidOf = (
  decision: { ok: true; events: readonly { type: string }[] } | { ok: false; refusal: { code: string } },
): string | undefined => (decision.ok ? decision.events[0]?.type : decision.refusal.code)
