--! phase: expand
-- One round trip and one commit per hold. p_codes: distinct, in byte order, so two holders never wait in a circle.

create function refuse_coupon(p_code text, p_reason text) returns void language plpgsql as $$
begin
  raise exception 'coupon_refused' using errcode = 'ST010',
    detail = jsonb_build_object('code', p_code, 'reason', p_reason)::text;
end $$;

-- Why a coupon could not be taken, read after the attempt.
create function reason_against(p_code text, p_now timestamptz) returns text language sql stable as $$
  select coalesce((
    select case when not active or starts_at > p_now or ends_at <= p_now then 'inactive' else 'used_up' end
      from coupons where code = p_code), 'unknown')
$$;

-- Answers false when the id was used before. The update locks the coupon's row, so uses are counted one after the other.
create function hold_coupons(p_id text, p_codes text[], p_customer text, p_now timestamptz) returns boolean language plpgsql as $$
declare
  wanted text;
  customers_limit integer;
begin
  insert into coupon_holds (id, status, codes, at) values (p_id, 'held', p_codes, p_now) on conflict (id) do nothing;
  if not found then return false; end if;
  foreach wanted in array p_codes loop
    update coupons set uses = uses + 1
     where code = wanted and active and (starts_at is null or starts_at <= p_now) and (ends_at is null or ends_at > p_now)
       and (usage_limit is null or uses < usage_limit)
    returning customer_limit into customers_limit;
    if not found then perform refuse_coupon(wanted, reason_against(wanted, p_now)); end if;
    if customers_limit is not null and p_customer is null then perform refuse_coupon(wanted, 'sign_in_required'); end if;
    if customers_limit <= (select count(*) from coupon_uses where code = wanted and customer_id = p_customer) then
      perform refuse_coupon(wanted, 'used_by_customer');
    end if;
    insert into coupon_uses (hold_id, code, customer_id) values (p_id, wanted, p_customer);
  end loop;
  return true;
end $$;

-- An undo that overtook its do is remembered, so the late do finds the id taken.
create function release_coupons(p_id text, p_now timestamptz) returns void language plpgsql as $$
declare
  held coupon_holds;
  wanted text;
begin
  insert into coupon_holds (id, status, codes, at) values (p_id, 'released', '{}', p_now) on conflict (id) do nothing;
  select * into held from coupon_holds where id = p_id for update;
  if held.status = 'released' then return; end if;
  foreach wanted in array held.codes loop
    update coupons set uses = uses - 1 where code = wanted;
  end loop;
  delete from coupon_uses where hold_id = p_id;
  update coupon_holds set status = 'released' where id = p_id;
end $$;
