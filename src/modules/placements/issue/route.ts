import type { Decision } from '../../../kernel/decision.ts'
import { type ApplicationId, isId } from '../../../kernel/ids.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Tools } from '../../../platform/tools.ts'
import { revealPhone } from '../../workers/index.ts'
import { acts } from '../acts.ts'
import { words } from '../card/words.ts'
import { subjectOf } from '../journey/route.ts'
import type { Refusal } from '../refusal.ts'
import { applicationById } from '../store.ts'
import type { CardIssued } from './decide.ts'
import { issueFor } from './issue.ts'

type Issued = CardIssued & { readonly digest: string }

/** Issues the card and tells the worker, in one transaction. */
async function issue(web: Web, { seal, config }: Tools): Promise<Response> {
  const id = web.params['application'] ?? ''
  if (!isId(id)) return await web.refuse({ code: 'edge.not-found' })
  const application = id as ApplicationId
  const typed = await web.typed()
  const decision = await web.perform({
    act: acts.issue,
    key: oneOf(typed, '_key') ?? web.key,
    subject: subjectOf(application),
    work: async (tx): Promise<Decision<Issued, Refusal>> => {
      const decided = await issueFor(tx, seal, application)
      const file = await applicationById(tx, application)
      const to = file && (await revealPhone(tx, seal, file.worker, 'card-issued'))
      if (decided.ok && file && to !== undefined)
        await tx.notify({
          key: `card-issued:${application}`,
          channel: 'sms',
          to,
          text: words('id')('sms.issued', { number: file.number, url: config.publicUrl }),
        })
      return decided
    },
    entry: ([issued]) => ({
      act: acts.issue.name,
      record: { kind: 'application', id: application },
      ground: issued.citations[0] ?? '',
      payload: { decision: issued.digest, validUntil: issued.validUntil },
    }),
  })
  return decision.ok ? web.redirect(`/meja/${application}?selesai=${application}`) : await web.refuse(decision.refusal)
}

export const issueRoutes: readonly Route[] = [
  { method: 'POST', path: '/meja/:application/kartu', act: acts.issue, sees: null, limit: 'officer', handle: issue },
]
