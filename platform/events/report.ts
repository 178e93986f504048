/** Where the kit tells what happened; the composition root turns it into logs and metrics. */
export type Report = (
  happening:
    | 'relay_failed'
    | 'consumer_failed'
    | 'event_failed'
    | 'event_parked'
    | 'lease_lost'
    | 'lease_taken',
  fields: Readonly<Record<string, unknown>>,
) => void

export const silent: Report = () => {}
