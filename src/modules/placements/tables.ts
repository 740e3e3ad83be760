import type { ApplicationId, CardId, DecisionId, OfficeId, PersonId, RuleSetDigest } from '../../kernel/ids.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Application } from './application.ts'
import type { DecisionKind, Outcome } from './decision-record.ts'

/** The tables of this module. The migration test keeps them true to the database. */
export type PlacementTables = {
  'placements.fileNumber': { office: OfficeId; year: number; last: number }
  'placements.application': Application & { nameKey: string }
  'placements.event': {
    id: string
    application: ApplicationId
    at: Instant
    type: string
    role: string
    actor: PersonId | null
    office: OfficeId | null
    data: string
  }
  'placements.decision': {
    id: DecisionId
    application: ApplicationId
    kind: DecisionKind
    outcome: Outcome
    at: Instant
    officer: PersonId | null
    office: OfficeId
    decidedOn: LocalDate
    ruleSet: RuleSetDigest
    facts: string
    findings: string
    citations: readonly string[]
    items: string
    read: string
    rulings: string
    digest: string
  }
  'placements.orientation': {
    id: string
    office: OfficeId
    place: string
    startsAt: Instant
    endsAt: Instant
    capacity: number
    taken: number
    cancelledAt: Instant | null
  }
  'placements.seat': {
    orientation: string
    application: ApplicationId
    givenAt: Instant
    result: 'attended' | 'absent' | null
    notedAt: Instant | null
    notedBy: PersonId | null
    freedAt: Instant | null
  }
  'placements.card': {
    id: CardId
    application: ApplicationId
    worker: PersonId
    number: string
    decision: DecisionId
    code: string
    keyId: string
    validFrom: LocalDate
    validUntil: LocalDate
    issuedAt: Instant
    revokedAt: Instant | null
    revokedBy: DecisionId | null
  }
  'placements.reader': {
    application: ApplicationId
    officer: PersonId
    name: string
    openedAt: Instant
    seenAt: Instant
  }
  'placements.decisionCode': {
    id: string
    decision: DecisionId
    madeAt: Instant
    until: Instant
    withdrawnAt: Instant | null
    looks: number
    lookedAt: Instant | null
  }
  'placements.filter': {
    id: string
    officer: PersonId
    office: OfficeId
    name: string
    query: string
    shared: boolean
    at: Instant
  }
}
