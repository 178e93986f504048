--! phase: expand
-- A campaign is one more kind of rule. No row is looked at again: each has been held to a narrower list until now.
alter table rules
  drop constraint rules_kind_check,
  add constraint kind_is_known check (
    kind = any ('{price-list,promotion,tax-rate,shipping-zone,market,campaign}')) not valid;

-- What a campaign has given, held and committed; the budget itself is checked where this grows, because it may be lowered.
create table campaign_spending (
  campaign_id text collate "C" primary key,
  uses integer not null default 0 check (uses >= 0),
  spent jsonb not null default '{}'
) with (fillfactor = 50);

create table campaign_uses (
  hold_id text collate "C" not null references coupon_holds (id),
  campaign_id text collate "C" not null,
  amount bigint not null check (amount >= 0),
  currency text not null,
  customer_id text collate "C",
  primary key (hold_id, campaign_id)
);
create index campaign_uses_of_campaign on campaign_uses (campaign_id, customer_id);

create function refuse_campaign(p_campaign text, p_reason text) returns void language plpgsql as $$
begin
  raise exception 'campaign_refused' using errcode = 'ST011',
    detail = jsonb_build_object('campaignId', p_campaign, 'reason', p_reason)::text;
end $$;

-- The update locks the campaign's row, so what is given is counted one after the other.
create function hold_campaign(p_id text, p_campaign text, p_amount bigint, p_currency text, p_customer text, p_now timestamptz)
returns void language plpgsql as $$
declare
  campaign jsonb;
  most_uses integer;
  most_spent bigint;
  customers_limit integer;
begin
  select document into campaign from rules where kind = 'campaign' and id = p_campaign;
  if not found or campaign -> 'active' = 'false' or (campaign ->> 'startsAt')::timestamptz > p_now
     or (campaign ->> 'endsAt')::timestamptz <= p_now then
    perform refuse_campaign(p_campaign, 'inactive');
  end if;
  customers_limit := (campaign ->> 'customerLimit')::integer;
  if customers_limit is not null and p_customer is null then
    perform refuse_campaign(p_campaign, 'sign_in_required');
  end if;
  if campaign #>> '{budget,kind}' = 'uses' then
    most_uses := (campaign #>> '{budget,limit}')::integer;
  elsif campaign #>> '{budget,kind}' = 'spend' then
    most_spent := coalesce((
      select (entry ->> 'amount')::bigint from jsonb_array_elements(campaign #> '{budget,amounts}') entry
       where entry ->> 'currency' = p_currency), 0);
  end if;
  update campaign_spending
     set uses = uses + 1,
         spent = spent || jsonb_build_object(p_currency, coalesce((spent ->> p_currency)::bigint, 0) + p_amount)
   where campaign_id = p_campaign and (most_uses is null or uses < most_uses)
     and (most_spent is null or coalesce((spent ->> p_currency)::bigint, 0) + p_amount <= most_spent);
  if not found then perform refuse_campaign(p_campaign, 'spent'); end if;
  if customers_limit <= (
    select count(*) from campaign_uses where campaign_id = p_campaign and customer_id = p_customer) then
    perform refuse_campaign(p_campaign, 'used_by_customer');
  end if;
  insert into campaign_uses (hold_id, campaign_id, amount, currency, customer_id)
  values (p_id, p_campaign, p_amount, p_currency, p_customer);
end $$;

-- Coupons and campaigns, all or none. Everybody takes the coupons first and each kind in byte order: nobody waits in a circle.
create function hold_uses(p_id text, p_codes text[], p_customer text, p_now timestamptz, p_campaigns jsonb)
returns boolean language plpgsql as $$
declare
  wanted record;
begin
  if not hold_coupons(p_id, p_codes, p_customer, p_now) then return false; end if;
  for wanted in
    select * from jsonb_to_recordset(p_campaigns) as one (id text, amount bigint, currency text) order by id collate "C"
  loop
    perform hold_campaign(p_id, wanted.id, wanted.amount, wanted.currency, p_customer, p_now);
  end loop;
  return true;
end $$;

create or replace function release_coupons(p_id text, p_now timestamptz) returns void language plpgsql as $$
declare
  held coupon_holds;
  wanted text;
  used campaign_uses;
begin
  insert into coupon_holds (id, status, codes, at) values (p_id, 'released', '{}', p_now) on conflict (id) do nothing;
  select * into held from coupon_holds where id = p_id for update;
  if held.status = 'released' then return; end if;
  foreach wanted in array held.codes loop
    update coupons set uses = uses - 1 where code = wanted;
  end loop;
  delete from coupon_uses where hold_id = p_id;
  for used in select * from campaign_uses where hold_id = p_id order by campaign_id loop
    update campaign_spending
       set uses = uses - 1,
           spent = spent || jsonb_build_object(used.currency, (spent ->> used.currency)::bigint - used.amount)
     where campaign_id = used.campaign_id;
  end loop;
  delete from campaign_uses where hold_id = p_id;
  update coupon_holds set status = 'released' where id = p_id;
end $$;
