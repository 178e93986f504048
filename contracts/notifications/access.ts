const staff = { visibility: 'public', actors: ['staff', 'key'] } as const
export const readers = { ...staff, permission: 'notifications.read' } as const
export const writers = { ...staff, permission: 'notifications.write' } as const

export const neighbours = { visibility: 'internal', actors: [] } as const
