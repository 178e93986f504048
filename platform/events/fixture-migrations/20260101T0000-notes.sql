create table notes (id text primary key, version integer not null);
create table effects (seq bigint generated always as identity, event_id text, note text, version integer, worker text);
