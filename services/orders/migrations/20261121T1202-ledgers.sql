--! phase: expand
-- A balance is the sum of its entries. The head row serialises writers, and its check refuses what is not there.
create table ledgers (
  id text primary key,
  kind text not null check (kind in ('gift-card', 'store-credit')),
  currency text not null,
  balance bigint not null check (balance >= 0),
  entries integer not null default 0
) with (fillfactor = 70);

create table ledger_entries (
  ledger_id text not null references ledgers (id),
  seq integer not null,
  kind text not null,
  amount bigint not null,
  balance_after bigint not null check (balance_after >= 0),
  -- A reference moves a ledger once for each kind of entry.
  reference text not null,
  reason text not null,
  actor text not null,
  at timestamptz not null,
  primary key (ledger_id, seq),
  unique (ledger_id, kind, reference)
);
create rule ledger_entries_stay as on update to ledger_entries do instead nothing;
create rule ledger_entries_remain as on delete to ledger_entries do instead nothing;

create table gift_cards (
  id text primary key references ledgers (id),
  code_hash text not null unique,
  last_four text not null,
  status text not null check (status in ('active', 'disabled')),
  initial bigint not null,
  expires_at timestamptz,
  created_at timestamptz not null
);
