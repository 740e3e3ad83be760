import type { OfficeId, PersonId } from '../../kernel/ids.ts'
import type { Actor, Role } from './actor.ts'

/**
 * How far a role reaches for an act.
 * `own`: the subject is the person's own. `shared`: its owner shares it with this person. `village`: of the
 * officer's village. `office`: of the officer's office. `national`: everywhere.
 */
export type Scope = 'own' | 'shared' | 'village' | 'office' | 'national'

/** What an act is done to, as far as access needs to know. */
export type Subject = {
  readonly owner?: PersonId | null
  readonly sharedWith?: readonly PersonId[]
  readonly village?: string | null
  readonly office?: OfficeId | null
}

/** One row of the policy table: an act, its name in the ledger, and who may do it how far. */
export type Act = {
  /** `module.verb-object`, permanent: it stands in the ledger. */
  readonly name: `${string}.${string}`
  readonly by: Readonly<Partial<Record<Role, Scope>>>
}

export type AccessRefusal =
  | { readonly code: 'access.sign-in' }
  | { readonly code: 'access.not-your-role'; readonly act: string }
  | { readonly code: 'access.out-of-scope'; readonly act: string }

/** Declares an act. Every route, job and command that does something names one. */
export const act = (name: Act['name'], by: Act['by']): Act => ({ name, by })

/** Everybody, signed in or not: for what is open to all. */
export const everybody = {
  public: 'national',
  worker: 'national',
  family: 'national',
  'village-officer': 'national',
  'counter-officer': 'national',
  'head-of-office': 'national',
  centre: 'national',
  'airport-desk': 'national',
  auditor: 'national',
} as const satisfies Record<Exclude<Role, 'system'>, Scope>

/**
 * The one question of access: may this actor do this act to this subject? Pure.
 * @returns `undefined` when they may, else why not
 */
export function whyNotAllowed(actor: Actor, { name, by }: Act, subject: Subject = {}): AccessRefusal | undefined {
  if (actor.role === 'system') return undefined
  const scope = by[actor.role]
  if (!scope) return actor.role === 'public' ? { code: 'access.sign-in' } : { code: 'access.not-your-role', act: name }
  return reaches(actor, scope, subject) ? undefined : { code: 'access.out-of-scope', act: name }
}

function reaches(actor: Actor, scope: Scope, subject: Subject): boolean {
  switch (scope) {
    case 'national':
      return true
    case 'own':
      return actor.person !== null && subject.owner === actor.person
    case 'shared':
      return actor.person !== null && (subject.sharedWith ?? []).includes(actor.person)
    case 'village':
      return actor.village !== null && subject.village === actor.village
    case 'office':
      return actor.office !== null && subject.office === actor.office
  }
}
