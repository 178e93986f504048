import { type Queries, statement } from '@stoa/platform/db'

const breaches = statement<{ breach: string }>(
  'payments.invariants',
  `select format('payment %s says %s/%s/%s/%s, its ledger says otherwise', id, authorised, captured, voided, refunded) as breach
     from payments
     left join (
       select payment_id,
              sum(amount) filter (where kind = 'authorised') as a, sum(amount) filter (where kind = 'captured') as c,
              sum(amount) filter (where kind = 'voided') as v, sum(amount) filter (where kind = 'refunded') as r
         from movements group by 1) ledger on payment_id = id
    where (authorised, captured, voided, refunded)
          is distinct from (coalesce(a, 0), coalesce(c, 0), coalesce(v, 0), coalesce(r, 0))
   union all
   select format('payment %s keeps %s/%s, its operations under way say otherwise', id, capturing, refunding)
     from payments
     left join (
       select payment_id,
              sum(amount) filter (where kind = 'capture') as c, sum(amount) filter (where kind = 'refund') as r
         from operations where status = 'pending' group by 1) open on payment_id = id
    where (capturing, refunding) is distinct from (coalesce(c, 0), coalesce(r, 0))`,
)

/** What must hold at any time: totals are sums of the ledger, and what is kept is what is under way. */
export const findBreaches = async (db: Queries): Promise<string[]> =>
  (await db.all(breaches)).map(({ breach }) => breach)
