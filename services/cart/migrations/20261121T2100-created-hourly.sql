--! phase: expand
-- How many carts were opened, in UTC: carts themselves are gone after their time, and may not be in this database.
create table created_hourly (
  hour timestamptz not null,
  channel text not null,
  carts integer not null,
  primary key (hour, channel)
);
