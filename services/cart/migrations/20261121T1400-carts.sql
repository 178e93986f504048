--! phase: expand
-- The state is one document: a cart is read and written whole. The columns are what it is found by.
create table carts (
  id text collate "C" primary key,
  owner text collate "C",
  status text not null check (status in ('open', 'merged', 'ordered')),
  version integer not null,
  state jsonb not null,
  line_count integer not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
) with (fillfactor = 70);
create unique index carts_one_open on carts (owner) where status = 'open' and owner is not null;
create index carts_of_owner on carts (owner) where owner is not null;
create index carts_by_change on carts (updated_at, id) where status = 'open' and line_count > 0;
create index carts_by_expiry on carts (expires_at);

create table quantity_rules (
  sku text collate "C" primary key,
  least integer not null check (least >= 1),
  most integer not null check (most >= least),
  step integer not null check (step >= 1),
  version integer not null default 1
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  entity text collate "C" not null,
  after jsonb
);
