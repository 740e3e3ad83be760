import { isOurs } from '../mass/decide.ts'
import { linkMark, type Standing } from '../mass/message.ts'

/**
 * Words as they are compared: one kind of letters, quotes and blanks, and each person's own link as the mark of a link. Nothing
 * that leads somewhere is smoothed: another address, another telephone number stay what they are.
 *
 * @param origin  our own address, without a trailing slash
 */
export const plainOf = (text: string, origin: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replaceAll(/\bhttps?:\/\/\S+/gi, (address) => (isOwnLink(address, origin) ? linkMark : address))
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’‚`´]/g, "'")
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** Whether an address is the link of one person's answer, and nothing else. */
const isOwnLink = (address: string, origin: string): boolean =>
  isOurs(address, origin) && /^\/k\/[0-9A-HJKMNP-TV-Z]{16}[.,;!?)\]]*$/i.test(address.slice(origin.length))

/** How much two texts share, 0 to 1: pairs of neighbouring words (Dice's coefficient). The same both ways. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const left = new Map<string, number>()
  for (const pair of a) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of b) {
    const count = left.get(pair) ?? 0
    if (count > 0) [shared] = [shared + 1, left.set(pair, count - 1)]
  }
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length)
}

const pairsOf = (text: string): readonly string[] => {
  const words = ['', ...text.split(' '), '']
  return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`)
}

/** From here on words are told to be like ours: half of them, or more. */
const near = 0.5

export type Compared =
  | { readonly is: 'ours'; readonly message: string; readonly text: string }
  | { readonly is: 'altered'; readonly message: string; readonly text: string }
  | { readonly is: 'foreign' }

/** Whether pasted words are exactly some of ours, like some of ours, or not from us. */
export function compare(pasted: string, sent: readonly Standing[], origin: string): Compared {
  const plain = plainOf(pasted, origin)
  const all = sent.flatMap(({ message: { id, texts } }) =>
    Object.values(texts).map((text) => ({ message: id, text, plain: plainOf(text, origin) })),
  )
  const exact = all.find((one) => one.plain === plain)
  if (exact) return { is: 'ours', message: exact.message, text: exact.text }
  const [best] = all.map((one) => ({ ...one, like: likeness(plain, one.plain) })).toSorted((a, b) => b.like - a.like)
  return best && best.like >= near ? { is: 'altered', message: best.message, text: best.text } : { is: 'foreign' }
}
