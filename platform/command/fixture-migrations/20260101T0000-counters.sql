create table counters (id text primary key, value integer not null);
