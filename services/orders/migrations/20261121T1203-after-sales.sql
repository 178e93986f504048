--! phase: expand
create table shipments (
  id text primary key,
  order_id text not null references orders (id),
  status text not null,
  doc json not null,
  created_at timestamptz not null
);
create index shipments_of_order on shipments (order_id);

create table refunds (
  id text primary key,
  order_id text not null references orders (id),
  status text not null,
  doc json not null,
  created_at timestamptz not null
);
create index refunds_of_order on refunds (order_id);

create table returns (
  id text primary key,
  order_id text not null references orders (id),
  status text not null,
  doc json not null,
  version integer not null,
  requested_at timestamptz not null
);
create index returns_of_order on returns (order_id);

create table order_edits (
  id text primary key,
  order_id text not null references orders (id),
  status text not null,
  doc json not null,
  created_at timestamptz not null
);
create unique index one_edit_at_a_time on order_edits (order_id) where status in ('awaiting-payment', 'applying');

-- One row a series, locked by whoever takes the next number: no gaps, because a number and its document commit together.
create table invoice_series (
  series text primary key,
  last integer not null
);
insert into invoice_series (series, last) values ('INV', 0), ('CN', 0);

-- What is owed a document: written with the payment or the refund, worked off by a job.
create table invoice_demands (
  reference text primary key,
  order_id text not null references orders (id),
  kind text not null check (kind in ('invoice', 'credit-note')),
  amount bigint not null,
  asked_at timestamptz not null
);

create table invoices (
  id text primary key,
  order_id text not null references orders (id),
  kind text not null,
  number text not null unique,
  reference text not null unique,
  total bigint not null,
  currency text not null,
  issued_at timestamptz not null,
  file bytea not null,
  sha256 text not null
);
create index invoices_of_order on invoices (order_id);
-- Issued is final.
create rule invoices_stay as on update to invoices do instead nothing;
create rule invoices_remain as on delete to invoices do instead nothing;
