export const everyone = {
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer', 'staff', 'key', 'system'],
} as const

/** A customer, about themselves: no path or field names whose. */
export const self = { visibility: 'public', actors: ['customer'] } as const
/** A member of staff, about themselves; no permission is needed for that. */
export const ownStaff = { visibility: 'public', actors: ['staff'] } as const

export const neighbours = { visibility: 'internal', actors: [] } as const

const staff = { visibility: 'public', actors: ['staff', 'key'] } as const
export const customerReaders = { ...staff, permission: 'customers.read' } as const
export const customerWriters = { ...staff, permission: 'customers.write' } as const
/** Personal data in bulk, and their end. */
export const privacyOfficers = { ...staff, permission: 'privacy.write' } as const
export const staffReaders = { ...staff, permission: 'staff.read' } as const
/** Who hires: people only, so that a leaked key cannot make itself friends. */
export const staffWriters = { visibility: 'public', actors: ['staff'], permission: 'staff.write' } as const
export const keyReaders = { ...staff, permission: 'keys.read' } as const
export const keyWriters = { visibility: 'public', actors: ['staff'], permission: 'keys.write' } as const
export const auditors = { ...staff, permission: 'audit.read' } as const
