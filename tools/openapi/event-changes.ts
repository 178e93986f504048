import { schemaChanges } from './schema-changes.ts'

export type EventDocument = Readonly<
  Record<
    string,
    {
      readonly schemaVersion: number
      readonly description: string
      readonly data: Readonly<Record<string, unknown>>
    }
  >
>

/** Events are facts that others read, some of them long after: they only ever say more. */
export function eventChanges(released: EventDocument, current: EventDocument): string[] {
  return Object.entries(released).flatMap(([type, before]) => {
    const after = current[type]
    if (!after) return [`${type}: the event was removed`]
    const older = after.schemaVersion < before.schemaVersion ? [`${type}: its schemaVersion went down`] : []
    return [...older, ...schemaChanges(before.data, after.data, 'output', type)]
  })
}
