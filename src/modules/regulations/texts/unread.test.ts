import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/time.ts'
import { loadRegulations } from '../load.ts'
import { graphOf } from '../register/graph.ts'
import { amendedUnread } from './unread.ts'

const { ruleSet } = await loadRegulations(fileURLToPath(new URL('../../../../regulations', import.meta.url)))
if (!ruleSet) throw new Error('the shipped rules do not load')
const graph = graphOf(ruleSet)

/** What the register knows to amend UU 18/2017 by a day, without these. */
function unreadOn(on: string, makers: readonly string[] = ['uu-18-2017']): readonly string[] {
  const law = ruleSet?.instruments.get('uu-18-2017')
  if (!law) throw new Error('UU 18/2017 is not in the register')
  return amendedUnread(law, makers, { on: day(on), today: day('2026-11-24'), graph }).map(({ id }) => id)
}

describe('an old text', () => {
  it('is not told as what stands once an amendment began', () => {
    expect(unreadOn('2019-01-01')).toEqual([])
    expect(unreadOn('2026-11-24')).toContain('uu-6-2023')
  })

  it('is what stands once the amendment came in', () => {
    expect(unreadOn('2026-11-24', ['uu-18-2017', 'uu-6-2023', 'uu-11-2020'])).toEqual([])
  })

  it('is not put in doubt by a proposal', () => {
    expect(unreadOn('2026-11-24')).not.toContain('ruu-pmi-perubahan-ketiga')
  })
})
