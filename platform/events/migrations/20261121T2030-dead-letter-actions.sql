--! phase: expand
-- What staff decided about events that could not be handled; a row outlives its letter.
create table dead_letter_actions (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null check (action in ('redriven', 'discarded')),
  consumer text not null,
  event_id text not null,
  type text not null,
  error text not null
);
