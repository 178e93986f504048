--! phase: expand
-- What is known of products that are on sale. Ids and slugs, nothing of who ordered.
create table products (
  product_id text primary key,
  slug text not null,
  version bigint not null,
  -- The most special category: what is of its kind.
  kind text,
  tags text[] not null default '{}',
  goes_with text[] not null default '{}',
  -- In the smallest unit of the currency whose code sorts first, only to tell cheap from dear.
  price bigint,
  listed_at timestamptz not null,
  -- Orders it was in, halved every month, so that what was loved once makes room.
  warmth double precision not null default 0
);
create unique index products_by_slug on products (slug);
create index products_by_kind on products (kind, warmth desc, product_id);
create index products_by_warmth on products (warmth desc, listed_at desc, product_id);

-- Orders that were counted, or that were cancelled before they could be.
create table counted_orders (
  order_id text primary key,
  product_ids text[] not null,
  cancelled boolean not null default false,
  counted_at timestamptz not null
);
create index counted_orders_by_time on counted_orders (counted_at);

create table product_orders (
  product_id text primary key,
  orders integer not null check (orders >= 0)
);

-- Both directions, so that one index answers for either product.
create table product_pairs (
  product_id text not null,
  other_id text not null,
  orders integer not null check (orders >= 0),
  primary key (product_id, other_id)
);
create index product_pairs_by_orders on product_pairs (product_id, orders desc);
