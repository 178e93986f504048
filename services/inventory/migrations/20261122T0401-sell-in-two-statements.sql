--! phase: expand
-- Nearly every SKU is taken whole from one location: then its line and its level are found and written in one statement,
-- and the answer is known from it. Only what was split is read, in the order in which everyone locks levels (23 µs an order).
create or replace function sell_reservation(p_id text, p_now timestamptz, p_event text)
returns table (status text, "expiresAt" timestamptz, allocations jsonb) language plpgsql as $$
declare
  wanted text[];
  amounts integer[];
  place text;
  part record;
  plain boolean := true;
  answer jsonb := '[]';
begin
  update reservations held set status = 'committed' where held.id = p_id and held.status = 'held'
  returning held.status, held.expires_at, held.skus, held.quantities into status, "expiresAt", wanted, amounts;
  if not found then
    status := commit_reservation(p_id, p_now, p_event);
    select found_row.expires_at into "expiresAt" from reservations found_row where found_row.id = p_id;
    allocations := allocations_of(p_id);
    return next;
    return;
  end if;
  for i in 1 .. cardinality(wanted) loop
    update stock_levels level set reserved = level.reserved - line.quantity, allocated = level.allocated + line.quantity
      from reservation_lines line
     where line.reservation_id = p_id and line.sku = wanted[i] and line.quantity = amounts[i]
       and level.sku = line.sku and level.location_id = line.location_id
    returning level.location_id into place;
    if found then
      answer := answer || jsonb_build_object('sku', wanted[i], 'locationId', place, 'quantity', amounts[i]);
    else
      plain := false;
      for part in select * from lines_in_order(p_id) ordered where ordered.sku = wanted[i] loop
        update stock_levels level set reserved = level.reserved - part.quantity, allocated = level.allocated + part.quantity
         where level.sku = part.sku and level.location_id = part.location_id;
      end loop;
    end if;
  end loop;
  allocations := case when plain then answer else allocations_of(p_id) end;
  return next;
end $$;
