--! phase: expand
create table webhooks (
  id text primary key,
  name text not null,
  url text not null,
  -- All events when it is empty.
  types text[] not null,
  status text not null check (status in ('active', 'disabled')),
  disabled_reason text,
  -- Since when nothing has got through.
  failing_since timestamptz,
  -- Sealed, the newest first: [{ sealed, prefix, until }]; one without an end and perhaps one with.
  secrets json not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);

create table deliveries (
  id text primary key,
  webhook_id text not null references webhooks (id) on delete cascade,
  event_id text not null,
  event_type text not null,
  -- What is signed and sent, byte for byte the same at every attempt.
  body text not null,
  traceparent text,
  status text not null check (status in ('pending', 'delivered', 'failed')),
  reason text,
  attempts integer not null default 0,
  -- Attempts since it was made or replayed: where it stands in the plan of pauses.
  round integer not null default 0,
  next_attempt_at timestamptz,
  last_status integer,
  created_at timestamptz not null,
  delivered_at timestamptz,
  unique (webhook_id, event_id)
) with (fillfactor = 80);
create index deliveries_due on deliveries (webhook_id, next_attempt_at) where status = 'pending';
create index deliveries_of_webhook on deliveries (webhook_id, id desc);
create index deliveries_of_event on deliveries (event_id);
create index deliveries_by_status on deliveries (status, id desc);
create index deliveries_by_age on deliveries (created_at);

create table delivery_attempts (
  delivery_id text not null references deliveries (id) on delete cascade,
  attempt integer not null,
  at timestamptz not null,
  duration_ms integer not null,
  status integer,
  -- The first bytes of the answer.
  body text,
  error text,
  primary key (delivery_id, attempt)
);
