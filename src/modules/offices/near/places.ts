import { type Area, areaOf, levels } from '../areas.ts'
import { findAreas } from '../find-areas.ts'

/** How many places of the same words are offered. */
const most = 6

/**
 * The places somebody may mean, best first. The widest level where the words fit wins, because "Blitar" is a regency
 * before it is a village. A code of the register is taken as it is. Empty when nothing fits.
 */
export function placesMeant(asked: string): readonly Area[] {
  const code = areaOf(asked.trim())
  if (code) return [code]
  for (const level of levels) {
    const found = findAreas(asked, { level, limit: most })
    if (found.length > 0) return found
  }
  return []
}
