/** A line as it is compared: its id, and what was told under it, in canonical form. */
export type Sent = { readonly id: string; readonly text: string }

export type Received = {
  /** New lines, each id once, in the order in which they came. */
  readonly fresh: readonly Sent[]
  /** Ids the sender may forget: they are kept, now or from before. */
  readonly kept: readonly string[]
  /** Ids under which something else is kept. What is kept stays; the sender must not forget theirs. */
  readonly differs: readonly string[]
}

/**
 * What a batch adds to what is kept. An id is kept once, as it came first; sending it again, in whatever batch and order,
 * changes nothing. Pure.
 *
 * @param known  what is kept under the ids of the batch
 */
export function receive(known: ReadonlyMap<string, string>, batch: readonly Sent[]): Received {
  const texts = new Map(known)
  const fresh = batch.filter(({ id, text }) => {
    if (texts.has(id)) return false
    texts.set(id, text)
    return true
  })
  const [kept, differs] = [new Set<string>(), new Set<string>()]
  for (const { id, text } of batch) (texts.get(id) === text ? kept : differs).add(id)
  return { fresh, kept: [...kept].filter((id) => !differs.has(id)), differs: [...differs] }
}
