import { type Queries, statement } from '@stoa/platform/db'

const breaches = statement<{ breach: string }>(
  'inventory.invariants',
  `select format('%s at %s: on hand %s, movements say %s', level.sku, level.location_id, on_hand, moved.total) as breach
     from stock_levels level
     left join (select sku, location_id, sum(delta) as total from movements group by 1, 2) moved using (sku, location_id)
    where on_hand <> coalesce(moved.total, 0)
   union all
   select format('%s at %s: %s %s, reservations say %s', level.sku, level.location_id, kind, counted, coalesce(lines.total, 0))
     from stock_levels level
    cross join lateral (values ('held', reserved), ('committed', allocated)) as counter (kind, counted)
     left join (
       select sku, location_id, status, sum(quantity) as total from (
         select line.sku, line.location_id, reservation.status, line.quantity - line.shipped as quantity
           from reservation_lines line join reservations reservation on reservation.id = line.reservation_id
          union all
         select taken.sku, taken.location_id, status, taken.quantity
           from reservations, unnest(skus, places, quantities) as taken (sku, location_id, quantity)
          where places is not null) taken
        group by 1, 2, 3) lines
       on lines.sku = level.sku and lines.location_id = level.location_id and lines.status = kind
    where counted <> coalesce(lines.total, 0)
   union all
   select format('a line of %s, which is no reservation', reservation_id) from reservation_lines
    where not exists (select from reservations where id = reservation_id)
   union all
   select format('what %s took stands in it and in its lines', id) from reservations
    where places is not null and exists (select from reservation_lines where reservation_id = id)
   union all
   select format('%s at %s: %s on hand', sku, location_id, on_hand) from stock_levels where on_hand < 0`,
)

/** What must hold at any time: stock equals the movement log, what is held equals the open reservations, and no line is without one. */
export const findBreaches = async (db: Queries): Promise<string[]> =>
  (await db.all(breaches)).map(({ breach }) => breach)
