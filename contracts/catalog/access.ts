export const everyone = {
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer', 'staff', 'key', 'system'],
} as const

export const readers = { visibility: 'public', actors: ['staff', 'key'], permission: 'catalog.read' } as const
export const editors = {
  visibility: 'public',
  actors: ['staff', 'key'],
  permission: 'catalog.write',
} as const
