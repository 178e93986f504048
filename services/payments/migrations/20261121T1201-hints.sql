--! phase: expand
-- What providers told. Nothing of the body is kept: the state is read from the provider, and bodies hold personal data.
create table webhooks (
  provider text not null,
  event_id text not null,
  type text not null,
  provider_ref text,
  payment_id text,
  received_at timestamptz not null,
  handled_at timestamptz,
  primary key (provider, event_id)
);
create index webhooks_waiting on webhooks (received_at) where handled_at is null;

create table reconciliations (
  id text primary key,
  provider text not null,
  since timestamptz not null,
  until timestamptz not null,
  compared integer not null,
  differences jsonb not null,
  at timestamptz not null
);
create index reconciliations_by_time on reconciliations (at, id);
