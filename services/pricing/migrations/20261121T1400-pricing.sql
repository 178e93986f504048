--! phase: expand
-- One row: its revision moves with every rule, so that an instance knows by one number whether what it holds is current.
create table book (
  one boolean primary key default true check (one),
  revision bigint not null default 1
);
insert into book default values;

-- Price lists (without entries), promotions, tax rates, shipping zones and markets: few, read together, edited one by one.
create table rules (
  kind text collate "C" not null check (kind in ('price-list', 'promotion', 'tax-rate', 'shipping-zone', 'market')),
  id text collate "C" not null,
  document jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (kind, id)
);

create table price_list_entries (
  list_id text collate "C" not null,
  sku text collate "C" not null,
  min_quantity integer not null check (min_quantity >= 1),
  amount bigint not null check (amount >= 0),
  primary key (sku, list_id, min_quantity)
);
create index price_list_entries_of_list on price_list_entries (list_id, sku, min_quantity);

create table coupons (
  code text collate "C" primary key,
  promotion_id text collate "C" not null,
  usage_limit integer,
  customer_limit integer,
  active boolean not null default true,
  starts_at timestamptz,
  ends_at timestamptz,
  -- Held and committed uses; the limit itself is checked where it grows, because it may be lowered below them.
  uses integer not null default 0 check (uses >= 0),
  version integer not null default 1,
  updated_at timestamptz not null
) with (fillfactor = 80);
create index coupons_of_promotion on coupons (promotion_id, code);

create table coupon_holds (
  id text collate "C" primary key,
  status text not null check (status in ('held', 'committed', 'released')),
  codes text[] not null,
  at timestamptz not null
);
create table coupon_uses (
  hold_id text collate "C" not null references coupon_holds (id),
  code text collate "C" not null,
  customer_id text collate "C",
  primary key (hold_id, code)
);
create index coupon_uses_of_customer on coupon_uses (customer_id, code) where customer_id is not null;

create table quotes (
  id text collate "C" primary key,
  fingerprint text not null,
  customer_id text collate "C",
  document jsonb not null,
  frozen_at timestamptz not null,
  expires_at timestamptz not null
);
create index quotes_by_expiry on quotes (expires_at);
create index quotes_of_customer on quotes (customer_id) where customer_id is not null;

-- Told by identity; a customer without a row is in no group.
create table customer_groups (
  customer_id text collate "C" primary key,
  customer_group text,
  version integer not null
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  entity text collate "C" not null,
  before jsonb,
  after jsonb
);
create index audit_by_entity on audit (entity, id);
create index audit_by_actor on audit (actor, id);
