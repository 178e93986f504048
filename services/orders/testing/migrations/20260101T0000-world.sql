--! phase: expand
-- What the neighbours of a test know, under one row lock: durable, and as atomic as their own databases.
create table world (single boolean primary key default true check (single), doc json not null);
insert into world (doc) values ('{"stock":{},"reservations":{},"quotes":{},"coupons":{},"holds":{},"campaigns":{},"payments":{},"carts":{},"contacts":{}}');
