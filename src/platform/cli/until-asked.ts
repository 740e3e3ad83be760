/** Somebody who asks again after this long means it: the process ends at once. */
const patience = 1_500

/**
 * Waits until somebody asks this process to stop: Ctrl-C, or a SIGTERM of a supervisor.
 * One Ctrl-C may arrive twice (npm passes on what the terminal has already sent), so a second one right after it is the
 * same; one that comes later ends the process without cleaning up.
 */
export async function untilAskedToStop(): Promise<void> {
  let asked: number | undefined
  // Listening for a signal alone does not keep a process alive.
  const alive = setInterval(() => undefined, 60_000)
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
  clearInterval(alive)
}
