--! phase: expand
-- The write model: what staff edits. Everything that is read at speed is a projection of it (next file).
create table categories (
  id text collate "C" primary key,
  -- What the projections store instead of the id.
  number integer generated always as identity unique,
  parent_id text collate "C" references categories,
  -- '/cat_a/cat_b/': the ids from the root down to itself, so that a subtree is a range of the index.
  path text collate "C" not null unique,
  slug text collate "C" not null unique,
  position integer not null default 0,
  texts json not null,
  picture text,
  version integer not null default 1
);
create index categories_by_parent on categories (parent_id);

create table attributes (
  code text collate "C" primary key,
  type text not null check (type in ('text', 'number', 'boolean', 'enum', 'unit')),
  labels json not null,
  facetable boolean not null,
  multiple boolean not null,
  unit text,
  choices json not null,
  position integer not null default 0,
  version integer not null default 1
);

create table products (
  id text collate "C" primary key,
  external_id text collate "C" unique,
  slug text collate "C" not null,
  status text not null check (status in ('draft', 'scheduled', 'published')),
  publish_at timestamptz,
  published_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null,
  title text not null,
  texts json not null,
  options json not null,
  media json not null,
  attributes json not null,
  category_ids text[] not null,
  tags text[] not null,
  goes_with text[] not null,
  tax_category text not null,
  check (status <> 'scheduled' or publish_at is not null),
  check (status <> 'published' or published_at is not null)
);
create index products_by_change on products (updated_at, id);
create index products_by_category on products using gin (category_ids);
create index products_by_title on products using gin (title gin_trgm_ops);

-- Every slug a product has or had: a former one leads to where the product is now.
create table product_slugs (
  slug text collate "C" primary key,
  product_id text collate "C" not null references products on delete cascade,
  current boolean not null
);
create index product_slugs_by_product on product_slugs (product_id);

create table category_slugs (
  slug text collate "C" primary key,
  category_id text collate "C" not null references categories on delete cascade,
  current boolean not null
);
create index category_slugs_by_category on category_slugs (category_id);

create table variants (
  id text collate "C" primary key,
  product_id text collate "C" not null references products on delete cascade,
  position integer not null,
  -- Checked when a statement ends, so that two variants can swap their SKUs in one.
  sku text collate "C" not null constraint variants_sku unique deferrable initially immediate,
  options json not null,
  barcode text,
  weight_grams integer check (weight_grams >= 0)
);
create index variants_by_product on variants (product_id, position);

create table prices (
  variant_id text collate "C" not null references variants on delete cascade,
  currency text collate "C" not null,
  amount bigint not null check (amount >= 0),
  compare_at_amount bigint check (compare_at_amount >= 0),
  primary key (variant_id, currency)
);

create table synonyms (
  id text collate "C" primary key,
  language text not null,
  words text[] not null check (cardinality(words) >= 2)
);

-- What inventory last said of a SKU; it may speak before the variant exists.
create table availability (
  sku text collate "C" primary key,
  available bigint not null,
  in_stock boolean not null,
  version bigint not null
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  entity text collate "C" not null,
  changes json not null
);
create index audit_by_entity on audit (entity, id);
create index audit_by_actor on audit (actor, id);

create table imports (
  id text collate "C" primary key,
  status text not null check (status in ('receiving', 'queued', 'running', 'succeeded', 'failed', 'cancelled')),
  format text not null,
  dry_run boolean not null,
  publish boolean not null,
  actor text not null,
  total integer not null default 0,
  processed integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  failed integer not null default 0,
  detail text,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- The last row that is worked off: a run that was cut short goes on after it.
  done_row integer not null default 0
);

create table import_rows (
  import_id text collate "C" not null references imports on delete cascade,
  row integer not null,
  product json not null,
  primary key (import_id, row)
);

create table import_errors (
  id bigint generated always as identity primary key,
  import_id text collate "C" not null references imports on delete cascade,
  row integer not null,
  pointer text not null,
  detail text not null
);
create index import_errors_by_import on import_errors (import_id, id);
