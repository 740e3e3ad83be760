/** Somebody who asks again after this long means it: the process ends at once. */
const patience = 1_500

/**
 * Hears from now on whether somebody asks this process to stop: Ctrl-C, or a SIGTERM of a supervisor.
 * One Ctrl-C may arrive twice (npm passes on what the terminal has already sent), so a second one right after it is the
 * same; one that comes later ends the process without cleaning up.
 *
 * @returns settles when somebody asks; it does not keep the process alive
 */
export async function askedToStop(): Promise<void> {
  let asked: number | undefined
  await new Promise<void>((resolve) => {
    const hear = (): void => {
      if (asked === undefined) {
        asked = performance.now()
        resolve()
      } else if (performance.now() - asked > patience) process.exit(130)
    }
    // They stay: without them the second signal would end the process in the middle of closing.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
  })
}

/** Waits until somebody has asked, and keeps the process alive for it. */
export async function untilStopped(asked: Promise<void>): Promise<void> {
  // Listening for a signal alone does not keep a process alive.
  const alive = setInterval(() => undefined, 60_000)
  await asked
  clearInterval(alive)
}
