import type { Limit } from './route.ts'

type Bucket = { tokens: number; at: number }

/** How many requests a client may make at once, and how fast it may go on. Per address: people behind one share it. */
const rates: Readonly<Record<Limit, { readonly burst: number; readonly perMinute: number }>> = {
  public: { burst: 120, perMinute: 240 },
  citizen: { burst: 120, perMinute: 240 },
  officer: { burst: 300, perMinute: 900 },
  help: { burst: 1_200, perMinute: 2_400 },
  upload: { burst: 400, perMinute: 800 },
  provider: { burst: 3_000, perMinute: 12_000 },
  code: { burst: 30, perMinute: 30 },
  guess: { burst: 30, perMinute: 30 },
}

/** Token buckets, one per client and class; forgotten when full again. */
export function openLimits(
  now: () => number,
  factor = 1,
): {
  readonly take: (limit: Limit, client: string) => { ok: boolean; retryAfter: number }
  /** Gives back what was taken: it did not count. */
  readonly giveBack: (limit: Limit, client: string) => void
} {
  const buckets = new Map<string, Bucket>()
  return {
    take(limit, client) {
      const { burst, perMinute } = rates[limit]
      const [most, perMs] = [burst * factor, (perMinute * factor) / 60_000]
      const at = now()
      const key = `${limit} ${client}`
      const before = buckets.get(key) ?? { tokens: most, at }
      const tokens = Math.min(most, before.tokens + (at - before.at) * perMs)
      if (buckets.size > 50_000) buckets.clear()
      const ok = tokens >= 1
      buckets.set(key, { tokens: ok ? tokens - 1 : tokens, at })
      return { ok, retryAfter: ok ? 0 : Math.ceil((1 - tokens) / perMs / 1000) }
    },
    giveBack(limit, client) {
      const bucket = buckets.get(`${limit} ${client}`)
      if (bucket) bucket.tokens = Math.min(rates[limit].burst * factor, bucket.tokens + 1)
    },
  }
}
