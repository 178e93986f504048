--! phase: expand
-- Uploaded pictures. What they are made of lies in the blob store, under a key that is named after the content.
create table media (
  id text collate "C" primary key,
  key text collate "C" not null unique,
  -- Of the file as it was sent: the same file again is this picture.
  sent_sha256 text collate "C" not null,
  file_name text not null,
  content_type text not null,
  bytes integer not null check (bytes > 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  colour text not null,
  placeholder text not null,
  alt json not null default '{}',
  focal json,
  version integer not null default 1,
  created_at timestamptz not null,
  -- When it was last sent, or last taken from a product: what nothing shows since long goes.
  touched_at timestamptz not null
);
create index media_by_time on media (created_at desc, id desc);
create index media_by_sent_file on media (sent_sha256);
create index media_by_touch on media (touched_at);

-- Which products show it, kept in the transaction of the product; categories are few and are asked.
create table media_uses (
  key text collate "C" not null references media (key),
  product_id text collate "C" not null references products on delete cascade,
  primary key (key, product_id)
);
create index media_uses_by_product on media_uses (product_id);
