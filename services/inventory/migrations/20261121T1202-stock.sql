--! phase: expand
-- Copies a SKU's policy and its locations' order into its levels; the backorder limit goes to the first location alone.
create function copy_limits(p_sku text) returns void language sql as $$
  with places as (
    select level.location_id, location.priority, location.active,
           row_number() over (order by not location.active, location.priority, location.id) as rank
      from stock_levels level join locations location on location.id = level.location_id
     where level.sku = p_sku
  )
  update stock_levels level set
    priority = places.priority,
    active = places.active,
    safety_stock = item.safety_stock,
    backorder_limit = case when item.policy = 'backorder' and places.rank = 1 then item.backorder_limit else 0 end
  from places, items item
  where level.sku = p_sku and level.location_id = places.location_id and item.sku = p_sku
$$;

-- Units leave the shelf: allocated and on hand fall together, and the movement is written down.
-- Answers false when the shipment was known; raises when more is asked than is allocated or on hand there.
create function ship(p_reservation text, p_shipment text, p_skus text[], p_locations text[], p_quantities integer[],
                     p_actor text, p_now timestamptz) returns boolean language plpgsql as $$
declare
  status_now text;
  left_on_hand integer;
  line record;
begin
  select status into status_now from reservations where id = p_reservation for update;
  if status_now is distinct from 'committed' then
    raise exception 'reservation is %', coalesce(status_now, 'unknown') using errcode = 'ST002';
  end if;
  insert into shipments (reservation_id, id) values (p_reservation, p_shipment) on conflict do nothing;
  if not found then return false; end if;
  for line in
    select sku, location_id, asked.quantity
      from unnest(p_skus, p_locations, p_quantities) as asked (sku, location_id, quantity)
      left join stock_levels level using (sku, location_id)
     order by sku collate "C", level.priority, location_id
  loop
    update reservation_lines set shipped = shipped + line.quantity
     where reservation_id = p_reservation and sku = line.sku and location_id = line.location_id
       and quantity - shipped >= line.quantity;
    if not found then raise exception 'only less of % is allocated at %', line.sku, line.location_id using errcode = 'ST002'; end if;
    update stock_levels set on_hand = on_hand - line.quantity, allocated = allocated - line.quantity
     where sku = line.sku and location_id = line.location_id and on_hand >= line.quantity
    returning on_hand into left_on_hand;
    if not found then raise exception '% is not on hand at %', line.sku, line.location_id using errcode = 'ST002'; end if;
    insert into movements (sku, location_id, kind, delta, on_hand_after, reference, actor, at)
    values (line.sku, line.location_id, 'shipped', -line.quantity, left_on_hand, p_shipment, p_actor, p_now);
  end loop;
  return true;
end $$;
