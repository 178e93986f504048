create table runs (seq bigint generated always as identity, note text, worker text);
