--! phase: expand
-- One round trip and one commit per reservation. Rows are locked in order of SKU, then of location priority, by
-- everyone (byte order, as the service sorts), so two reservations never wait for each other in a circle.

create function take_from(p_reservation text, p_sku text, p_location text, p_quantity integer) returns void language sql as $$
  update stock_levels set reserved = reserved + p_quantity where sku = p_sku and location_id = p_location;
  insert into reservation_lines (reservation_id, sku, location_id, quantity)
  values (p_reservation, p_sku, p_location, p_quantity);
$$;

-- Takes a quantity from one location that can give all of it, else from several in order of priority.
-- Answers null when taken, else how many could be promised (the caller raises, which undoes what was taken).
create function take(p_reservation text, p_sku text, p_quantity integer) returns integer language plpgsql as $$
declare
  first_place text;
  places text[];
  frees integer[];
  whole integer;
  missing integer := p_quantity;
  part integer;
begin
  -- One conditional statement, on the first location only: an update that waited and then no longer matches keeps
  -- its row lock, and a lock on a later location would be out of order.
  update stock_levels level set reserved = level.reserved + p_quantity
   where level.sku = p_sku and level.free >= p_quantity and level.active
     and level.location_id = (
       select candidate.location_id from stock_levels candidate
        where candidate.sku = p_sku and candidate.active order by candidate.priority, candidate.location_id limit 1)
  returning level.location_id into first_place;
  if found then
    insert into reservation_lines (reservation_id, sku, location_id, quantity)
    values (p_reservation, p_sku, first_place, p_quantity);
    return null;
  end if;

  if exists (select from items where sku = p_sku and policy = 'untracked') then return null; end if;

  select coalesce(array_agg(location_id), '{}'), array_agg(free) into places, frees
    from (select location_id, free from stock_levels
           where sku = p_sku and active order by priority, location_id for update) locked;
  for i in 1 .. cardinality(places) loop
    if whole is null and frees[i] >= p_quantity then whole := i; end if;
  end loop;
  if whole is not null then
    perform take_from(p_reservation, p_sku, places[whole], p_quantity);
    return null;
  end if;
  for i in 1 .. cardinality(places) loop
    part := least(frees[i], missing);
    continue when part <= 0;
    perform take_from(p_reservation, p_sku, places[i], part);
    missing := missing - part;
  end loop;
  return case when missing = 0 then null else p_quantity - missing end;
end $$;

create function take_all(p_reservation text, p_skus text[], p_quantities integer[]) returns void language plpgsql as $$
declare
  promised integer;
  shortages jsonb := '[]';
begin
  for i in 1 .. cardinality(p_skus) loop
    promised := take(p_reservation, p_skus[i], p_quantities[i]);
    if promised is not null then
      shortages := shortages || jsonb_build_object('sku', p_skus[i], 'requested', p_quantities[i], 'available', promised);
    end if;
  end loop;
  if shortages <> '[]' then
    raise exception 'insufficient_stock' using errcode = 'ST001', detail = shortages::text;
  end if;
end $$;

create function promised_of(p_sku text) returns integer language sql stable as $$
  select coalesce(sum(greatest(free, 0)), 0)::integer from stock_levels where sku = p_sku and active
$$;

create function band_of(p_promised integer) returns text language sql immutable as $$
  select case when p_promised <= 0 then 'none' when p_promised <= 5 then 'few' else 'many' end
$$;

-- Tells buyers when none, few or many changed. A rare write: one row in the outbox per change of band.
-- One SKU after the other, in the order of p_skus: two baskets may have taken theirs from different locations.
create function announce(p_skus text[], p_event text, p_at timestamptz) returns void language plpgsql as $$
declare
  next_sku text;
  promised integer;
  announced integer;
begin
  foreach next_sku in array p_skus loop
    promised := promised_of(next_sku);
    update items set band = band_of(promised), announcements = announcements + 1
     where sku = next_sku and policy <> 'untracked' and band <> band_of(promised)
    returning announcements into announced;
    continue when not found;
    insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, occurred_at, channel, data)
    values (p_event || '-' || next_sku, 'inventory.availability-changed', 1, next_sku, announced, p_at, 'default',
            jsonb_build_object('sku', next_sku, 'available', promised, 'inStock', promised > 0));
  end loop;
end $$;

create function allocations_of(p_id text) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'locationId', location_id, 'quantity', quantity - shipped)
                            order by sku, location_id), '[]')
    from reservation_lines where reservation_id = p_id and quantity > shipped
$$;

-- The order in which everyone locks levels.
create function lines_in_order(p_id text) returns setof reservation_lines language sql stable as $$
  select line.* from reservation_lines line join stock_levels level using (sku, location_id)
   where line.reservation_id = p_id order by line.sku collate "C", level.priority, level.location_id
$$;

-- p_skus: distinct and sorted. Answers the allocations, or null when the id was taken before.
create function reserve(p_id text, p_skus text[], p_quantities integer[], p_expires timestamptz, p_now timestamptz, p_event text)
returns jsonb language plpgsql as $$
begin
  insert into reservations (id, status, skus, quantities, expires_at, created_at)
  values (p_id, 'held', p_skus, p_quantities, p_expires, p_now) on conflict (id) do nothing;
  if not found then return null; end if;
  perform take_all(p_id, p_skus, p_quantities);
  perform announce(p_skus, p_event, p_now);
  return allocations_of(p_id);
end $$;

-- Gives back what a reservation still has, held or allocated. Answers its status before.
create function give_back(p_id text, p_status text, p_now timestamptz, p_event text) returns text language plpgsql as $$
declare
  held reservations;
  line record;
begin
  select * into held from reservations where id = p_id for update;
  if not found then
    -- An undo that overtook its do: remember it, so the late do finds the id taken.
    insert into reservations (id, status, skus, quantities, expires_at, created_at)
    values (p_id, p_status, '{}', '{}', p_now, p_now) on conflict (id) do nothing;
    return 'unknown';
  end if;
  if held.status not in ('held', 'committed') then return held.status; end if;
  for line in select * from lines_in_order(p_id) where quantity > shipped loop
    update stock_levels set
      reserved = reserved - case when held.status = 'held' then line.quantity else 0 end,
      allocated = allocated - case when held.status = 'committed' then line.quantity - line.shipped else 0 end
    where sku = line.sku and location_id = line.location_id;
  end loop;
  delete from reservation_lines where reservation_id = p_id and shipped = 0;
  update reservation_lines set quantity = shipped where reservation_id = p_id;
  update reservations set status = p_status where id = p_id;
  perform announce(held.skus, p_event, p_now);
  return held.status;
end $$;

-- held → committed; an expired one is reserved again first, in the same transaction, or raises.
create function commit_reservation(p_id text, p_now timestamptz, p_event text) returns text language plpgsql as $$
declare
  found_row reservations;
  line record;
begin
  select * into found_row from reservations where id = p_id for update;
  if not found then return 'unknown'; end if;
  if found_row.status in ('committed', 'released') then return found_row.status; end if;
  if found_row.status = 'expired' then
    perform take_all(p_id, found_row.skus, found_row.quantities);
  end if;
  for line in select * from lines_in_order(p_id) loop
    update stock_levels set reserved = reserved - line.quantity, allocated = allocated + line.quantity
     where sku = line.sku and location_id = line.location_id;
  end loop;
  update reservations set status = 'committed' where id = p_id;
  if found_row.status = 'expired' then perform announce(found_row.skus, p_event, p_now); end if;
  return 'committed';
end $$;
