/** Which of our faces has a letter; `undefined`: none. */
export type HasLetter = (point: number) => boolean

/** What is seen as nothing, or turns the direction of what follows: it has no place on a paper. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u

/**
 * A text as it can be set: composed (NFC), tabs and odd blanks as one blank, and letters that no face has by their number,
 * `[U+738B 5C0F]`, so that nothing is lost and nothing fails. Line ends stay.
 */
export function printable(text: string, hasLetter: HasLetter): string {
  let [set, missing]: [string, string[]] = ['', []]
  const close = (): void => {
    if (missing.length > 0) set += `[U+${missing.join(' ')}]`
    missing = []
  }
  for (const letter of text.toWellFormed().normalize('NFC').replaceAll(/\r\n?/g, '\n')) {
    const shown = letter === '\t' || /\p{Zs}/u.test(letter) ? ' ' : letter
    if (shown !== '\n' && unseen.test(shown)) continue
    const point = shown.codePointAt(0) ?? 0
    if (shown === '\n' || shown === ' ' || hasLetter(point)) {
      close()
      set += shown
    } else missing.push(point.toString(16).toUpperCase().padStart(4, '0'))
  }
  close()
  return set
}
