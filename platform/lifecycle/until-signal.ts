/** Resolves when the process is asked to end. Asked again, it ends at once, as any process does. */
export function untilSignal(
  signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT'],
): Promise<NodeJS.Signals> {
  return new Promise(resolve => {
    const hear = (signal: NodeJS.Signals) => {
      for (const other of signals) process.off(other, hear)
      resolve(signal)
    }
    for (const signal of signals) process.on(signal, hear)
  })
}
