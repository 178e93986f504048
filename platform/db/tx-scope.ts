import { AsyncLocalStorage } from 'node:async_hooks'

/** `open` ends with the transaction, so that work it left behind is not taken for part of it. */
export type TxScope = { readonly owner: symbol; open: boolean }

const scopes = new AsyncLocalStorage<TxScope>()

export const runInScope = <T>(scope: TxScope, fn: () => T): T => scopes.run(scope, fn)

/** True while the function of a tx() runs: a call to a neighbour would hold rows locked for its duration. */
export const insideTransaction = (): boolean => scopes.getStore()?.open === true

export const insideTransactionOf = (owner: symbol): boolean => {
  const scope = scopes.getStore()
  return scope?.open === true && scope.owner === owner
}
