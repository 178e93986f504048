--! phase: expand
create sequence order_numbers;

create table orders (
  id text primary key,
  number text not null unique,
  checkout_id text not null unique,
  cart_id text,
  owner text not null,
  customer_id text,
  email text,
  status text not null,
  payment_status text not null,
  fulfilment_status text not null,
  channel text not null,
  currency text not null,
  language text not null,
  total bigint not null check (total >= 0),
  units integer not null,
  -- Lines, totals, tenders, addresses: always read and written with the row, under its lock.
  doc json not null,
  -- Of signed links; raising it revokes them all.
  link_version integer not null default 1,
  placed_at timestamptz not null,
  version integer not null
) with (fillfactor = 70);
create index orders_of_owner on orders (owner, id desc);
create index orders_of_email on orders (lower(email));
create index orders_open on orders (id desc) where status = 'open';

-- Sessions that opened a link to somebody else's order.
create table order_access (
  order_id text not null references orders (id) on delete cascade,
  principal text not null,
  granted_at timestamptz not null,
  primary key (order_id, principal)
);

create table order_history (
  order_id text not null references orders (id) on delete cascade,
  -- The order's version after it: numbered without gaps.
  seq integer not null,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  status text not null,
  data json not null,
  primary key (order_id, seq)
);

-- Written with the order, spread over stripes so that buyers do not wait for each other's hour.
create table order_stats_hourly (
  hour timestamptz not null,
  channel text not null,
  currency text not null,
  stripe smallint not null,
  orders integer not null default 0,
  units integer not null default 0,
  revenue bigint not null default 0,
  cancelled integer not null default 0,
  refunded bigint not null default 0,
  primary key (hour, channel, currency, stripe)
) with (fillfactor = 70);

create table order_links (
  id text primary key,
  order_id text not null references orders (id) on delete cascade,
  version integer not null,
  expires_at timestamptz not null,
  opened_at timestamptz
);

-- How often a look-up was asked for, by what was asked: throttled whether there is such an order or not.
create table link_requests (
  key text not null,
  at timestamptz not null
);
create index link_requests_recent on link_requests (key, at);
