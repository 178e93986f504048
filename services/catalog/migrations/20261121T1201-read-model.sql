--! phase: expand
-- The read model. The first four tables change in the transaction of the product; the search tables follow the feed.

-- One row per published product and language of the shop: the whole answer, ready to send.
create table product_documents (
  product_id text collate "C" not null,
  language text collate "C" not null,
  slug text collate "C" not null,
  -- Of this text, not of the product: stock and category names move it too. Milliseconds, so that it also differs from
  -- that of a deleted product whose slug is used again.
  version bigint not null,
  -- Without its first member, the version: '"id": … }'.
  detail text not null,
  primary key (product_id, language),
  unique (slug, language)
);

create table product_cards (
  product_id text collate "C" not null,
  language text collate "C" not null,
  card text not null,
  primary key (product_id, language)
);

-- Published products in every order that a list can have. `scope` is the number of a category of theirs or above
-- them, or 0 for all: one walk along one index answers a page, however large the catalogue.
create table listings (
  product_id text collate "C" not null,
  scope integer not null,
  listed_at timestamptz not null,
  in_stock boolean not null,
  primary key (product_id, scope)
);
create index listings_newest on listings (scope, listed_at desc, product_id desc) include (in_stock);

create table listing_prices (
  product_id text collate "C" not null,
  scope integer not null,
  currency text collate "C" not null,
  amount bigint not null,
  in_stock boolean not null,
  primary key (product_id, scope, currency)
);
create index listing_prices_by_amount on listing_prices (scope, currency, amount, product_id) include (in_stock);

create table listing_names (
  product_id text collate "C" not null,
  scope integer not null,
  language text collate "C" not null,
  -- Lower case without accents: the same order on every server, whatever its locales.
  sort_key text collate "C" not null,
  in_stock boolean not null,
  primary key (product_id, scope, language)
);
create index listing_names_by_key on listing_names (scope, language, sort_key, product_id) include (in_stock);

-- Numbers for what can be counted and filtered by: a search document names its facets by them.
create table facets (
  code text collate "C" primary key,
  labels json not null,
  numeric boolean not null,
  position integer not null
);
create table facet_values (
  id integer generated always as identity primary key,
  code text collate "C" not null,
  value text collate "C" not null,
  labels json not null,
  number double precision,
  unique (code, value)
);

create table search_documents (
  product_id text collate "C" not null,
  language text collate "C" not null,
  version integer not null,
  listed_at timestamptz not null,
  in_stock boolean not null,
  -- Words by weight, and lexemes that no text yields, so that one index answers for all filters: '=word' in the title,
  -- '~l:en' the language, '~c:7' in category 7, '~t:new' a tag, '~f:9' facet value 9, '~s:mug-sand' a SKU,
  -- '~b:200' one of 256 random buckets, from which counts of broad queries are estimated.
  terms tsvector not null,
  -- Ids of facet_values; the same packed for sending many at once: a count, then four bytes each.
  facets integer[] not null,
  packed bytea not null,
  -- Lowest amount by currency.
  amounts jsonb not null,
  words text[] not null,
  primary key (product_id, language)
) with (fillfactor = 90);
create index search_documents_terms on search_documents using gin (terms) with (fastupdate = off);

-- The vocabulary: for completions and for finding the word that was meant.
create table search_words (
  language text collate "C" not null,
  word text collate "C" not null,
  documents integer not null,
  primary key (language, word)
);
create index search_words_similar on search_words using gin (word gin_trgm_ops);
