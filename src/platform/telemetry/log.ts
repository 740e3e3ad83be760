/** Structured lines for operators. No personal data: routes by their pattern, never an address or a form. */
export type Log = {
  readonly info: (message: string, fields?: Fields) => void
  readonly problem: (message: string, problem: unknown, fields?: Fields) => void
  readonly request: (fields: { readonly method: string; readonly route: string; readonly ms: number }) => void
}

type Fields = Readonly<Record<string, string | number | boolean>>

/** Writes one JSON object a line. `requests` also writes a line per request. */
export function openLog(write: (line: string) => void, { requests = false } = {}): Log {
  const line = (level: string, message: string, fields: Fields = {}): void =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`)
  return {
    info: (message, fields) => line('info', message, fields),
    problem: (message, problem, fields) => line('problem', message, { ...fields, ...describe(problem) }),
    request: (fields) => {
      if (requests) line('request', 'answered', fields)
    },
  }
}

const describe = (problem: unknown): Fields =>
  problem instanceof Error
    ? {
        error: problem.name,
        why: problem.message.slice(0, 500),
        stack: (problem.stack ?? '').split('\n').slice(1, 6).join(' | '),
      }
    : { error: typeof problem }
