--! phase: expand
-- Who wants to be told when a SKU can be bought again. The address of a customer is asked of identity when it is sent;
-- that of a guest is kept here, because nobody else has it, until they were told, ended it or a year went by.
create table stock_alerts (
  id text primary key,
  sku text collate "C" not null,
  address_hash text not null,
  address text,
  customer_id text,
  language text not null,
  channel text not null,
  status text not null check (status in ('unconfirmed', 'waiting', 'told')),
  -- How often a mail was queued for it: only the last one may be sent.
  round integer not null default 0,
  -- When a link to confirm was last sent.
  asked_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check (address is not null or customer_id is not null)
) with (fillfactor = 80);
create unique index stock_alerts_once on stock_alerts (sku, address_hash) where status <> 'told';
create index stock_alerts_waiting on stock_alerts (sku, id) where status = 'waiting';
create index stock_alerts_of_customer on stock_alerts (customer_id, id desc) where customer_id is not null;
create index stock_alerts_of_address on stock_alerts (address_hash, asked_at);
create index stock_alerts_by_expiry on stock_alerts (expires_at);
