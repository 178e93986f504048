import { statement } from '@stoa/platform/db'
import type { Notifications } from '../deps.ts'
import type { StoredSecret } from './webhook.ts'

type Row = { readonly id: string; readonly secrets: readonly StoredSecret[] }

const all = statement<Row>(
  'notifications.all-secrets',
  'select id, secrets from webhooks order by id for update',
)
const write = statement('notifications.write-secrets', 'update webhooks set secrets = $2 where id = $1')

/** After a rotation of NOTIFICATIONS_SEAL_KEYS: what an old key sealed is sealed anew, and the old key can go. */
export const resealSecrets = ({ db, seal }: Notifications): Promise<number> =>
  db.tx(async tx => {
    const old = (await tx.all(all)).filter(({ secrets }) => secrets.some(({ sealed }) => seal.isOld(sealed)))
    for (const { id, secrets } of old) {
      const renewed = secrets.map(secret => ({
        ...secret,
        sealed: seal.seal(seal.open(secret.sealed, id), id),
      }))
      await tx.run(write, [id, JSON.stringify(renewed)])
    }
    return old.length
  })
