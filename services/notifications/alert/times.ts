import type { Notifications } from '../deps.ts'

const hour = 3_600_000
const day = 24 * hour

type Deps = Pick<Notifications, 'clock' | 'config'>
const after = ({ clock }: Pick<Deps, 'clock'>, ms: number) => new Date(clock.now() + ms).toISOString()

/** A link to confirm is good for a week; who confirmed waits a year at most. */
export const untilConfirmed = (deps: Pick<Deps, 'clock'>): string => after(deps, 7 * day)
export const untilTold = (deps: Pick<Deps, 'clock'>): string => after(deps, 365 * day)
/** A mail is tried for so long, and needs the address until then. */
export const untilSent = (deps: Deps): string => after(deps, deps.config.giveUpHours * hour + day)
export const aDayAgo = (deps: Pick<Deps, 'clock'>): string => after(deps, -day)
