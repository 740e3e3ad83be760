type Code = 'no-binaries' | 'folder-in-use' | 'folder-not-writable' | 'no-space' | 'no-user' | 'would-not-start'

/** Why the embedded database cannot start: one sentence that says what to do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
  readonly code: Code
  constructor(code: Code, sentence: string) {
    super(sentence)
    this.code = code
  }

  /** Finds the sentence that matters in what PostgreSQL said before it ended. */
  static from(said: string, what: string): StartProblem {
    const lines = said.trim().split('\n')
    const why = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? ''
    if (/No space left|ENOSPC|Disk quota/i.test(said))
      return new StartProblem('no-space', `${what}: the disk is full. Make room, then start again.`)
    return new StartProblem('would-not-start', `${what}: ${why || 'it said nothing'}`)
  }
}
