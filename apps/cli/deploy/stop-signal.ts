/** The first Ctrl-C ends the run after the current step; a step is never cut in the middle, which would leave a lock. */
export function stopOnInterrupt(say: (line: string) => void): Disposable & { signal: AbortSignal } {
  const controller = new AbortController()
  const stop = () => {
    if (!controller.signal.aborted) say('stopping after this step; run the same command to go on from there')
    controller.abort()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => void process.off('SIGINT', stop).off('SIGTERM', stop),
  }
}
