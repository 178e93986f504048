--! phase: expand
-- Nearly every SKU is taken whole from its first location. Where that is, then stands in the reservation itself, beside
-- the SKU and the quantity: its row is written once and last, when it is known, and no line beside it (a write
-- and a join less: 54 µs of PostgreSQL's time an order). Null where something was split, or has begun to be shipped:
-- then the lines say it, as before.
alter table reservations
  add column places text[],
  drop constraint status_is_known,
  -- What a line's own check says, said of what has no line.
  add constraint status_and_quantities check (
    status = any ('{held,committed,released,expired}') and 0 < all (quantities)) not valid;

-- What was a stored column, computed for every row that was written, though it is asked for one;
-- and what never_negative and never_oversold said, in one check (14 µs an order, together).
alter table stock_levels
  drop column free,
  drop constraint never_negative,
  drop constraint never_oversold,
  add constraint never_oversold check (
    least(on_hand, reserved, allocated, on_hand - reserved - allocated + backorder_limit) >= 0) not valid;
create function free(level stock_levels) returns integer language sql immutable as $$
  select level.on_hand - level.reserved - level.allocated - level.safety_stock + level.backorder_limit
$$;

create or replace function promised_of(p_sku text) returns integer language sql stable as $$
  select coalesce(sum(greatest(level.free, 0)), 0)::integer from stock_levels level where level.sku = p_sku and level.active
$$;

create or replace function take(p_reservation text, p_sku text, p_quantity integer) returns integer language plpgsql as $$
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

  select coalesce(array_agg(locked.location_id), '{}'), array_agg(locked.free) into places, frees
    from (select level.location_id, level.free as free from stock_levels level
           where level.sku = p_sku and level.active order by level.priority, level.location_id for update) locked;
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

create or replace function allocations_of(p_id text) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'locationId', location_id, 'quantity', quantity)
                            order by sku, location_id), '[]')
    from (select sku, location_id, quantity - shipped as quantity
            from reservation_lines where reservation_id = p_id and quantity > shipped
           union all
          select taken.sku, taken.location_id, taken.quantity
            from reservations, unnest(skus, places, quantities) as taken (sku, location_id, quantity)
           where id = p_id and places is not null) as taken
$$;

-- Takes back what was just taken, each whole from its place.
create function untake(p_skus text[], p_quantities integer[], p_places text[]) returns void language plpgsql as $$
begin
  for i in 1 .. cardinality(p_places) loop
    update stock_levels set reserved = reserved - p_quantities[i] where sku = p_skus[i] and location_id = p_places[i];
  end loop;
end $$;

-- From here on the lines of a reservation say where its units are.
create function write_lines(p_id text) returns void language plpgsql as $$
begin
  insert into reservation_lines (reservation_id, sku, location_id, quantity)
  select p_id, taken.sku, taken.location_id, taken.quantity
    from reservations, unnest(skus, places, quantities) as taken (sku, location_id, quantity)
   where id = p_id and places is not null;
  update reservations set places = null where id = p_id;
end $$;

create function reserve_in_parts(p_id text, p_skus text[], p_quantities integer[], p_expires timestamptz, p_now timestamptz, p_event text)
returns jsonb language plpgsql as $$
begin
  insert into reservations (id, status, skus, quantities, expires_at, created_at)
  values (p_id, 'held', p_skus, p_quantities, p_expires, p_now) on conflict (id) do nothing;
  if not found then return null; end if;
  perform take_all(p_id, p_skus, p_quantities);
  perform announce(p_skus, p_event, p_now);
  return allocations_of(p_id);
end $$;

-- The id decides last: who comes with one that is taken puts back what was taken, in the same transaction.
create or replace function reserve(p_id text, p_skus text[], p_quantities integer[], p_expires timestamptz, p_now timestamptz, p_event text)
returns jsonb language plpgsql as $$
declare
  place text;
  remaining integer;
  places text[] := '{}'::text[];
  changed text[];
  answer jsonb := '[]'::jsonb;
begin
  for i in 1 .. cardinality(p_skus) loop
    update stock_levels level set reserved = level.reserved + p_quantities[i]
     where level.sku = p_skus[i] and level.free >= p_quantities[i] and level.active
       and level.location_id = (
         select candidate.location_id from stock_levels candidate
          where candidate.sku = p_skus[i] and candidate.active order by candidate.priority, candidate.location_id limit 1)
    returning level.location_id, level.free into place, remaining;
    if not found then
      perform untake(p_skus, p_quantities, places);
      return reserve_in_parts(p_id, p_skus, p_quantities, p_expires, p_now, p_event);
    end if;
    places := places || place;
    answer := answer || jsonb_build_object('sku', p_skus[i], 'locationId', place, 'quantity', p_quantities[i]);
    -- As band_of counts: more than five at one location were more than five before as well.
    if remaining <= 5 then changed := changed || p_skus[i]; end if;
  end loop;
  insert into reservations (id, status, skus, quantities, places, expires_at, created_at)
  values (p_id, 'held', p_skus, p_quantities, places, p_expires, p_now) on conflict (id) do nothing;
  if not found then
    perform untake(p_skus, p_quantities, places);
    return null;
  end if;
  if changed is not null then perform announce(changed, p_event, p_now); end if;
  return answer;
end $$;

create or replace function sell_reservation(p_id text, p_now timestamptz, p_event text)
returns table (status text, "expiresAt" timestamptz, allocations jsonb) language plpgsql as $$
declare
  -- As a word in the statement it may lead to the index of what is due, past every reservation held just now.
  before text := 'held';
  wanted text[];
  amounts integer[];
  places text[];
  line record;
begin
  update reservations held set status = 'committed' where held.id = p_id and held.status = before
  returning held.status, held.expires_at, held.skus, held.quantities, held.places
       into status, "expiresAt", wanted, amounts, places;
  if not found then
    status := commit_reservation(p_id, p_now, p_event);
    select found_row.expires_at into "expiresAt" from reservations found_row where found_row.id = p_id;
    allocations := allocations_of(p_id);
  elsif places is null then
    for line in select * from lines_in_order(p_id) loop
      update stock_levels level set reserved = level.reserved - line.quantity, allocated = level.allocated + line.quantity
       where level.sku = line.sku and level.location_id = line.location_id;
    end loop;
    allocations := allocations_of(p_id);
  else
    allocations := '[]'::jsonb;
    for i in 1 .. cardinality(places) loop
      update stock_levels level set reserved = level.reserved - amounts[i], allocated = level.allocated + amounts[i]
       where level.sku = wanted[i] and level.location_id = places[i];
      allocations := allocations || jsonb_build_object('sku', wanted[i], 'locationId', places[i], 'quantity', amounts[i]);
    end loop;
  end if;
  return next;
end $$;

create or replace function commit_reservation(p_id text, p_now timestamptz, p_event text) returns text language plpgsql as $$
declare
  found_row reservations;
  line record;
begin
  select * into found_row from reservations where id = p_id for update;
  if not found then return 'unknown'; end if;
  if found_row.status in ('committed', 'released') then return found_row.status; end if;
  if found_row.status = 'expired' then
    perform take_all(p_id, found_row.skus, found_row.quantities);
  elsif found_row.places is not null then
    perform write_lines(p_id);
  end if;
  for line in select * from lines_in_order(p_id) loop
    update stock_levels set reserved = reserved - line.quantity, allocated = allocated + line.quantity
     where sku = line.sku and location_id = line.location_id;
  end loop;
  update reservations set status = 'committed' where id = p_id;
  if found_row.status = 'expired' then perform announce(found_row.skus, p_event, p_now); end if;
  return 'committed';
end $$;

create or replace function give_back(p_id text, p_status text, p_now timestamptz, p_event text) returns text language plpgsql as $$
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
  if held.places is not null and held.status = 'held' then
    perform untake(held.skus, held.quantities, held.places);
  else
    if held.places is not null then perform write_lines(p_id); end if;
    for line in select * from lines_in_order(p_id) where quantity > shipped loop
      update stock_levels set
        reserved = reserved - case when held.status = 'held' then line.quantity else 0 end,
        allocated = allocated - case when held.status = 'committed' then line.quantity - line.shipped else 0 end
      where sku = line.sku and location_id = line.location_id;
    end loop;
    delete from reservation_lines where reservation_id = p_id and shipped = 0;
    update reservation_lines set quantity = shipped where reservation_id = p_id;
  end if;
  update reservations set status = p_status, places = null where id = p_id;
  perform announce(held.skus, p_event, p_now);
  return held.status;
end $$;

create or replace function ship(p_reservation text, p_shipment text, p_skus text[], p_locations text[], p_quantities integer[],
                                p_actor text, p_now timestamptz) returns boolean language plpgsql as $$
declare
  status_now text;
  whole boolean;
  left_on_hand integer;
  line record;
begin
  select status, places is not null into status_now, whole from reservations where id = p_reservation for update;
  if status_now is distinct from 'committed' then
    raise exception 'reservation is %', coalesce(status_now, 'unknown') using errcode = 'ST002';
  end if;
  insert into shipments (reservation_id, id) values (p_reservation, p_shipment) on conflict do nothing;
  if not found then return false; end if;
  if whole then perform write_lines(p_reservation); end if;
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
