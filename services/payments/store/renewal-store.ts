import { type Queries, statement } from '@stoa/platform/db'
import type { Payment } from '../payment.ts'
import { paymentColumns } from './payment-store.ts'

const renewable = statement<Payment>(
  'payments.renewable',
  `select ${paymentColumns} from payments
    where (status = 'authorised' or (status = 'captured' and captured + voided < authorised))
      and provider = any($1) and authorised_until > $2 and authorised_until <= $3
      and not_renewed is distinct from authorised_until
    order by authorised_until limit 100`,
)
const refused = statement('payments.not-renewed', 'update payments set not_renewed = $2 where id = $1')

export const findRenewable = (db: Queries, providers: readonly string[], now: string, until: string) =>
  db.all(renewable, [providers, now, until])
export const noteNotRenewed = (db: Queries, { id, authorisedUntil }: Payment) =>
  db.run(refused, [id, authorisedUntil])
