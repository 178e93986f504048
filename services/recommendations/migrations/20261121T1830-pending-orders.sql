--! phase: expand
-- Orders that are not counted yet: many are counted at once.
create table pending_orders (
  seq bigint generated always as identity primary key,
  order_id text not null,
  skus text[] not null
);
