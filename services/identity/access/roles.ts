import { accessTable, type Permission, type Role, roles } from './access-table.ts'

const permissions = Object.keys(accessTable) as Permission[]

export const isRole = (name: string): name is Role => Object.hasOwn(roles, name)
export const isPermission = (name: string): boolean => name === '*' || Object.hasOwn(accessTable, name)

/** What somebody with these roles may do; a role that no longer exists gives nothing. */
export function permissionsOf(held: readonly string[]): string[] {
  if (held.includes('owner')) return ['*']
  const holders = (permission: Permission): readonly string[] => accessTable[permission]
  return permissions.filter(permission => holders(permission).some(role => held.includes(role)))
}

/** Nobody gives away, or takes from others, more than they have. */
export const covers = (own: readonly string[], others: readonly string[]): boolean =>
  own.includes('*') || others.every(permission => own.includes(permission))
