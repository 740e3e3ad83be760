import { isId, type PersonId } from '../../../kernel/ids.ts'
import type { Web } from '../../../platform/http/route.ts'
import { namesOfAccounts } from '../../accounts/index.ts'
import { officeId, officeOf } from '../../offices/index.ts'
import { centreCode, officeName } from '../board/public-data.ts'
import type { Case } from '../case.ts'
import type { OfWhom } from '../store.ts'
import { words } from '../words.ts'
import type { ListView } from './list.page.ts'

/** How a list of nobody's cases is asked for in an address. */
export const nobody = 'kosong'

/** What of all cases an address asks for: those of an office, of a handler. Row security stays as it is. */
export async function narrowing(
  web: Web,
): Promise<{ office: OfWhom; fits: (one: Case) => boolean; told: ListView['only'] }> {
  const { searchParams } = web.url
  const asked = searchParams.get('kantor') ?? ''
  const known = officeOf(officeId(asked))
  const office: OfWhom = asked === centreCode ? 'centre' : (known?.id ?? null)
  const handler = searchParams.get('petugas') ?? ''
  const person = isId(handler) ? (handler as PersonId) : null
  const isByHandler = person !== null || handler === nobody
  const say = words(web.lang)
  const name =
    person === null ? undefined : (await web.read(async (tx) => await namesOfAccounts(tx, [person]))).get(person)
  const told = [
    ...(office === null ? [] : [officeName(office === 'centre' ? null : office, web.lang)]),
    ...(isByHandler ? [person === null ? say('desk.nobody') : (name ?? say('desk.somebody'))] : []),
  ]
  const query = [
    ...(office === null ? [] : [`&kantor=${asked}`]),
    ...(isByHandler ? [`&petugas=${person ?? nobody}`] : []),
  ].join('')
  return {
    office,
    fits: (one) => !isByHandler || one.handler === person,
    told: told.length === 0 ? null : { query, text: told.join(', ') },
  }
}
