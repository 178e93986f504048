import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { roles } from './access-table.ts'
import { permissionsOf } from './roles.ts'

const items = Object.entries(roles).map(([name, description]) => ({
  ...{ name, description, permissions: permissionsOf([name]) },
}))

export const createListRoles = (): Handler<typeof identityContract, 'listRoles'> => async () => ok({ items })
