--! phase: expand
-- Counting everything anew, beside what answers until all is counted.
create table rebuilds (
  id text collate "C" primary key,
  state text not null check (state in ('products', 'orders', 'counted', 'done')),
  -- The last page of products, or the last order, that it has looked at.
  place text,
  products integer not null default 0,
  orders integer not null default 0,
  asked_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
-- One at a time.
create unique index rebuilds_running on rebuilds ((true)) where state <> 'done';

create table rebuilt_orders (
  order_id text primary key,
  product_ids text[] not null,
  cancelled boolean not null,
  placed_at timestamptz not null
);

-- When it was last asked for: a rebuild asks once more for those that the catalogue no longer lists.
alter table products add column learned_at timestamptz;
