/**
 * Marks that turn text around or hide it: embeddings, overrides and isolates of direction, and tag letters. What stands in
 * their reach reads otherwise than it was typed, so that a sentence can say to an officer what its writer never wrote.
 */
const turning = /[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu

/** Somebody else's words with such marks made visible: `[U+202E]`. Everything else stays as it was typed. */
export const visible = (text: string): string =>
  text.replaceAll(turning, (mark) => `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
