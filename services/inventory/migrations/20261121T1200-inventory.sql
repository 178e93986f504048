--! phase: expand
create table locations (
  id text primary key,
  name text not null,
  priority integer not null,
  active boolean not null default true,
  version integer not null default 1
);

create table items (
  sku text primary key,
  policy text not null check (policy in ('untracked', 'track', 'backorder')),
  safety_stock integer not null default 0 check (safety_stock >= 0),
  backorder_limit integer not null default 0 check (backorder_limit >= 0),
  -- What buyers were last told: none, few or many. An event is sent when it changes.
  band text not null default 'none' check (band in ('none', 'few', 'many')),
  announcements integer not null default 0,
  version integer not null default 1
);

-- priority, active, safety_stock and backorder_limit are copies, so that one row decides whether it can give.
-- backorder_limit is non-zero on the SKU's first location only: the limit is per SKU, not per place.
create table stock_levels (
  sku text not null references items (sku),
  location_id text not null references locations (id),
  on_hand integer not null default 0 constraint on_hand_not_negative check (on_hand >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  allocated integer not null default 0 check (allocated >= 0),
  safety_stock integer not null default 0,
  backorder_limit integer not null default 0,
  priority integer not null,
  active boolean not null,
  free integer generated always as (on_hand - reserved - allocated - safety_stock + backorder_limit) stored,
  primary key (sku, location_id),
  constraint never_oversold check (on_hand - reserved - allocated >= -backorder_limit)
) with (fillfactor = 70);

create table reservations (
  id text primary key,
  status text not null check (status in ('held', 'committed', 'released', 'expired')),
  -- As asked for, summed and in order of SKU: a repeated call is compared with it.
  skus text[] not null,
  quantities integer[] not null,
  expires_at timestamptz not null,
  created_at timestamptz not null
) with (fillfactor = 80);
create index reservations_due on reservations (expires_at) where status = 'held';

create table reservation_lines (
  reservation_id text not null references reservations (id) on delete cascade,
  sku text not null,
  location_id text not null,
  quantity integer not null check (quantity > 0),
  shipped integer not null default 0 check (shipped between 0 and quantity),
  primary key (reservation_id, sku, location_id)
);

create table shipments (
  reservation_id text not null,
  id text not null,
  primary key (reservation_id, id)
);

create table movements (
  id bigint generated always as identity primary key,
  sku text not null,
  location_id text not null,
  kind text not null,
  delta integer not null,
  on_hand_after integer not null,
  reason text not null default '',
  reference text not null default '',
  actor text not null,
  at timestamptz not null
);
create index movements_of_sku on movements (sku, id desc);
