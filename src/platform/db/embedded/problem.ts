/** Why the embedded database cannot start: one sentence that says what to do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
  readonly code: 'no-binaries' | 'folder-in-use' | 'folder-not-writable' | 'no-user' | 'would-not-start'
  constructor(code: StartProblem['code'], sentence: string) {
    super(sentence)
    this.code = code
  }
}
