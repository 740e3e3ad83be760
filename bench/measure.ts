/** One line of a bench: how often in a second, and the ratio to the floor it is held against. */
export type Row = {
  readonly label: string
  readonly perSecond: number
  readonly ratio: number
  /** For SQL: the ratio to the same statements prepared, which ours are too; only the work of our code is left. */
  readonly prepared?: number
  /** What the design wants of the ratio, where it wants something. */
  readonly aim?: number
}

export type Report = {
  readonly name: string
  /** What the floor of the ratios is, in a sentence. */
  readonly against: string
  readonly rows: readonly Row[]
}

/**
 * How often in a second each of several works can be done. They take turns, forwards and backwards, so that a noisy
 * neighbour meets them all; of the turns of each, the first quartile counts, which a neighbour hardly reaches.
 *
 * @param turns  how many turns each work has, besides those to warm up
 * @param calls  how many calls make a turn; more for what is too short to be timed alone
 */
export async function inTurns<const Works extends readonly ((call: number) => unknown)[]>(
  works: Works,
  { turns = 40, calls = 1 }: { readonly turns?: number; readonly calls?: number } = {},
): Promise<{ [Index in keyof Works]: number }> {
  const seconds = works.map((): number[] => [])
  const order = [...works.entries()]
  const warmUp = Math.ceil(turns / 10)
  for (let turn = -warmUp; turn < turns; turn += 1) {
    for (const [index, work] of order) {
      const start = process.hrtime.bigint()
      for (let call = 0; call < calls; call += 1) {
        const done = work(call)
        if (done instanceof Promise) await done
      }
      if (turn >= 0) seconds[index]?.push(Number(process.hrtime.bigint() - start) / 1e9 / calls)
    }
    order.reverse()
  }
  const rates = seconds.map((all) => 1 / (all.toSorted((a, b) => a - b)[Math.floor(all.length / 4)] ?? Number.NaN))
  return rates as { [Index in keyof Works]: number }
}
