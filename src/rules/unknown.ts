/**
 * A value that cannot be known yet, and the facts that would tell. There is one object for each set of needs, so that
 * asking a million files makes no more of them than there are different questions.
 */
export class Unknown {
  /** Paths of the missing facts, in the order the condition asks them. */
  readonly needs: readonly string[]
  private readonly joined = new Map<Unknown, Unknown>()

  private constructor(needs: readonly string[]) {
    this.needs = Object.freeze(needs)
  }

  private static readonly all = new Map<string, Unknown>()

  /** The unknown that needs these facts. */
  static of(needs: readonly string[]): Unknown {
    const key = needs.join(' ')
    let known = Unknown.all.get(key)
    if (!known) Unknown.all.set(key, (known = new Unknown([...needs])))
    return known
  }

  /** What is missing when this and that are missing. */
  with(other: Unknown): Unknown {
    if (other === this) return this
    let both = this.joined.get(other)
    if (!both) this.joined.set(other, (both = Unknown.of([...new Set([...this.needs, ...other.needs])])))
    return both
  }
}
