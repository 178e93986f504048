/**
 * Runs of the same work in one process never overlap: a run that is asked for meanwhile follows. The queue's workers
 * belong to all services, so a slow mail server or receiver holds one of them at most.
 */
export function oneAtATime(work: (signal: AbortSignal | undefined) => Promise<void>) {
  const state = { running: false, again: false }
  return async (signal?: AbortSignal): Promise<void> => {
    state.again = true
    if (state.running) return
    state.running = true
    try {
      while (state.again && !signal?.aborted) {
        state.again = false
        await work(signal)
      }
    } finally {
      state.running = false
    }
  }
}
