--! phase: expand
create table payments (
  id text primary key,
  order_ref text not null,
  provider text not null,
  channel text not null,
  amount bigint not null check (amount >= 0),
  currency text not null,
  instrument text not null,
  -- Opaque, and forgotten when the authorisation is settled.
  token text,
  return_url text not null,
  multi_capture boolean not null,
  status text not null,
  authorised bigint not null default 0 check (authorised >= 0),
  captured bigint not null default 0 check (captured >= 0),
  voided bigint not null default 0 check (voided >= 0),
  refunded bigint not null default 0,
  -- Asked of the provider, outcome not known yet: nobody else may ask for the same money.
  capturing bigint not null default 0 check (capturing >= 0),
  refunding bigint not null default 0 check (refunding >= 0),
  provider_ref text,
  -- Of the provider's own record, where it counts: a hint that is not newer says nothing.
  seen_version bigint not null default 0,
  action jsonb,
  failure jsonb,
  authorised_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint never_more_than_authorised check (captured + voided <= authorised),
  constraint never_more_refunded_than_captured check (refunded between 0 and captured),
  unique (provider, provider_ref)
) with (fillfactor = 70);
create index payments_of_order on payments (order_ref);
create index payments_by_time on payments (created_at, id);
create index payments_that_lapse on payments (authorised_until) where status = 'authorised';

-- Written and committed before the provider is called: after a crash this is what the provider is asked about.
create table operations (
  payment_id text not null references payments (id),
  id text not null,
  kind text not null check (kind in ('authorise', 'capture', 'void', 'refund')),
  amount bigint not null check (amount >= 0),
  status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
  key text not null unique,
  failure jsonb,
  started_at timestamptz not null,
  settled_at timestamptz,
  primary key (payment_id, id)
) with (fillfactor = 80);
create index operations_pending on operations (started_at) where status = 'pending';

create table movements (
  id bigint generated always as identity primary key,
  payment_id text not null references payments (id),
  kind text not null check (kind in ('authorised', 'captured', 'voided', 'refunded')),
  amount bigint not null check (amount > 0),
  currency text not null,
  operation_id text,
  provider_ref text not null,
  at timestamptz not null,
  unique (payment_id, kind, provider_ref)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'PY001';
end $$;
create trigger movements_are_kept before update or delete on movements
  for each row execute function refuse_change();
create trigger movements_are_not_emptied before truncate on movements
  for each statement execute function refuse_change();

-- At commit, what a payment says of itself is the sum of its ledger.
create function check_sums(p_payment text) returns void language plpgsql as $$
declare
  wrong text;
begin
  select format('payment %s says %s/%s/%s/%s, its ledger %s', p.id, p.authorised, p.captured, p.voided, p.refunded, l.sums)
    into wrong
    from payments p
    join lateral (
      select coalesce(sum(amount) filter (where kind = 'authorised'), 0) as authorised,
             coalesce(sum(amount) filter (where kind = 'captured'), 0) as captured,
             coalesce(sum(amount) filter (where kind = 'voided'), 0) as voided,
             coalesce(sum(amount) filter (where kind = 'refunded'), 0) as refunded,
             coalesce(string_agg(kind || ' ' || amount, ', '), 'nothing') as sums
        from movements where payment_id = p_payment) l on true
   where p.id = p_payment
     and (p.authorised, p.captured, p.voided, p.refunded) is distinct from (l.authorised, l.captured, l.voided, l.refunded);
  if wrong is not null then raise exception '%', wrong using errcode = 'PY002'; end if;
end $$;
create function check_sums_of_movement() returns trigger language plpgsql as $$
begin
  perform check_sums(new.payment_id);
  return null;
end $$;
create function check_sums_of_payment() returns trigger language plpgsql as $$
begin
  perform check_sums(new.id);
  return null;
end $$;
create constraint trigger sums_hold after insert on movements
  deferrable initially deferred for each row execute function check_sums_of_movement();
create constraint trigger sums_hold after update of authorised, captured, voided, refunded on payments
  deferrable initially deferred for each row
  when ((old.authorised, old.captured, old.voided, old.refunded) is distinct from (new.authorised, new.captured, new.voided, new.refunded))
  execute function check_sums_of_payment();
