--! phase: expand
alter table order_stats_hourly
  add column refunds integer not null default 0,
  add column new_customers integer not null default 0;

-- What was sold of each SKU on a day, in UTC; striped like the hours.
create table product_stats_daily (
  day date not null,
  channel text not null,
  currency text not null,
  sku text not null,
  stripe smallint not null,
  title text not null,
  units integer not null,
  revenue bigint not null,
  primary key (day, channel, currency, sku, stripe)
) with (fillfactor = 70);

create index checkouts_by_time on checkouts (created_at);
create index orders_by_time on orders (placed_at);
