export const everyone = {
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer', 'staff', 'key', 'system'],
} as const

export const neighbours = { visibility: 'internal', actors: [] } as const

export const readers = { visibility: 'public', actors: ['staff', 'key'], permission: 'pricing.read' } as const
export const editors = {
  visibility: 'public',
  actors: ['staff', 'key'],
  permission: 'pricing.write',
} as const
