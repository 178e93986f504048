--! phase: expand
-- What is sold is answered as it is written: one statement, and one look at the reservation when it is still held.
create function sell_reservation(p_id text, p_now timestamptz, p_event text)
returns table (status text, "expiresAt" timestamptz, allocations jsonb) language plpgsql as $$
declare
  line record;
begin
  update reservations held set status = 'committed' where held.id = p_id and held.status = 'held'
  returning held.status, held.expires_at into status, "expiresAt";
  if found then
    for line in select * from lines_in_order(p_id) loop
      update stock_levels level set reserved = level.reserved - line.quantity, allocated = level.allocated + line.quantity
       where level.sku = line.sku and level.location_id = line.location_id;
    end loop;
  else
    status := commit_reservation(p_id, p_now, p_event);
    select found_row.expires_at into "expiresAt" from reservations found_row where found_row.id = p_id;
  end if;
  allocations := allocations_of(p_id);
  return next;
end $$;
