--! phase: expand
create table checkouts (
  id text primary key,
  status text not null check (status in ('open', 'completing', 'requires_action', 'completed', 'cancelled', 'expired')),
  version integer not null default 1,
  -- The principal it belongs to; 'anonymous' ones are reached by their secret alone.
  owner text not null,
  cart_id text,
  channel text not null,
  currency text not null,
  -- What the buyer filled in and what is bought: lines, addresses, coupons, gift cards.
  form json not null,
  -- The last answer of pricing; once it is being paid, the frozen one.
  quote json not null,
  -- Counts what was tried: each attempt has a saga and keys of its own.
  attempt integer not null default 0,
  action json,
  failure json,
  order_id text,
  order_number text,
  expires_at timestamptz not null,
  created_at timestamptz not null
) with (fillfactor = 60);
-- One cart, one checkout that is open or became an order: whoever starts second gets the same.
create unique index checkouts_of_cart on checkouts (cart_id) where status not in ('cancelled', 'expired');
create index checkouts_due on checkouts (expires_at) where status = 'open';
create index checkouts_of_owner on checkouts (owner);
