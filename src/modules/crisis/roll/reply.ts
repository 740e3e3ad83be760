import type { CrisisStandard } from '../standard.ts'
import type { Saying } from './decide.ts'

/** So many words at most beside the one that says safe: *saya aman pak*. What says more is for somebody to read. */
const mostBeside = 3

/**
 * What a reply to a roll-call says. A word of need is heard wherever it stands, and so is *tidak aman*; safe is heard only
 * from a message that says hardly anything else, so that no trouble is filed under it. Pure.
 *
 * @returns `undefined`: neither; the message goes on to whoever reads messages
 */
export function saysIn(text: string, { safe, help, not }: CrisisStandard['replies']): Saying | undefined {
  const said = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const has = (words: readonly string[]): boolean => said.some((word) => words.includes(word))
  if (has(help) || (has(safe) && has(not))) return 'help'
  return has(safe) && said.length <= mostBeside + 1 ? 'safe' : undefined
}
