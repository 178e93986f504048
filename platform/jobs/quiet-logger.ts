import { Logger } from 'graphile-worker'

/** What matters is reported by the tasks themselves; the queue's own log would double it. */
export const quiet: Logger = new Logger(() => () => {})
