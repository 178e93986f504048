--! phase: expand
create table idempotency (
  principal text not null,
  method text not null,
  key text not null,
  fingerprint text not null,
  result json not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (principal, method, key)
);
-- The sweep goes by age, and rows arrive in that order: a BRIN index costs writers next to nothing.
create index idempotency_by_age on idempotency using brin (expires_at);
