--! phase: expand
-- A writer pays for one row and one index entry. The relay moves committed rows on to the feed, so this stays small.
create table outbox (
  seq bigint generated always as identity primary key,
  id text not null,
  type text not null,
  schema_version integer not null,
  aggregate_id text not null,
  aggregate_version bigint not null,
  occurred_at timestamptz not null default now(),
  channel text not null default 'default',
  traceparent text,
  data json not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Committed events in the order in which consumers pull them: positions have no gaps.
create table feed (
  position bigint primary key,
  id text not null,
  type text not null,
  schema_version integer not null,
  aggregate_id text not null,
  aggregate_version bigint not null,
  occurred_at timestamptz not null,
  channel text not null,
  traceparent text,
  data json not null
);

-- The lock on this one row is what makes relays work one at a time, in however many processes.
create table feed_head (
  single boolean primary key default true check (single),
  last bigint not null
);
insert into feed_head (last) values (0);

-- How far each consumer of this service has read, and which replica reads for it. `fence` grows with every
-- change of holder, so that a holder that lost its lease can write nothing more.
create table cursors (
  consumer text primary key,
  source text not null,
  position bigint not null default 0,
  holder text,
  fence bigint not null default 0,
  leased_until timestamptz not null default '-infinity'
) with (fillfactor = 50);

-- Events whose effect is committed: what arrives again is dropped.
create table inbox (
  consumer text not null,
  event_id text not null,
  handled_at timestamptz not null,
  primary key (consumer, event_id)
);
create index inbox_by_age on inbox using brin (handled_at);

-- Events whose handler failed: tried again until `state` is parked; people see them here and redrive them.
create table dead_letters (
  id bigint generated always as identity primary key,
  consumer text not null,
  source text not null,
  event_id text not null,
  event json not null,
  state text not null check (state in ('retrying', 'parked')),
  attempts integer not null,
  error text not null,
  first_failed_at timestamptz not null,
  last_failed_at timestamptz not null,
  next_attempt_at timestamptz not null,
  unique (consumer, event_id)
);
create index dead_letters_due on dead_letters (next_attempt_at) where state = 'retrying';
