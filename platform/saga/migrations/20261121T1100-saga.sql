--! phase: expand
-- One row a saga: the step at hand is written down before it is begun. Updates touch no indexed column unless the
-- saga has to wait, so they stay within their page.
create table sagas (
  id text primary key,
  kind text not null,
  status text not null check (status in ('running', 'waiting', 'undoing', 'done', 'undone')),
  step text not null,
  state json not null,
  attempt integer not null,
  fence bigint not null,
  revision integer not null,
  leased_until timestamptz not null,
  due_at timestamptz not null,
  wait_until timestamptz,
  undo_from text,
  failure json,
  error text,
  traceparent text,
  started_at timestamptz not null,
  since timestamptz not null,
  -- What happened, one line each: '<time> <note>'.
  log text[] not null default '{}'
) with (fillfactor = 50);
create index sagas_due on sagas (due_at) where status in ('running', 'waiting', 'undoing');
