--! phase: expand
create table effects (trip text not null, what text not null, state text not null, primary key (trip, what));
create table ledger (trip text not null, amount integer not null);
