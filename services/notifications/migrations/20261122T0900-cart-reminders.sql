--! phase: expand
-- When a customer was last reminded of a cart: nobody is within seven days of it. Rows go when these are over.
create table reminded_customers (
  customer_id text primary key,
  at timestamptz not null
);
create index reminded_customers_by_age on reminded_customers (at);

-- Who ended one kind of mail, as a keyed hash of the address. It is a wish, unlike a bounce, and no success lifts it.
create table opt_outs (
  kind text not null check (kind in ('reminders')),
  address_hash text not null,
  at timestamptz not null,
  primary key (kind, address_hash)
);
