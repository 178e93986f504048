--! phase: expand
-- The usual reservation finds each SKU at its first location and leaves more than a few there. Then the answer is
-- known from the rows just written, and no buyer has to be told anything, so neither is looked up.
create or replace function reserve(p_id text, p_skus text[], p_quantities integer[], p_expires timestamptz, p_now timestamptz, p_event text)
returns jsonb language plpgsql as $$
declare
  place text;
  remaining integer;
  promised integer;
  plain boolean := true;
  changed text[] := '{}';
  answer jsonb := '[]';
  shortages jsonb := '[]';
begin
  insert into reservations (id, status, skus, quantities, expires_at, created_at)
  values (p_id, 'held', p_skus, p_quantities, p_expires, p_now) on conflict (id) do nothing;
  if not found then return null; end if;
  for i in 1 .. cardinality(p_skus) loop
    update stock_levels level set reserved = level.reserved + p_quantities[i]
     where level.sku = p_skus[i] and level.free >= p_quantities[i] and level.active
       and level.location_id = (
         select candidate.location_id from stock_levels candidate
          where candidate.sku = p_skus[i] and candidate.active order by candidate.priority, candidate.location_id limit 1)
    returning level.location_id, level.free into place, remaining;
    if found then
      insert into reservation_lines (reservation_id, sku, location_id, quantity)
      values (p_id, p_skus[i], place, p_quantities[i]);
      answer := answer || jsonb_build_object('sku', p_skus[i], 'locationId', place, 'quantity', p_quantities[i]);
    else
      plain := false;
      remaining := 0;
      promised := take(p_id, p_skus[i], p_quantities[i]);
      if promised is not null then
        shortages := shortages || jsonb_build_object('sku', p_skus[i], 'requested', p_quantities[i], 'available', promised);
      end if;
    end if;
    -- As band_of counts: more than five at one location were more than five before as well.
    if remaining <= 5 then changed := changed || p_skus[i]; end if;
  end loop;
  if shortages <> '[]' then
    raise exception 'insufficient_stock' using errcode = 'ST001', detail = shortages::text;
  end if;
  if changed <> '{}' then perform announce(changed, p_event, p_now); end if;
  return case when plain then answer else allocations_of(p_id) end;
end $$;

-- Lines are written by these functions alone, in the transaction that writes their reservation; looking for it again
-- would cost every reservation one more statement. invariants.ts looks for lines without one.
alter table reservation_lines drop constraint reservation_lines_reservation_id_fkey;
