import { type Statement, statement } from '@stoa/platform/db'
import type { IdentityDeps } from '../deps.ts'

type Sealed = { readonly id: string; readonly sealed: string }

/** What is sealed, and how it is put back if nobody changed it meanwhile. The row's id is the context. */
const places: readonly { readonly list: Statement<Sealed>; readonly put: Statement<unknown> }[] = [
  {
    list: statement(
      'identity.list-sealed-seeds',
      'select id, totp_sealed as sealed from staff where totp_sealed is not null',
    ),
    put: statement(
      'identity.reseal-seed',
      'update staff set totp_sealed = $3 where id = $1 and totp_sealed = $2',
    ),
  },
  {
    list: statement('identity.list-sealed-keys', 'select id, sealed from signing_keys'),
    put: statement(
      'identity.reseal-key',
      'update signing_keys set sealed = $3 where id = $1 and sealed = $2',
    ),
  },
]

/** Everything under the first key of the ring, so that the others can be taken out of it. */
export async function resealAll({ db, seal }: IdentityDeps): Promise<void> {
  for (const { list, put } of places)
    for (const { id, sealed } of await db.all(list))
      if (seal.isOld(sealed)) await db.run(put, [id, sealed, seal.seal(seal.open(sealed, id), id)])
}
